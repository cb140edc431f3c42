package kith.net.fuzz;

import java.util.Map;
import java.util.TreeMap;
import kith.net.Output;
import kith.net.trace.TraceEvent;
import kith.net.wire.Reason;

/** What became of the datagrams a peer was attacked with. */
final class Tally {

    final Map<Reason, Long> reasons = new TreeMap<>();

    /** Datagrams given. */
    long given;

    /** Datagrams that were refused. */
    long refused;

    /** Datagrams that were not refused and had some effect that can be seen. */
    long taken;

    /** Datagrams that were not refused and changed at most what cannot be seen. */
    long silent;

    /** Everything that came out of one handling of a datagram. */
    static final class One {
        int rejects;
        int effects;
    }

    /** Notes an output that a datagram caused. */
    void output(Output output, One one) {
        if (output instanceof Output.Trace(TraceEvent event)
                && event.kind() == TraceEvent.Kind.REJECTED) {
            one.rejects++;
            Reason reason = event.reason();
            reasons.merge(reason == null ? Reason.UNEXPECTED : reason, 1L, Long::sum);
        } else {
            one.effects++;
        }
    }

    /** Closes the account of a datagram. */
    void close(One one) {
        given++;
        if (one.rejects > 0) {
            refused++;
        } else if (one.effects > 0) {
            taken++;
        } else {
            silent++;
        }
    }

    /** All refusals, by their reasons. */
    long rejects() {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    void clear() {
        reasons.clear();
        given = 0;
        refused = 0;
        taken = 0;
        silent = 0;
    }

    void add(Tally other) {
        other.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        given += other.given;
        refused += other.refused;
        taken += other.taken;
        silent += other.silent;
    }

    @Override
    public String toString() {
        return given
                + " given, "
                + refused
                + " refused, "
                + taken
                + " taken, "
                + silent
                + " silent "
                + reasons;
    }
}
