package kith.sim.check;

import java.util.HashMap;
import java.util.Map;
import kith.net.Input;
import kith.net.Output;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import kith.sim.Host;
import kith.sim.Watch;

/**
 * No peer sends more to an address than it received from there before the address is proven.
 * Counted in IP bytes. Addresses the owner asked to dial are exempt, as nobody else chose them.
 */
public final class Amplification implements Watch {

    /** IPv4 and UDP headers (RFC 791, RFC 768). */
    private static final int HEADER_BYTES = 28;

    private static final long PROVEN = Long.MAX_VALUE / 2;

    private final Map<Integer, Map<Address, long[]>> balances = new HashMap<>();
    private long introducedBytes;

    @Override
    public void arrived(Host host, Address from, byte[] bytes) {
        balance(host, from)[0] += bytes.length + HEADER_BYTES;
    }

    @Override
    public void sent(Host host, Address outer, Address to, byte[] bytes) {
        long[] balance = balance(host, to);
        balance[0] -= bytes.length + HEADER_BYTES;
        if (balance[0] < -introducedBytes) {
            throw new Violation(
                    "host " + host.number() + " sent " + -balance[0] + " B too many to " + to,
                    host.nowUs());
        }
    }

    @Override
    public void input(Host host, Input input) {
        if (input instanceof Input.Dial dial) {
            prove(host, dial.to());
        }
    }

    @Override
    public void output(Host host, Output output) {
        if (output instanceof Output.Linked linked) {
            if (linked.at() != null) {
                prove(host, linked.at());
            }
        } else if (output instanceof Output.Trace(TraceEvent event)
                && event.kind() == TraceEvent.Kind.ROAMED
                && event.address() != null) {
            prove(host, event.address());
        }
    }

    /** What a host may send to an address that others introduced it to, before it is proven. */
    public void allow(long bytes) {
        introducedBytes = bytes;
    }

    /** Addresses a host may send to from now on, such as those of an invitation. */
    public void prove(Host host, Address address) {
        balance(host, address)[0] = PROVEN;
    }

    private long[] balance(Host host, Address address) {
        return balances.computeIfAbsent(host.number(), number -> new HashMap<>())
                .computeIfAbsent(address, other -> new long[1]);
    }
}
