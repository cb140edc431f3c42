package kith.system;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kith.bridge.Mode;
import org.jspecify.annotations.Nullable;

/** A page's subscription to what happens in a folder. */
final class PageWatch implements AutoCloseable {
    private static final List<String> KINDS = List.of("ready", "rename", "change", "overflow");

    record Seen(String kind, String filename) {}

    private final Wire wire;
    private final long channel;
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private volatile FsPage.@Nullable Failed failed;
    private volatile boolean closed;
    private volatile boolean deaf;

    PageWatch(Wire wire, String path, boolean recursive) {
        this.wire = wire;
        this.channel = wire.newChannel();
        exchange(
                wire.call(
                        1,
                        "fs.watch",
                        out -> {
                            out.string(path);
                            out.bool(recursive);
                        }));
    }

    private void exchange(ByteBuffer batch) {
        wire.exchange(channel, batch, Mode.SLOT, this::answered);
    }

    private void answered(ByteBuffer bytes) {
        for (Wire.Frame frame : Wire.frames(bytes)) {
            if (frame.kind() == Wire.EVENT) {
                String kind = KINDS.get(frame.payload().ordinal(KINDS.size()));
                seen.add(new Seen(kind, frame.payload().string()));
            } else if (frame.kind() == Wire.ERROR) {
                failed = new FsPage.Failed(frame.payload());
            } else if (frame.kind() == Wire.RESULT) {
                closed = true;
            }
        }
        if (failed == null && !closed && !deaf) {
            exchange(ByteBuffer.allocate(0));
        }
    }

    /** The next event; fails after some seconds. */
    Seen next() throws InterruptedException {
        Seen event = seen.poll(FsPage.WAIT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing happened; " + failed);
        }
        return event;
    }

    /** Waits for one event, whatever comes before it. */
    void await(String kind, String filename) throws InterruptedException {
        Seen wanted = new Seen(kind, filename);
        List<Seen> before = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FsPage.WAIT_SECONDS);
        while (System.nanoTime() < end) {
            Seen event = seen.poll(100, TimeUnit.MILLISECONDS);
            if (wanted.equals(event)) {
                return;
            }
            if (event != null) {
                before.add(event);
            }
        }
        throw new AssertionError("no " + wanted + " but " + before + " " + failed);
    }

    /** From its next answer on the page asks for no more events; until {@link #listen}. */
    void stopListening() {
        deaf = true;
    }

    void listen() {
        deaf = false;
        exchange(ByteBuffer.allocate(0));
    }

    /** Why watching ended; waits for it. */
    FsPage.Failed failure() throws InterruptedException {
        FsPage.Failed reason = failed;
        for (int i = 0; reason == null && i < FsPage.WAIT_SECONDS * 100; i++) {
            Thread.sleep(10);
            reason = failed;
        }
        if (reason == null) {
            throw new AssertionError("watching has not failed");
        }
        return reason;
    }

    /** Events that come within a time. */
    List<Seen> during(long ms) throws InterruptedException {
        Thread.sleep(ms);
        List<Seen> all = new ArrayList<>();
        seen.drainTo(all);
        return all;
    }

    @Override
    public void close() {
        closed = true;
        exchange(Wire.cancel(1));
    }
}
