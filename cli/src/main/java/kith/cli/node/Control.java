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
        try {
            while (true) {
                Control control = new Control(server.accept());
                Thread.ofVirtual().start(() -> answer(control, answerer));
            }
        } catch (IOException e) {
            // Closed: the node ends.
        }
    }

    private static void answer(Control control, Answerer answerer) {
        try (control) {
            Event request = control.next();
            if (request != null) {
                answerer.answer(request, control);
            }
        } catch (IOException e) {
            // The command is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a line; from any thread. */
    synchronized void send(Event event) throws IOException {
        ByteBuffer line = StandardCharsets.UTF_8.encode(event.json() + "\n");
        while (line.hasRemaining()) {
            channel.write(line);
        }
    }

    /** The next line; null at the end. */
    @Nullable Event next() throws IOException {
        String line = in.readLine();
        return line == null ? null : Event.parse(line);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
