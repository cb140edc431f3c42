package kith.sim;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.sim.scenario.Peers;

/** Peers without secrets; one of them, the second, may have a fault. */
public final class PlainPeers implements Peers {

    private final PlainPeer.Fault fault;
    private final List<Host> hosts = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private int next;

    public PlainPeers(PlainPeer.Fault fault) {
        this.fault = fault;
    }

    @Override
    public Driven.Birth birth(int host) {
        return (restored, randomness, nowMs) ->
                new PlainPeer(
                        number(host),
                        host == 1 ? fault : PlainPeer.Fault.NONE,
                        hosts.get(host).address(),
                        restored);
    }

    @Override
    public Id author(int host) {
        return PlainPeer.id(number(host));
    }

    @Override
    public Id node(int host) {
        return author(host);
    }

    @Override
    public void renew(int host) {
        numbers.set(host, 1000 + next++);
    }

    @Override
    public int datagramBytesMax() {
        return 20_000;
    }

    @Override
    public void placed(Host host) {
        hosts.add(host);
    }

    private int number(int host) {
        while (numbers.size() <= host) {
            numbers.add(next++);
        }
        return numbers.get(host);
    }
}
