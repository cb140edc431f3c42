package kith.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** One route for each thing a route can be. */
@Routes("probe")
final class ProbeRoutes {
    /** Holds up {@link #blocked} until a test lets it go. */
    final CountDownLatch gate = new CountDownLatch(1);

    /** What {@link #later} answers with, completed by the test. */
    final LinkedBlockingQueue<CompletableFuture<String>> promises = new LinkedBlockingQueue<>();

    /** The sinks of {@link #stream}, in the order of the calls. */
    final LinkedBlockingQueue<Events<ByteBuffer>> streams = new LinkedBlockingQueue<>();

    /** The tokens of cancellable calls, in the order of the calls. */
    final LinkedBlockingQueue<Cancellation> tokens = new LinkedBlockingQueue<>();

    /**
     * Sends every kind of number there and back.
     *
     * @param flag a boolean
     * @param number an int
     * @param large a long
     * @param real a double
     * @return a text of all of them
     */
    @Route(sync = true)
    String numbers(boolean flag, int number, long large, double real) {
        return flag + " " + number + " " + large + " " + real;
    }

    /**
     * Sends every other type there and back.
     *
     * @param text a string
     * @param bytes bytes
     * @param handle a handle
     * @param colour a choice
     * @return a text of all of them
     */
    @Route(sync = true)
    String values(String text, ByteBuffer bytes, Handle handle, Colour colour) {
        return text + " " + bytes.remaining() + " " + handle.id() + " " + colour;
    }

    /**
     * Answers with a record it was given.
     *
     * @param nested a record, or nothing
     * @return the same
     */
    @Route
    @Nullable Nested nested(@Nullable Nested nested) {
        return nested;
    }

    /**
     * Answers with bytes it was given.
     *
     * @param bytes any
     * @return the same
     */
    @Route(large = true, sync = true)
    ByteBuffer echo(ByteBuffer bytes) {
        return bytes;
    }

    /**
     * Answers with so many bytes.
     *
     * @param length how many
     * @return zeros
     */
    @Route
    ByteBuffer zeros(int length) {
        return ByteBuffer.allocate(length);
    }

    /** Answers nothing. */
    @Route
    void nothing() {}

    /**
     * Says on which thread it runs.
     *
     * @return the thread's name
     */
    @Route
    String threadName() {
        return Thread.currentThread().getName();
    }

    /**
     * Says on which thread of a lane it runs.
     *
     * @return the thread's name
     */
    @Route(on = Lane.FS)
    String pooledThreadName() {
        return Thread.currentThread().getName();
    }

    /**
     * Waits until the test lets it go.
     *
     * @return the word done
     * @throws InterruptedException if the test ends it
     */
    @Route(on = Lane.FS)
    String blocked() throws InterruptedException {
        gate.await();
        return "done";
    }

    /**
     * Waits in a lane with one thread, and tells when it is cancelled.
     *
     * @throws InterruptedException if the test ends it
     */
    @Route(on = Lane.TERMINAL)
    void cancellable(Cancellation cancellation) throws InterruptedException {
        tokens.add(cancellation);
        gate.await();
    }

    /**
     * Answers when the test completes it.
     *
     * @return what the test says
     */
    @Route
    CompletableFuture<String> later(Cancellation cancellation) {
        tokens.add(cancellation);
        CompletableFuture<String> promise = new CompletableFuture<>();
        promises.add(promise);
        return promise;
    }

    /** Answers nothing, from a stage that is complete already. */
    @Route
    CompletableFuture<@Nullable Void> nothingLater() {
        return CompletableFuture.completedFuture(null);
    }

    /** Events that the test sends. */
    @Route
    void stream(Events<ByteBuffer> events, Cancellation cancellation) {
        streams.add(events);
        tokens.add(cancellation);
    }

    /**
     * Fails as the system does.
     *
     * @param path what is not there
     * @throws NodeError ENOENT always
     */
    @Route
    void missing(String path) {
        throw NodeError.system("ENOENT", -2, "no such file or directory", "open").path(path);
    }

    /** Fails by a defect, with a secret in its message. */
    @Route
    void defect() {
        throw new IllegalStateException("secret");
    }

    /**
     * Fails by an error of the machine.
     *
     * @throws IOException always
     */
    @Route(on = Lane.FS)
    void pooledDefect() throws IOException {
        throw new IOException("secret");
    }

    /**
     * Answers null though it must not.
     *
     * @return never
     */
    @Route
    @SuppressWarnings("NullAway") // this is the defect under test
    String wrongNull() {
        return null;
    }

    /**
     * Needs a right.
     *
     * @return the word granted
     */
    @Route(permission = {"probe", "other"})
    String guarded() {
        return "granted";
    }

    /**
     * Opens something.
     *
     * @return its handle
     */
    @Route
    Handle open(Session session) {
        return session.handles().add(() -> {}, "open");
    }
}
