package kith.net;

import java.util.ArrayDeque;
import kith.net.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a peer in order, and the ones that wait for the disk: what depends on a record
 * goes out when the record is safe, so a crash at any point breaks no promise.
 */
final class Outbox {

    /**
     * 16 MiB that the disk has not kept yet: it is full, or slower than the network. Less than its
     * owner can hold in memory, so that a full disk ends no node.
     */
    static final long UNSAVED_BYTES_MAX = 16L << 20;

    private record Unsaved(long sequence, long bytes) {}

    private record Held(long sequence, Runnable action) {}

    private final ArrayDeque<Output> outputs = new ArrayDeque<>();
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private final ArrayDeque<Unsaved> unsaved = new ArrayDeque<>();
    private long unsavedBytes;
    private long given;
    private long saved;

    void add(Output output) {
        outputs.add(output);
    }

    void trace(TraceEvent event) {
        outputs.add(new Output.Trace(event));
    }

    /** Asks for a record to be kept. */
    void save(StoreRecord record) {
        byte[] value = record.value();
        long bytes = (long) record.key().length + (value == null ? 0 : value.length);
        outputs.add(new Output.Save(++given, record));
        unsaved.add(new Unsaved(given, bytes));
        unsavedBytes += bytes;
    }

    /** Whether the disk is so far behind that nothing more should be taken on. */
    boolean behind() {
        return unsavedBytes > UNSAVED_BYTES_MAX;
    }

    /** Does something when all records given so far are on the disk; at once if they are. */
    void afterSaves(Runnable action) {
        if (saved >= given && held.isEmpty()) {
            action.run();
        } else {
            held.add(new Held(given, action));
        }
    }

    /** Records up to {@code sequence} are on the disk. */
    void saved(long sequence) {
        saved = Math.max(saved, Math.min(sequence, given));
        while (!unsaved.isEmpty() && unsaved.peek().sequence() <= saved) {
            unsavedBytes -= unsaved.remove().bytes();
        }
        while (!held.isEmpty() && held.peek().sequence() <= saved) {
            held.remove().action().run();
        }
    }

    boolean isEmpty() {
        return outputs.isEmpty();
    }

    @Nullable Output poll() {
        return outputs.poll();
    }
}
