package kith.bridge.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.bridge.NodeError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRoutesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Integer> exits = new ArrayList<>();

    private ProcessRoutes routes(boolean terminal, Path status) {
        return new ProcessRoutes(
                exits::add,
                new StandardStream(out, terminal),
                new StandardStream(err, terminal),
                status);
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private String onTerminal(String text) {
        out.reset();
        routes(true, Path.of("/none")).writeOutput(utf8(text));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void letsTextAndColoursThroughToATerminal() {
        String text = "gr\u00fc\u00df \u20ac \ud83d\ude00\ttab\r\nline\b";
        assertEquals(text, onTerminal(text));
        assertEquals(
                "\u001b[1;31mred\u001b[0m\u001b[m", onTerminal("\u001b[1;31mred\u001b[0m\u001b[m"));
    }

    @Test
    void takesCommandsToATerminalOut() {
        assertEquals("]52;c;ZXZpbA==", onTerminal("\u001b]52;c;ZXZpbA==\u0007"), "clipboard");
        assertEquals("[2J[6n", onTerminal("\u001b[2J\u001b[6n"), "screen, report");
        assertEquals("[31", onTerminal("\u001b[31"), "cut short");
        assertEquals("[3?1m", onTerminal("\u001b[3?1m"), "private");
        assertEquals("]0;x", onTerminal("\u009d]0;x\u009c"), "C1");
        assertEquals("ab", onTerminal("a\u0000\u0005\u007fb"));
        assertEquals("\u001b[0m", onTerminal("\u001b\u001b[0m"));
        assertEquals("\u00a0", onTerminal("\u00a0"), "the first above C1");
    }

    @Test
    void leavesNoCommandBehindInWhatItTakesOut() {
        byte[] nested = {(byte) 0xc2, (byte) 0xc2, (byte) 0x9b, (byte) 0x9b, '2', 'J'};
        routes(true, Path.of("/none")).writeOutput(ByteBuffer.wrap(nested));
        assertEquals("\ufffd2J", out.toString(StandardCharsets.UTF_8), "one within another");
        out.reset();
        ProcessRoutes cut = routes(true, Path.of("/none"));
        cut.writeOutput(ByteBuffer.wrap(new byte[] {'a', (byte) 0xc2}));
        cut.writeOutput(ByteBuffer.wrap(new byte[] {(byte) 0x9b, '2', 'J'}));
        assertEquals("a\ufffd2J", out.toString(StandardCharsets.UTF_8), "cut by a piece's end");
    }

    @Test
    void writesAllBytesAsTheyAreIntoAFileOrPipe() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        ByteBuffer bytes = ByteBuffer.wrap(all);
        routes(false, Path.of("/none")).writeErrors(bytes);
        assertEquals(ByteBuffer.wrap(all), ByteBuffer.wrap(err.toByteArray()));
        assertEquals(0, out.size());
        assertEquals(256, bytes.remaining());
    }

    @Test
    void readsTheMaskOfNewFilesAsOctal(@TempDir Path folder) throws IOException {
        Path status = folder.resolve("status");
        Files.writeString(status, "Name:\tkith\nUmask:\t0027\nState:\tS\n");
        assertEquals(027, routes(false, status).umask());
        assertEquals(022, routes(false, Path.of("/none")).umask());
    }

    @Test
    void saysWhenNobodyReadsAnyMore() {
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        StandardStream stream = new StandardStream(broken, false);
        ProcessRoutes routes = new ProcessRoutes(exits::add, stream, stream, Path.of("/none"));
        NodeError error = assertThrows(NodeError.class, () -> routes.writeOutput(utf8("x")));
        assertEquals("EPIPE: broken pipe, write", error.message());
    }

    @Test
    void exitsWithTheLowestBitsOfTheCode() {
        ProcessRoutes routes = routes(false, Path.of("/none"));
        routes.exit(3);
        routes.exit(256);
        routes.exit(-1);
        assertEquals(List.of(3, 0, 255), exits);
    }

    @Test
    void tellsWhatLinuxTells() {
        ProcessRoutes routes = routes(false, Path.of("/proc/self/status"));
        assertEquals(
                ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L), routes.ppid());
        MemoryUsage usage = routes.memoryUsage();
        assertTrue(usage.rss() > 10 << 20, usage.toString());
        assertTrue(usage.heapUsed() > 0 && usage.heapUsed() <= usage.heapTotal());
        assertTrue(routes.uptime() >= 0 && routes.uptime() < 60);
    }

    @Test
    void doesWithoutFilesThatAreHidden() {
        ProcessRoutes routes = routes(false, Path.of("/none"));
        assertEquals(0, routes.ppid());
        assertEquals(0, routes.memoryUsage().rss());
    }
}
