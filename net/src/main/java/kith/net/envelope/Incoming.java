package kith.net.envelope;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/** An envelope coming in, from its first packet until it is taken or refused. */
final class Incoming {

    /** 8: more nodes than that need not be asked. */
    static final int SOURCES_MAX = 8;

    /**
     * 256 packets, 290 kB, asked of a node at once: 20 Mbit/s over 100 ms. The next question is
     * sent when half of them are here.
     */
    static final int WINDOW_PACKETS = 256;

    /** 1 s without a proved packet, doubled up to a minute: then somebody is asked. */
    private static final long ASK_MS = 1_000;

    private static final long ASK_MS_MAX = 60_000;

    final Id id;
    final Id beganBy;
    final Map<Id, Source> sources = new LinkedHashMap<>();

    /** Segments that are saved. */
    final BitSet saved = new BitSet();

    @Nullable Head head;

    /** Null before the head is here, and after the envelope was given out. */
    @Nullable Assembly assembly;

    /** Whether it was given out and waits to be taken. */
    boolean complete;

    final long beganMs;
    long askAtMs;
    private long progressedMs;
    private int asks;

    /** A node that holds the envelope, or says so. */
    static final class Source {
        final Id node;

        /** What it was asked for and has not sent. */
        final BitSet asked = new BitSet();

        /** Whether it waits to be asked; otherwise it sends of its own accord. */
        boolean asking;

        Source(Id node) {
            this.node = node;
        }
    }

    Incoming(Id id, Id beganBy, long nowMs) {
        this.id = id;
        this.beganBy = beganBy;
        this.beganMs = nowMs;
        progressed(nowMs);
    }

    /** The node as a source; null if there are too many. */
    @Nullable Source source(Id node) {
        Source source = sources.get(node);
        if (source == null && sources.size() < SOURCES_MAX) {
            source = new Source(node);
            sources.put(node, source);
        }
        return source;
    }

    void progressed(long nowMs) {
        progressedMs = nowMs;
        asks = 0;
        askAtMs = nowMs + ASK_MS;
    }

    /** When the last packet was proved, or it began. */
    long progressedMs() {
        return progressedMs;
    }

    /**
     * Nothing came for too long: forgets what was asked, and whom in vain if others may know
     * better; a number that counts up.
     */
    int stalled(long nowMs) {
        if (sources.size() == SOURCES_MAX) {
            sources.values().removeIf(source -> !source.asked.isEmpty());
        }
        for (Source source : sources.values()) {
            source.asked.clear();
        }
        asks++;
        askAtMs = nowMs + Math.min(ASK_MS_MAX, ASK_MS << Math.min(asks, 10));
        return asks;
    }

    /** Packet {@code index} is here. */
    void arrived(int index) {
        for (Source source : sources.values()) {
            source.asked.clear(index);
        }
    }

    int heldBytes() {
        return assembly == null ? 0 : assembly.heldBytes();
    }

    /**
     * What to ask a source for now: packets that are missing, wait in no quarantine, and were asked
     * of nobody. Empty while half of what it was asked for is still to come.
     */
    BitSet wanted(Source source, Quarantine quarantine) {
        BitSet wanted = new BitSet();
        int room = WINDOW_PACKETS - source.asked.cardinality();
        if (room < WINDOW_PACKETS / 2) {
            return wanted;
        }
        BitSet asked = new BitSet();
        for (Source other : sources.values()) {
            asked.or(other.asked);
        }
        int count = assembly == null ? 1 : assembly.shape().count();
        int ranges = 0;
        for (int i = 0; i < count && room > 0; i++) {
            boolean held = assembly != null && assembly.has(i);
            if (held || asked.get(i) || quarantine.waits(id, i)) {
                continue;
            }
            if ((i == 0 || !wanted.get(i - 1)) && ++ranges > Messages.RANGES_MAX) {
                break;
            }
            wanted.set(i);
            room--;
        }
        return wanted;
    }
}
