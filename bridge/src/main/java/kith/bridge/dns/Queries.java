package kith.bridge.dns;

import java.io.IOException;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kith.bridge.Bounds;
import kith.bridge.Cancellation;
import kith.bridge.NodeError;
import org.jspecify.annotations.Nullable;

/**
 * All questions to name servers that are under way, on one thread that begins with the first and
 * ends when there has been none for a while: a dead server holds up no thread of a lane. Safe to
 * use from any thread.
 */
final class Queries {
    /** 128 sockets at once: an eighth of the descriptors a process usually has. */
    static final int OPEN_MAX = 128;

    /** 8192 questions that wait for a socket; a page that asks more is told to come back. */
    static final int WAITING_MAX = 8192;

    private final SecureRandom random = new SecureRandom();

    /** Handed over to the thread. Guarded by this. */
    private final Deque<Runnable> orders = new ArrayDeque<>();

    private @Nullable Selector selector;
    private int asked;

    /** Seen by the thread alone. */
    private final Set<Pending> open = new LinkedHashSet<>();

    private final Deque<Pending> waiting = new ArrayDeque<>();

    /** Decides whether a server may be asked by TCP; refuses by throwing a {@link NodeError}. */
    interface Streams {
        void require(ServerAddress server);
    }

    /** A question and who waits for its answer. */
    private static final class Pending {
        final Query query;
        final Streams streams;
        final CompletableFuture<Query.Done> answer = new CompletableFuture<>();
        @Nullable Exchange exchange;
        long untilMs;

        Pending(Query query, Streams streams) {
            this.query = query;
            this.streams = streams;
        }
    }

    /**
     * Asks.
     *
     * @param streams whether a long answer may be fetched by TCP
     * @return the answer; fails with a {@link NodeError} of {@code ENOTFOUND}, {@code ETIMEOUT} and
     *     so on, or ERR_BRIDGE_BUSY
     */
    CompletableFuture<Query.Done> ask(
            Question question, Asking asking, Streams streams, Cancellation cancellation) {
        Query query = new Query(question, asking, () -> random.nextInt(1 << 16));
        Pending pending = new Pending(query, streams);
        if (!order(() -> admit(pending), true)) {
            pending.answer.completeExceptionally(
                    NodeError.of("ERR_BRIDGE_BUSY", "Too many questions to name servers wait"));
            return pending.answer;
        }
        cancellation.onCancel(() -> order(() -> drop(pending), false));
        return pending.answer;
    }

    /** How many questions have no answer yet. */
    synchronized int size() {
        return asked;
    }

    private synchronized boolean order(Runnable task, boolean isQuestion) {
        if (isQuestion) {
            if (asked >= OPEN_MAX + WAITING_MAX) {
                return false;
            }
            asked++;
        }
        Selector awake = selector;
        if (awake != null) {
            orders.add(task);
            awake.wakeup();
            return true;
        }
        if (!isQuestion) {
            return true; // No thread, so there is nothing left to be dropped.
        }
        try {
            Selector made = Selector.open();
            selector = made;
            orders.add(task);
            Thread thread = new Thread(() -> run(made), "kith-dns-queries");
            thread.setDaemon(true);
            thread.start();
            return true;
        } catch (IOException e) {
            asked--;
            return false;
        }
    }

    private void run(Selector selection) {
        List<Runnable> due = next(selection, false);
        while (due != null) {
            for (Runnable task : due) {
                task.run();
            }
            long leftMs = leftMs();
            boolean idle = open.isEmpty();
            try {
                selection.select(leftMs);
                serve(selection);
            } catch (IOException e) {
                throw new IllegalStateException("the selector of name servers broke", e);
            }
            expire();
            due = next(selection, idle && open.isEmpty());
        }
    }

    /** What to do now; null when the thread has nothing to do and is to end. */
    private synchronized @Nullable List<Runnable> next(Selector selection, boolean idle) {
        List<Runnable> due = new ArrayList<>(orders);
        orders.clear();
        if (!due.isEmpty() || !idle || asked > 0) {
            return due;
        }
        selector = null;
        try {
            selection.close();
        } catch (IOException e) {
            // It holds nothing any more.
        }
        return null;
    }

    /** How long to sleep at most. */
    private long leftMs() {
        long leftMs = Bounds.IDLE_MS_MAX;
        long nowMs = nowMs();
        for (Pending each : open) {
            leftMs = Math.min(leftMs, each.untilMs - nowMs);
        }
        return Math.max(1, leftMs);
    }

    private void serve(Selector selection) {
        for (var key : selection.selectedKeys()) {
            Pending pending = (Pending) key.attachment();
            Exchange exchange = pending == null ? null : pending.exchange;
            if (exchange == null || !key.isValid()) {
                continue;
            }
            try {
                byte[] message = exchange.ready();
                Query.Step step =
                        message == null
                                ? null
                                : pending.query.received(message, exchange.isDatagram(), nowMs());
                if (step != null) {
                    take(pending, step);
                }
            } catch (IOException e) {
                take(pending, pending.query.lost("ECONNREFUSED", nowMs()));
            }
        }
        selection.selectedKeys().clear();
    }

    private void expire() {
        long nowMs = nowMs();
        for (Pending each : new ArrayList<>(open)) {
            if (each.untilMs <= nowMs) {
                take(each, each.query.lost("ETIMEOUT", nowMs));
            }
        }
    }

    private void admit(Pending pending) {
        if (open.size() >= OPEN_MAX) {
            waiting.add(pending);
            return;
        }
        open.add(pending);
        take(pending, pending.query.start(nowMs()));
    }

    /** Does what the question's machine says, until it waits or ends. */
    private void take(Pending pending, Query.Step first) {
        Query.Step step = first;
        while (step instanceof Query.Ask ask) {
            release(pending);
            try {
                if (ask.stream()) {
                    pending.streams.require(ask.server());
                }
                pending.exchange = Exchange.open(ask, selection(), pending);
                pending.untilMs = ask.untilMs();
                return;
            } catch (IOException e) {
                step = pending.query.lost("ECONNREFUSED", nowMs());
            } catch (NodeError refusal) {
                drop(pending);
                pending.answer.completeExceptionally(refusal);
                return;
            }
        }
        drop(pending);
        if (step instanceof Query.Done done) {
            pending.answer.complete(done);
        } else if (step instanceof Query.Failed failed) {
            pending.answer.completeExceptionally(NodeError.of(failed.code(), failed.code()));
        }
    }

    private synchronized Selector selection() {
        return java.util.Objects.requireNonNull(selector);
    }

    /** Ends a question, unless it has ended already, and lets the next one in. */
    private void drop(Pending pending) {
        release(pending);
        boolean known = open.remove(pending) || waiting.remove(pending);
        if (!known) {
            return;
        }
        synchronized (this) {
            asked--;
        }
        Pending next = open.size() < OPEN_MAX ? waiting.poll() : null;
        if (next != null) {
            admit(next);
        }
    }

    private static void release(Pending pending) {
        Exchange exchange = pending.exchange;
        pending.exchange = null;
        if (exchange != null) {
            exchange.close();
        }
    }

    private static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
