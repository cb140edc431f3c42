package kith.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The virtual display ends with the program, however that ends, and leaves nothing behind. */
@Tag("window")
class DisplayScriptTest {

    private static final int KEY_BYTES = 16;

    private Shell shell;
    private Process program;
    private int display;

    /** Starts a program that does nothing, on a display of its own. */
    @BeforeEach
    void startProgram(@TempDir Path folder) throws Exception {
        shell = new Shell(folder);
        Path output = folder.resolve("display.txt");
        program = shell.start("start_display; echo $DISPLAY $XAUTHORITY; exec sleep 60", output);
        while (!Files.readString(output).endsWith("\n")) {
            assertTrue(program.isAlive(), () -> "no display");
            Thread.sleep(10);
        }
        String line = Files.readString(output);
        assertEquals("/proc/" + program.pid() + "/fd/8", line.split("\\s+")[1]);
        display = Integer.parseInt(line.substring(1, line.indexOf(' ')));
    }

    @AfterEach
    void endProgram() {
        program.destroyForcibly();
    }

    @Test
    void theDisplayIsThereWhileTheProgramRuns() {
        assertTrue(Files.exists(socket()));
        assertEquals(1, servers().size());
    }

    @Test
    void theServerListensOnNoTcpPort() throws Exception {
        long server = servers().getFirst().pid();
        Path fds = Path.of("/proc/" + server + "/fd");
        String sockets = Files.readString(Path.of("/proc/net/tcp"));
        String sockets6 = Files.readString(Path.of("/proc/net/tcp6"));
        try (var links = Files.list(fds)) {
            for (Path link : links.toList()) {
                String target = Files.readSymbolicLink(link).toString();
                if (target.startsWith("socket:[")) {
                    String inode = " " + target.substring(8, target.length() - 1) + " ";
                    assertFalse(sockets.contains(inode) || sockets6.contains(inode), target);
                }
            }
        }
    }

    @Test
    void nobodyComesInWithoutTheKey() throws Exception {
        byte[] entry = Files.readAllBytes(Path.of("/proc/" + program.pid() + "/fd/8"));
        byte[] key = Arrays.copyOfRange(entry, entry.length - KEY_BYTES, entry.length);
        assertTrue(comesIn(key));
        key[0]++;
        assertFalse(comesIn(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL", "INT"})
    void theDisplayEndsWithTheProgram(String signal) throws Exception {
        signal(program.toHandle(), signal);
        assertGone();
    }

    @Test
    void theDisplayEndsWhenItsKeeperIsKilled() throws Exception {
        ProcessHandle keeper = servers().getFirst().parent().orElseThrow();
        signal(keeper, "KILL");
        assertGone();
    }

    private void assertGone() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end && (Files.exists(socket()) || !servers().isEmpty())) {
            Thread.sleep(20);
        }
        assertEquals(List.of(), servers());
        assertFalse(Files.exists(socket()), "socket left behind");
        assertFalse(Files.exists(Path.of("/tmp/.X" + display + "-lock")), "lock left behind");
    }

    /** The X servers that know the key of our program. */
    private List<ProcessHandle> servers() {
        String key = "/proc/" + program.pid() + "/fd/8";
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/Xvfb"))
                .filter(process -> process.info().commandLine().orElse("").endsWith(key))
                .toList();
    }

    private Path socket() {
        return Path.of("/tmp/.X11-unix/X" + display);
    }

    /**
     * The first message of the X protocol, little-endian; a server answers 1 to whom it lets in.
     */
    private boolean comesIn(byte[] key) throws IOException {
        byte[] name = "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer hello = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        hello.put((byte) 'l').put((byte) 0).putShort((short) 11).putShort((short) 0);
        hello.putShort((short) name.length).putShort((short) key.length).putShort((short) 0);
        hello.put(name).putShort((short) 0).put(key).flip();
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            channel.write(hello);
            ByteBuffer answer = ByteBuffer.allocate(1);
            return channel.read(answer) == 1 && answer.get(0) == 1;
        }
    }

    private static void signal(ProcessHandle process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
}
