package kith.cli.node;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How commands talk to the node that runs on a folder: a Unix domain socket in that folder, which
 * its user alone may enter. An {@link Event} a line each way; the last answer is {@code end}.
 */
final class Control implements Closeable {

    private static final String NAME = "control";

    /** The last answer. */
    static final String END = "end";

    /** Field of {@link #END}: what went wrong. */
    static final String ERROR = "error";

    /** 256 commands at a time; one that waits for a delivery keeps its place. */
    static final int COMMANDS_MAX = 256;

    /** 10 s for a request to come; commands send it at once. */
    private static final long REQUEST_MS = 10_000;

    /** 8 Mi characters: a text of 1 MiB, all of it escaped. */
    static final int LINE_CHARS_MAX = 8 << 20;

    /** 100 ms until another connection is taken when there was no file descriptor for one. */
    private static final long PAUSE_MS = 100;

    /** Answers a request on a thread of its own. */
    interface Answerer {
        void answer(Event request, Control to) throws IOException, InterruptedException;
    }

    private final SocketChannel channel;
    private final BufferedReader in;

    private Control(SocketChannel channel) {
        this.channel = channel;
        this.in =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    /**
     * Asks the node that runs on a folder.
     *
     * @throws NodeException if none runs there
     */
    static Control ask(Path folder, Event request) throws NodeException {
        try {
            SocketChannel channel = SocketChannel.open(address(folder));
            Control control = new Control(channel);
            control.send(request);
            return control;
        } catch (IOException e) {
            throw new NodeException("no node runs on " + folder + "; start one: kith node run");
        }
    }

    /** Lets commands ask this process; must hold the folder's lock. */
    static ServerSocketChannel listen(Path folder, Answerer answerer) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(address(folder));
        Thread.ofPlatform().daemon().name("kith-control").start(() -> serve(server, answerer));
        return server;
    }

    private static UnixDomainSocketAddress address(Path folder) {
        return UnixDomainSocketAddress.of(folder.resolve(NAME));
    }

    private static void serve(ServerSocketChannel server, Answerer answerer) {
        Semaphore places = new Semaphore(COMMANDS_MAX);
        while (server.isOpen()) {
            try {
                Control control = new Control(server.accept());
                if (places.tryAcquire()) {
                    Thread.ofVirtual()
                            .start(() -> {
                                answer(control, answerer);
                                places.release();
                            });
                } else {
                    Thread.ofVirtual().start(() -> answer(control, Control::refuse));
                }
            } catch (IOException e) {
                // Closed, and the node ends; or this process has too many files open for now.
                LockSupport.parkNanos(PAUSE_MS * 1_000_000);
            }
        }
    }

    private static void refuse(Event request, Control to) throws IOException {
        to.send(Event.of(END).with(ERROR, "too many commands ask this node"));
    }

    private static void answer(Control control, Answerer answerer) {
        Thread patience = Thread.ofVirtual().start(control::closeIfSilent);
        try (control) {
            Event request = control.next();
            patience.interrupt();
            if (request != null) {
                answerer.answer(request, control);
            }
        } catch (IOException e) {
            // The command is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            patience.interrupt();
        }
    }

    private void closeIfSilent() {
        try {
            Thread.sleep(REQUEST_MS);
            close();
        } catch (InterruptedException | IOException e) {
            // It asked, or is gone.
        }
    }

    /** Sends a line; from any thread. */
    synchronized void send(Event event) throws IOException {
        ByteBuffer line = StandardCharsets.UTF_8.encode(event.json() + "\n");
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    /** Does something as soon as the other side has ended the connection. */
    void whenGone(Runnable then) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        while (in.read() >= 0) {
                            // It has nothing more to ask.
                        }
                    } catch (IOException e) {
                        // Gone as well.
                    }
                    then.run();
                });
    }

    /** The next line; null at the end. */
    @Nullable Event next() throws IOException {
        StringBuilder line = new StringBuilder();
        int next;
        while ((next = in.read()) >= 0 && next != '\n') {
            line.append((char) next);
            if (line.length() > LINE_CHARS_MAX) {
                throw new IOException("a line without end");
            }
        }
        return next < 0 && line.isEmpty() ? null : Event.parse(line.toString());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
