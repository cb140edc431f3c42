package kith.node;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.Peer;
import kith.net.StoreRecord;
import kith.net.topic.Following;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * Runs a peer: reads datagrams, hands them in, and does what the peer gives out, all on one thread.
 * Others give it work through a queue.
 */
final class NodeDriver {

    /** What the driver needs done elsewhere. On its thread. */
    interface Surroundings {

        /** Keeps a record; false if there is no room for it even in memory. */
        boolean save(long sequence, StoreRecord record);

        void output(Output output);

        /** The device slept: its networks may have changed. */
        void woke();

        /** Another peer, from what is kept, because the clock was set back. */
        Peer again(long nowMs, long setBackMs) throws StoreException;
    }

    /** 64: some 100 us of work before outputs are looked at. */
    private static final int READS_PER_TURN = 64;

    /**
     * 256: sent before the sockets are read again, so that acknowledgements are heard meanwhile.
     */
    private static final int OUTPUTS_PER_TURN = 256;

    /** 5 s for the disk to keep what it was given, and 1 minute until it gets them again. */
    private static final long SETTLE_MS = 5_000;

    private static final long SETTLE_AGAIN_MS = 60_000;
    private static final long SETTLE_LOOK_NANOS = 1_000_000;

    private Peer peer;
    private final UdpDriver sockets;
    private final MonotoneClock clock;
    private final Surroundings surroundings;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ArrayDeque<Input> inputs = new ArrayDeque<>();
    private volatile boolean closing;
    private volatile @Nullable Thread thread;
    private long nowMs;

    /** Of all peers together: records given to be kept, and those that are. */
    private long given;

    private long saved;

    /** Those that earlier peers gave. */
    private long givenBefore;

    private long settleAtMs = Long.MIN_VALUE;

    NodeDriver(Peer peer, UdpDriver sockets, MonotoneClock clock, Surroundings surroundings) {
        this.peer = peer;
        this.sockets = sockets;
        this.clock = clock;
        this.surroundings = surroundings;
    }

    /** Hands an input to the peer; from any thread, in the order of each. */
    void submit(Input input) {
        if (Thread.currentThread() == thread) {
            inputs.add(input);
        } else {
            execute(() -> inputs.add(input));
        }
    }

    /** Runs something on the driver's thread; from any other. */
    void execute(Runnable task) {
        tasks.add(task);
        if (woken.compareAndSet(false, true)) {
            sockets.wakeup();
        }
    }

    /** Records up to this one are on the disk; from any thread. */
    void saved(long sequence) {
        execute(() -> {
            saved = sequence;
            if (sequence > givenBefore) {
                peer.handle(new Input.Saved(sequence - givenBefore), nowMs);
            }
        });
    }

    /** The nodes of a contact's devices; on the driver's thread. */
    List<Id> nodesOf(Id author) {
        return peer.nodesOf(author);
    }

    /** What the peer holds for others; on the driver's thread. */
    Peer.Held held() {
        return peer.held();
    }

    /** How many nodes of the network the peer knows; on the driver's thread. */
    int known() {
        return peer.known();
    }

    /** The topics the peer follows; on the driver's thread. */
    List<Following> topics() {
        return peer.topics();
    }

    /** Ends {@link #run}; from any thread. */
    void close() {
        closing = true;
        sockets.wakeup();
    }

    /**
     * Drives the peer until {@link #close}.
     *
     * @return why it had to end by itself; null if it was closed
     */
    @Nullable String run() {
        thread = Thread.currentThread();
        try {
            while (!closing) {
                turn();
            }
            leave();
            return null;
        } catch (IOException e) {
            return "its sockets gave out: " + e.getMessage();
        } catch (StoreException e) {
            return e.getMessage();
        }
    }

    /** Tells the others, once: whoever does not hear it finds out by silence. */
    private void leave() throws StoreException {
        nowMs = clock.nowMs();
        peer.handle(new Input.Leave(), nowMs);
        while (work(input -> false) == nowMs) {
            sockets.flush();
        }
        sockets.flush();
    }

    /**
     * Follows a clock that was set back: to a peer time may not go back, so it leaves, and another
     * one begins with what is kept. Later, if the disk does not keep it now.
     */
    private void startOver() throws StoreException {
        settleAtMs = nowMs + SETTLE_AGAIN_MS;
        if (!settle()) {
            return;
        }
        leave();
        while (!closing && !settle()) {
            // Only if the disk failed at this moment, and the farewell was something to keep.
        }
        if (closing) {
            return;
        }
        long setBackMs = clock.follow();
        nowMs = clock.nowMs();
        settleAtMs = Long.MIN_VALUE;
        givenBefore = given;
        peer = surroundings.again(nowMs, setBackMs);
    }

    /**
     * Waits until all that was given is kept. Meanwhile nothing new is begun, but what the owner
     * has taken is not to be given again by the next peer.
     */
    private boolean settle() throws StoreException {
        long untilMs = nowMs + SETTLE_MS;
        while (!closing && nowMs < untilMs) {
            runTasks();
            boolean idle = work(Input.Taken.class::isInstance) > nowMs;
            sockets.flush();
            if (idle && saved == given) {
                return true;
            }
            LockSupport.parkNanos(SETTLE_LOOK_NANOS);
            nowMs = clock.nowMs();
        }
        return false;
    }

    private void turn() throws IOException, StoreException {
        nowMs = clock.nowMs();
        if (clock.jumped()) {
            surroundings.woke();
        }
        if (clock.mustFollow() && nowMs >= settleAtMs) {
            startOver();
        }
        runTasks();
        boolean more = sockets.receive(READS_PER_TURN, this::received);
        long untilMs = work(input -> true);
        sockets.flush();
        if (!more && untilMs > nowMs) {
            sockets.await(untilMs - clock.nowMs());
        }
    }

    private void runTasks() {
        woken.set(false);
        Runnable task;
        while ((task = tasks.poll()) != null) {
            task.run();
        }
    }

    private void received(Address from, byte[] bytes) {
        peer.handle(new Input.Datagram(from, bytes), nowMs);
    }

    /**
     * Hands inputs in and does what comes out.
     *
     * @param which the inputs to hand in now; others wait
     * @return how long there is nothing to do then
     */
    private long work(Predicate<Input> which) throws StoreException {
        for (int done = 0; done < OUTPUTS_PER_TURN; done++) {
            if (!inputs.isEmpty()) {
                inputs.removeIf(input -> which.test(input) && handed(input));
            }
            switch (peer.poll(nowMs)) {
                case Output.Transmit(Address to, byte[] bytes) -> sockets.send(to, bytes);
                case Output.Save(long sequence, StoreRecord record) -> {
                    given = givenBefore + sequence;
                    if (!surroundings.save(given, record)) {
                        throw new StoreException("the disk is full and memory, too");
                    }
                }
                case Output.Wait(long untilMs) -> {
                    if (inputs.stream().noneMatch(which)) {
                        return untilMs;
                    }
                }
                case Output output -> surroundings.output(output);
            }
        }
        return nowMs;
    }

    private boolean handed(Input input) {
        peer.handle(input, nowMs);
        return true;
    }
}
