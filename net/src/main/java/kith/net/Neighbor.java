package kith.net;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.link.Link;
import kith.net.link.Path;
import kith.net.stream.Connection;
import kith.net.stream.ConnectionBounds;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** A node this one is linked to, with what runs over the link. */
final class Neighbor {

    /** A second between tries of shorter ways. */
    static final long PROBE_MS = 1_000;

    /** 6 probes of two packets each, some 5 s: one in ten lost both ways does not do that. */
    static final int UNANSWERED_MAX = 6;

    final Id id;
    final Link link;
    final Connection connection;

    /** Null until there is a stream. */
    private @Nullable Set<Long> streams;

    /** Where the node may be reached without the relay; tried one after another. Null if none. */
    private @Nullable ArrayDeque<Address> candidates;

    long probeMs = Long.MAX_VALUE;

    /** Whether candidates came: taken once for a link, so that nobody points it at victims. */
    private boolean candidatesCame;

    private long dueMs = Long.MAX_VALUE;
    private boolean stalled;

    /** Whether it stands in the queue of those with something to do. */
    boolean queued;

    Neighbor(Link link, ConnectionBounds bounds) {
        this.id = link.node();
        this.link = link;
        this.connection = new Connection(link.dialed(), bounds);
    }

    /** Where the link leads if no relay is in between. */
    @Nullable Address address() {
        return link.path() instanceof Path.Direct(Address address) ? address : null;
    }

    boolean relayed() {
        return link.path() instanceof Path.Relayed;
    }

    /** Addresses the node says it has. */
    void offer(List<Address> addresses, long nowMs) {
        if (relayed() && !candidatesCame) {
            candidatesCame = true;
            candidates = new ArrayDeque<>(addresses);
            probeMs = nowMs;
            probe(nowMs);
        }
    }

    /** Tries the next shorter way, if it is time. */
    void probe(long nowMs) {
        if (nowMs < probeMs) {
            return;
        }
        Address next = relayed() && candidates != null ? candidates.poll() : null;
        if (next == null) {
            probeMs = Long.MAX_VALUE;
            return;
        }
        link.probe(new Path.Direct(next), nowMs);
        probeMs = nowMs + PROBE_MS;
    }

    /** Streams its owner was told of. */
    Set<Long> streams() {
        return streams == null ? Collections.emptySet() : streams;
    }

    void addStream(long stream) {
        if (streams == null) {
            streams = new LinkedHashSet<>();
        }
        streams.add(stream);
    }

    void removeStream(long stream) {
        if (streams != null) {
            streams.remove(stream);
        }
    }

    /** Whether it has just not answered for long; true once, until it answers. */
    boolean stalls() {
        boolean now = connection.unanswered() >= UNANSWERED_MAX;
        boolean begins = now && !stalled;
        stalled = now;
        return begins;
    }

    /** Looks when something is to be done next; after whatever the connection was told. */
    void schedule() {
        dueMs = connection.deadlineMs();
    }

    /** The connection is to be asked; as of the last {@link #schedule}. */
    long dueMs() {
        return dueMs;
    }

    long deadlineMs() {
        return Math.min(dueMs, probeMs);
    }
}
