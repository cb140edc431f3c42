package kith.cli.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {

    @TempDir private Path folder;
    private final List<SocketChannel> strangers = new ArrayList<>();
    private AutoCloseable server = () -> {};

    @BeforeEach
    void listen() throws IOException {
        ServerSocketChannel listening =
                Control.listen(
                        folder,
                        (request, to) -> {
                            to.send(Event.of("heard").with("name", request.name()));
                            to.send(Event.of(Control.END));
                        });
        server = listening;
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        for (SocketChannel stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void asksAndIsAnswered() throws Exception {
        assertEquals("a", answer("a"));
    }

    @Test
    void garbageAndHalfRequestsKeepNobodyElseOut() throws Exception {
        for (String bytes : List.of("\n", "[[[\n", "{\"event\":", "\u0000\u00ff\n", "{}\n", "")) {
            stranger(bytes).shutdownOutput();
        }
        assertEquals("b", answer("b"));
    }

    @Test
    void aLineWithoutEndIsCutOff() throws Exception {
        SocketChannel stranger = stranger("");
        ByteBuffer much = ByteBuffer.wrap(new byte[1 << 20]);
        long written = 0;
        try {
            while (written < 64L << 20) {
                written += stranger.write(much.rewind());
            }
        } catch (IOException e) {
            // The node closed it.
        }
        assertTrue(written < 32L << 20, "written " + written);
    }

    @Test
    void tooManyAreToldSoAndThoseAfterThemAreHeard() throws Exception {
        for (int i = 0; i < Control.COMMANDS_MAX; i++) {
            stranger("{");
        }
        try (Control control = Control.ask(folder, Event.of("c"))) {
            Event end = control.next();
            assertNotNull(end);
            assertEquals("too many commands ask this node", end.text(Control.ERROR));
        }
        for (SocketChannel stranger : strangers) {
            stranger.close();
        }
        String answer = "";
        for (int i = 0; i < 100 && !answer.equals("d"); i++) {
            Thread.sleep(20);
            answer = answer("d");
        }
        assertEquals("d", answer);
    }

    private SocketChannel stranger(String bytes) throws IOException {
        SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("control")));
        strangers.add(channel);
        ByteBuffer all = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        while (all.hasRemaining()) {
            channel.write(all);
        }
        return channel;
    }

    private String answer(String name) throws Exception {
        try (Control control = Control.ask(folder, Event.of(name))) {
            Event heard = control.next();
            return heard == null ? "" : heard.text("name");
        }
    }
}
