package kith.sim.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import kith.sim.Host;
import kith.sim.Watch;
import org.jspecify.annotations.Nullable;

/**
 * No peer sends more to an address than it received from there before the address is proven.
 * Counted in IP bytes. Addresses the owner asked to dial are exempt, as nobody else chose them:
 * those of a dial, those in an invitation that was accepted. What a node at the other end of a
 * relay names gets the challenges of link.md, no more, and once for each such link. Questions of
 * discovery are counted apart, by {@link Questions}.
 */
public final class Amplification implements Watch {

    /** IPv4 and UDP headers (RFC 791, RFC 768). */
    private static final int HEADER_BYTES = 28;

    private static final long PROVEN = Long.MAX_VALUE / 2;

    /** Four challenges of 46 bytes: link.md, "Paths". */
    private static final long PROBES_BYTES = 4 * (46 + HEADER_BYTES);

    private final Map<Integer, Sender> senders = new HashMap<>();

    /** What a host sent, and the nodes it is linked to. */
    private static final class Sender {
        private final Map<Address, long[]> balances = new HashMap<>();
        private final Set<Id> linked = new HashSet<>();
        private Questions questions = new Questions();
        private long probesBytes;
    }

    @Override
    public void arrived(Host host, Address from, byte[] bytes) {
        if (sender(host).questions.arrived(from, bytes)) {
            prove(host, from);
        }
        long[] balance = balance(host, from);
        if (balance[0] < PROVEN) {
            balance[0] += bytes.length + HEADER_BYTES;
        }
    }

    @Override
    public void sent(Host host, Address outer, Address to, byte[] bytes) {
        if (sender(host).questions.sent(to, bytes, host.nowUs() / 1000)) {
            return;
        }
        long[] balance = balance(host, to);
        balance[0] -= bytes.length + HEADER_BYTES;
        if (balance[0] < -sender(host).probesBytes) {
            throw new Violation(
                    "host "
                            + host.number()
                            + " sent "
                            + -balance[0]
                            + " B too many to "
                            + to
                            + ", the last "
                            + bytes.length
                            + " of kind "
                            + (bytes.length == 0 ? 0 : bytes[0]),
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
        switch (output) {
            case Output.Linked(Id node, @Nullable Address at) -> linked(host, node, at);
            case Output.Unlinked(Id node, Reason reason) -> sender(host).linked.remove(node);
            case Output.Trace(TraceEvent event) -> {
                if (event.kind() == TraceEvent.Kind.ROAMED && event.address() != null) {
                    prove(host, event.address());
                }
            }
            default -> {}
        }
    }

    @Override
    public void changed(Host host, String what) {
        if (what.equals("wiped")) {
            senders.remove(host.number()); // It knows nobody any more.
        } else if (what.equals("started")) {
            sender(host).linked.clear();
            sender(host).questions = new Questions(); // Its bounds are a process's.
        }
    }

    private void linked(Host host, Id node, @Nullable Address at) {
        boolean fresh = sender(host).linked.add(node);
        if (at != null) {
            prove(host, at);
        } else if (fresh) {
            sender(host).probesBytes += PROBES_BYTES;
        }
    }

    /** Addresses a host may send to from now on, such as those of an invitation. */
    public void prove(Host host, Address address) {
        balance(host, address)[0] = PROVEN;
    }

    private long[] balance(Host host, Address address) {
        return sender(host).balances.computeIfAbsent(address, other -> new long[1]);
    }

    private Sender sender(Host host) {
        return senders.computeIfAbsent(host.number(), number -> new Sender());
    }
}
