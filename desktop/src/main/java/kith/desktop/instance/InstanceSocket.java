package kith.desktop.instance;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The socket by which later starts reach the running instance of a profile: in the user's runtime
 * folder, else in the profile's own, both of which nobody else may enter. One start at a time is
 * read, within bounds of size and time; each is answered by one byte, after another that says it
 * was received. A caller that has given up meanwhile does not hear that byte, and its start is
 * dropped.
 */
public final class InstanceSocket implements Closeable {
    /** 5 s for a start to be told, which takes a millisecond. */
    static final long TELL_MS = 5_000;

    /** 10 s for the instance to be ready: it may just be starting on a slow machine. */
    private static final long READY_MS = 10_000;

    private static final long PAUSE_MS = 50;

    /** Says that a start is there whole: who sent it may not send it again. */
    private static final byte RECEIVED = 'r';

    private static final byte TAKEN = 'y';
    private static final byte REFUSED = 'n';
    private static final byte NOTHING = 0;

    /** 16 bytes of SHA-256 for a name: a socket's path has at most 107. */
    private static final int NAME_BYTES = 16;

    /** Belongs to the user that this process runs as. */
    private static final Path OWN_PROCESS = Path.of("/proc/self");

    private final Path file;
    private final ServerSocketChannel server;
    private final ScheduledExecutorService patience =
            Executors.newSingleThreadScheduledExecutor(InstanceSocket::daemon);

    private InstanceSocket(Path file, ServerSocketChannel server) {
        this.file = file;
        this.server = server;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "kith-instance");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Where the socket of a profile is; null if there is no folder for one.
     *
     * @param profile the profile's folder
     */
    static @Nullable Path address(Map<String, String> environment, Path profile)
            throws IOException {
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime == null || !runtime.startsWith("/") || !isPrivate(Path.of(runtime))) {
            return isPrivate(profile) ? profile.resolve("instance") : null;
        }
        Path folder = Path.of(runtime, "kith");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        return isPrivate(folder) ? folder.resolve(name(profile)) : null;
    }

    private static String name(Path profile) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(profile.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has to have it, see MessageDigest.
            throw new IllegalStateException(e);
        }
    }

    /** Whether this user has a folder for themselves. */
    private static boolean isPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(folder);
        return PosixFilePermissions.fromString("rwx------").containsAll(modes)
                && Files.getOwner(folder).equals(Files.getOwner(OWN_PROCESS));
    }

    /**
     * Takes starts for the profile whose lock this process holds.
     *
     * @param take whether a start is taken; called on another thread
     * @return null where there can be no socket: then a second start is told that one runs
     */
    public static @Nullable InstanceSocket listen(
            Map<String, String> environment, Path profile, Predicate<Start> take)
            throws IOException {
        Path file = address(environment, profile);
        if (file == null) {
            return null;
        }
        // The lock is ours, so whoever made it has ended.
        Files.deleteIfExists(file);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(file));
        } catch (IOException | IllegalArgumentException e) {
            server.close();
            return null;
        }
        InstanceSocket socket = new InstanceSocket(file, server);
        daemon(() -> socket.serve(take)).start();
        return socket;
    }

    private void serve(Predicate<Start> take) {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                var ending = patience.schedule(() -> end(channel), TELL_MS, TimeUnit.MILLISECONDS);
                byte[] bytes = read(channel);
                Start start = bytes == null ? null : Start.parse(bytes);
                boolean taken = false;
                if (start != null) {
                    say(channel, RECEIVED);
                    taken = take.test(start);
                }
                say(channel, taken ? TAKEN : REFUSED);
                ending.cancel(false);
            } catch (IOException e) {
                // Whoever called is gone, took too long, or this instance ends; or no descriptor
                // is left, which must not keep a processor busy.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
            }
        }
    }

    private static void say(SocketChannel channel, byte word) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {word}));
    }

    private static void end(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }

    /** All up to the end; null if that is too much. */
    private static byte @Nullable [] read(SocketChannel channel) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(8192);
        while (channel.read(part) >= 0) {
            bytes.write(part.array(), 0, part.position());
            part.clear();
            if (bytes.size() > Start.BYTES_MAX) {
                return null;
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Hands a start to the instance that holds the profile's lock.
     *
     * @return whether it took it; false as well if it does not answer in time
     */
    public static boolean tell(Map<String, String> environment, Path profile, Start start) {
        return tell(environment, profile, start, READY_MS);
    }

    static boolean tell(Map<String, String> environment, Path profile, Start start, long readyMs) {
        byte[] bytes = start.bytes();
        long endMs = nowMs() + readyMs;
        try {
            Path file = bytes == null ? null : address(environment, profile);
            while (file != null && nowMs() < endMs) {
                try (Told told = new Told(UnixDomainSocketAddress.of(file), endMs - nowMs())) {
                    byte answer = told.tell(ByteBuffer.wrap(bytes));
                    if (answer != NOTHING) {
                        return answer == TAKEN;
                    }
                }
                // Not listening yet, or no longer.
                Thread.sleep(PAUSE_MS);
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static long nowMs() {
        return System.nanoTime() / 1_000_000;
    }

    /** One call of the instance. A channel waits for ever, so a timer closes it. */
    private static final class Told implements Closeable {
        private final SocketChannel channel;
        private final UnixDomainSocketAddress address;
        private CompletableFuture<Void> ending;

        Told(UnixDomainSocketAddress address, long waitMs) throws IOException {
            this.address = address;
            this.channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            this.ending = endAfter(waitMs);
        }

        /** What the instance said; {@link #NOTHING} if it did not even receive the bytes. */
        byte tell(ByteBuffer bytes) {
            byte heard = NOTHING;
            try {
                channel.connect(address);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.shutdownOutput();
                heard = hear();
                if (heard == RECEIVED) {
                    ending.cancel(false);
                    ending = endAfter(TELL_MS);
                    heard = hear();
                    return heard == NOTHING ? REFUSED : heard;
                }
            } catch (IOException e) {
                return heard == RECEIVED ? REFUSED : NOTHING;
            }
            return heard;
        }

        private byte hear() throws IOException {
            ByteBuffer answer = ByteBuffer.allocate(1);
            return channel.read(answer) == 1 ? answer.get(0) : NOTHING;
        }

        private CompletableFuture<Void> endAfter(long waitMs) {
            return CompletableFuture.runAsync(
                    () -> end(channel),
                    CompletableFuture.delayedExecutor(waitMs, TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() {
            ending.cancel(false);
            end(channel);
        }
    }

    @Override
    public void close() throws IOException {
        patience.shutdownNow();
        server.close();
        Files.deleteIfExists(file);
    }
}
