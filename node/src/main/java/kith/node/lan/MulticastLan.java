package kith.node.lan;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import kith.net.lan.Hint;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** Multicast DNS on all networks of this device, on a thread of its own. */
public final class MulticastLan implements Lan {

    /** 3 s between looks at the interfaces; a look takes a millisecond. */
    private static final long LOOK_MS = 3_000;

    /** A gap this long between two looks: the device slept, and others may have come or gone. */
    private static final long SLEPT_MS = 10 * LOOK_MS;

    /** 64 messages before others have their turn. */
    private static final int READS_PER_TURN = 64;

    /** 64: each costs the node some 0.5 ms at most; a crowded room has fewer. */
    static final int SIGHTINGS_PER_SECOND_MAX = 16;

    private final Supplier<List<Network>> networks;

    /** On the networks this device is on. */
    public MulticastLan() {
        this(Network::all);
    }

    MulticastLan(Supplier<List<Network>> networks) {
        this.networks = networks;
    }

    @Override
    public Closeable join(Own own, Listener listener) throws IOException {
        Watch watch = new Watch(Selector.open(), networks, own, listener);
        watch.start();
        return watch;
    }

    /** A network that was joined. */
    private record Joined(MulticastSockets sockets, Responder responder) {}

    private static final class Watch extends Thread implements Closeable {

        private final Selector selector;
        private final Supplier<List<Network>> networks;
        private final Own own;
        private final Listener listener;
        private final SecureRandom random = new SecureRandom();
        private final Map<Network, Joined> joined = new LinkedHashMap<>();
        private @Nullable String problem;
        private long secondMs;
        private int sightedCount;
        private volatile boolean closing;

        Watch(Selector selector, Supplier<List<Network>> networks, Own own, Listener listener) {
            super("kith-lan");
            setDaemon(true);
            this.selector = selector;
            this.networks = networks;
            this.own = own;
            this.listener = listener;
        }

        @Override
        public void run() {
            long lookedMs = Long.MIN_VALUE / 2;
            try {
                while (!closing) {
                    long nowMs = nowMs();
                    if (nowMs >= lookedMs + LOOK_MS) {
                        if (nowMs >= lookedMs + SLEPT_MS) {
                            leaveOthers(Collections.emptyList());
                        }
                        lookedMs = nowMs;
                        look(nowMs);
                    }
                    long untilMs = Math.min(turn(nowMs), lookedMs + LOOK_MS);
                    selector.select(Math.max(untilMs - nowMs(), 1));
                    selector.selectedKeys().clear();
                }
            } catch (IOException e) {
                listener.problem("looking at the local network failed: " + e.getMessage());
            }
            leaveOthers(Collections.emptyList());
            try {
                selector.close();
            } catch (IOException e) {
                // It is of no use any more either way.
            }
        }

        /** By a clock that does not jump when somebody sets the time. */
        private static long nowMs() {
            return System.nanoTime() / 1_000_000;
        }

        /** Joins networks that came and leaves those that went or changed. */
        private void look(long nowMs) {
            List<Network> now = networks.get();
            leaveOthers(now);
            String why = now.isEmpty() ? "there is no network that can multicast" : null;
            for (Network network : now) {
                if (!joined.containsKey(network)) {
                    try {
                        joined.put(network, join(network, nowMs));
                    } catch (IOException e) {
                        why = network.name() + ": " + e.getMessage();
                    }
                }
            }
            tell(joined.isEmpty() ? why : null);
        }

        private void tell(@Nullable String why) {
            if (why == null ? problem != null : !why.equals(problem)) {
                problem = why;
                listener.problem(why);
            }
        }

        private Joined join(Network network, long nowMs) throws IOException {
            MulticastSockets sockets = MulticastSockets.open(network, selector, network);
            byte[] salt = new byte[Hint.SALT_BYTES];
            random.nextBytes(salt);
            Announcement announcement = null;
            for (InetSocketAddress bound : own.bound()) {
                List<byte[]> ips = network.reachable(bound);
                if (announcement == null && !ips.isEmpty()) {
                    Hint hint = own.hints().apply(salt);
                    announcement = new Announcement(hint, bound.getPort(), ips);
                }
            }
            return new Joined(sockets, new Responder(announcement, random.nextLong(), nowMs));
        }

        private void leaveOthers(List<Network> staying) {
            for (Network network : new ArrayList<>(joined.keySet())) {
                if (!staying.contains(network)) {
                    Joined left = joined.remove(network);
                    byte[] goodbye = left == null ? null : left.responder.goodbye();
                    if (left != null && goodbye != null) {
                        left.sockets.send(goodbye);
                    }
                    if (left != null) {
                        left.sockets.close();
                    }
                }
            }
        }

        /** Reads, answers and asks on all networks; when there is something to do again. */
        private long turn(long nowMs) {
            long untilMs = Long.MAX_VALUE;
            for (Map.Entry<Network, Joined> each : joined.entrySet()) {
                MulticastSockets sockets = each.getValue().sockets;
                Responder responder = each.getValue().responder;
                sockets.receive(
                        READS_PER_TURN,
                        (bytes, length) -> {
                            Announcement heard = responder.receive(bytes, length, nowMs);
                            if (heard != null) {
                                sighted(heard, each.getKey().near(heard), nowMs);
                            }
                        });
                responder.expire(nowMs);
                byte[] message;
                while ((message = responder.poll()) != null) {
                    sockets.send(message);
                }
                untilMs = Math.min(untilMs, responder.deadlineMs());
            }
            return untilMs;
        }

        private void sighted(Announcement heard, List<Address> at, long nowMs) {
            if (nowMs >= secondMs + 1_000) {
                secondMs = nowMs;
                sightedCount = 0;
            }
            if (!at.isEmpty() && sightedCount < SIGHTINGS_PER_SECOND_MAX) {
                sightedCount++;
                listener.sighted(heard.hint(), at);
            }
        }

        /** Says goodbye; waits a second at most until it is said. */
        @Override
        public void close() {
            closing = true;
            selector.wakeup();
            try {
                join(1_000);
            } catch (InterruptedException e) {
                currentThread().interrupt();
            }
        }
    }
}
