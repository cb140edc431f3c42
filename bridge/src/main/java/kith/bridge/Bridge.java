package kith.bridge;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import kith.bridge.codec.Reject;
import org.jspecify.annotations.Nullable;

/**
 * All routes of an app and the threads they run on; one per process, made by the host. Its table
 * never changes. Safe to use from any thread.
 *
 * <pre>{@code
 * Bridge bridge = Bridge.builder()
 *         .add(new OsDispatch(new OsRoutes(...)))
 *         .interfaceThread(gtk::post)
 *         .build();
 * Session session = bridge.open(rights);            // at each load of the page
 * session.exchange(channel, batch, Mode.SLOT, reply);
 * session.close();                                  // at the next load
 * }</pre>
 */
public final class Bridge {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 16;
    private static final String DIGITS = "0123456789abcdef";

    private final Call.@Nullable Target[] table;
    private final Map<Lane, Pool> pools = new EnumMap<>(Lane.class);
    private final Executor interfaceThread;
    private final Diagnostics diagnostics;
    private final Map<Reject, AtomicLong> rejected = new EnumMap<>(Reject.class);
    private final Set<Session> sessions = new HashSet<>();

    private Bridge(Builder builder) {
        table = builder.table();
        interfaceThread = builder.interfaceThread;
        diagnostics = builder.diagnostics;
        for (Lane lane : Lane.values()) {
            pools.put(lane, new Pool(lane));
        }
        for (Reject reason : Reject.values()) {
            rejected.put(reason, new AtomicLong());
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Opens a session for a page that is about to load. */
    public Session open(Rights rights) {
        Session session = new Session(this, token(), rights);
        synchronized (sessions) {
            sessions.add(session);
        }
        return session;
    }

    /** How many requests, frames and values were refused for a reason. */
    public long rejected(Reject reason) {
        return counter(reason).get();
    }

    /**
     * Closes all sessions; threads end when their work is done.
     *
     * @return complete when all handles of all sessions are closed
     */
    public CompletableFuture<?> close() {
        List<Session> open;
        synchronized (sessions) {
            open = new ArrayList<>(sessions);
        }
        CompletableFuture<?>[] closing = new CompletableFuture<?>[open.size()];
        for (int i = 0; i < closing.length; i++) {
            closing[i] = open.get(i).close();
        }
        for (Pool pool : pools.values()) {
            pool.close();
        }
        return CompletableFuture.allOf(closing);
    }

    Call.@Nullable Target target(int route) {
        return route < table.length ? table[route] : null;
    }

    boolean submit(Lane lane, Runnable task) {
        Pool pool = pools.get(lane);
        return pool != null && pool.submit(task);
    }

    int threads(Lane lane) {
        Pool pool = pools.get(lane);
        return pool == null ? 0 : pool.threads();
    }

    Executor interfaceThread() {
        return interfaceThread;
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    void count(Reject reason) {
        counter(reason).incrementAndGet();
        diagnostics.rejected(reason);
    }

    void forget(Session session) {
        synchronized (sessions) {
            sessions.remove(session);
        }
    }

    private AtomicLong counter(Reject reason) {
        return Objects.requireNonNull(rejected.get(reason));
    }

    private static String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        StringBuilder token = new StringBuilder();
        for (byte b : bytes) {
            token.append(DIGITS.charAt((b >> 4) & 0xf)).append(DIGITS.charAt(b & 0xf));
        }
        return token.toString();
    }

    /** Collects what a bridge is made of. */
    public static final class Builder {
        private final List<Dispatch> groups = new ArrayList<>();
        private Executor interfaceThread = Runnable::run;
        private Diagnostics diagnostics = Diagnostics.NONE;

        private Builder() {}

        /**
         * Adds the routes of one namespace; namespaces left out answer {@code ERR_BRIDGE_ROUTE}.
         */
        public Builder add(Dispatch group) {
            groups.add(group);
            return this;
        }

        /**
         * Says how to reach the thread on which replies are sent when a call completes elsewhere.
         * What becomes ready until the task runs goes out in the same answer. Left out: replies are
         * sent on the thread that completes the call.
         */
        public Builder interfaceThread(Executor thread) {
            interfaceThread = thread;
            return this;
        }

        public Builder diagnostics(Diagnostics listener) {
            diagnostics = listener;
            return this;
        }

        /**
         * Makes the bridge.
         *
         * @throws IllegalStateException if the groups come from different builds or one was added
         *     twice
         */
        public Bridge build() {
            return new Bridge(this);
        }

        private Call.@Nullable Target[] table() {
            int size = 0;
            for (Dispatch group : groups) {
                for (RouteInfo route : group.routes()) {
                    size = Math.max(size, route.id() + 1);
                }
            }
            Call.@Nullable Target[] table = new Call.Target[size];
            for (Dispatch group : groups) {
                fill(table, group);
            }
            return table;
        }

        private void fill(Call.@Nullable Target[] table, Dispatch group) {
            if (group.table() != groups.get(0).table()) {
                throw new IllegalStateException(
                        "the routes come from different builds; compile all of them together");
            }
            for (RouteInfo route : group.routes()) {
                if (table[route.id()] != null) {
                    throw new IllegalStateException(route.name() + " is there twice");
                }
                table[route.id()] = new Call.Target(route, group);
            }
        }
    }
}
