package kith.node;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.Peer;
import kith.net.StoreRecord;
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
    }

    /** 64: some 100 us of work before outputs are looked at. */
    private static final int READS_PER_TURN = 64;

    /**
     * 256: sent before the sockets are read again, so that acknowledgements are heard meanwhile.
     */
    private static final int OUTPUTS_PER_TURN = 256;

    private final Peer peer;
    private final UdpDriver sockets;
    private final MonotoneClock clock;
    private final Surroundings surroundings;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ArrayDeque<Input> inputs = new ArrayDeque<>();
    private volatile boolean closing;
    private volatile @Nullable Thread thread;
    private long nowMs;

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

    /** The nodes of a contact's devices; on the driver's thread. */
    List<Id> nodesOf(Id author) {
        return peer.nodesOf(author);
    }

    /** How many nodes of the network the peer knows; on the driver's thread. */
    int known() {
        return peer.known();
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
        while (work() == nowMs) {
            sockets.flush();
        }
        sockets.flush();
    }

    private void turn() throws IOException, StoreException {
        nowMs = clock.nowMs();
        if (clock.jumped()) {
            surroundings.woke();
        }
        woken.set(false);
        Runnable task;
        while ((task = tasks.poll()) != null) {
            task.run();
        }
        boolean more = sockets.receive(READS_PER_TURN, this::received);
        long untilMs = work();
        sockets.flush();
        if (!more && untilMs > nowMs) {
            sockets.await(untilMs - clock.nowMs());
        }
    }

    private void received(Address from, byte[] bytes) {
        peer.handle(new Input.Datagram(from, bytes), nowMs);
    }

    /** Hands inputs in and does what comes out; how long there is nothing to do then. */
    private long work() throws StoreException {
        for (int done = 0; done < OUTPUTS_PER_TURN; done++) {
            Input input;
            while ((input = inputs.poll()) != null) {
                peer.handle(input, nowMs);
            }
            switch (peer.poll(nowMs)) {
                case Output.Transmit(Address to, byte[] bytes) -> sockets.send(to, bytes);
                case Output.Save(long sequence, StoreRecord record) -> {
                    if (!surroundings.save(sequence, record)) {
                        throw new StoreException("the disk is full and memory, too");
                    }
                }
                case Output.Wait(long untilMs) -> {
                    if (inputs.isEmpty()) {
                        return untilMs;
                    }
                }
                case Output output -> surroundings.output(output);
            }
        }
        return nowMs;
    }
}
