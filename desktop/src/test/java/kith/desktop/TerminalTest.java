package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import kith.desktop.app.Origin;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Terminal terminal = new Terminal(stream, stream, false);
    private final Origin origin = Origin.of("org.example.a", null);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void takesCommandsOutOfEveryPartOfALineThePageForged() {
        terminal.console(
                "{\"text\":\"a\\u001bb\",\"file\":\"f\\u001b\","
                        + "\"line\":\"\\u001b]0;owned\\u0007\",\"column\":\"\\u009b2J\"}",
                origin);
        assertEquals("f\ufffd:\ufffd]0;owned\ufffd:\ufffd2J  a\ufffdb\n", printed());
    }

    @Test
    void takesCommandsOutOfWhatKithSays() {
        terminal.say("src/\u001b[2J.js asks for node:none");
        assertEquals("kith: src/\ufffd[2J.js asks for node:none\n", printed());
    }
}
