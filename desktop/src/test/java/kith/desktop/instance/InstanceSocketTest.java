package kith.desktop.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts on their way to the running instance, and what else may come to its socket. */
class InstanceSocketTest {
    private static final Start START =
            new Start("/home/ann/app", true, "/home/ann", List.of("a b", "", "\u00e9\ud83d\ude00"));

    @TempDir private Path temp;

    private final List<Start> taken = new CopyOnWriteArrayList<>();
    private Path profile = Path.of("");
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void makeFolders() throws IOException {
        var only =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        profile = Files.createDirectory(temp.resolve("profile"), only);
        Path runtime = Files.createDirectory(temp.resolve("runtime"), only);
        environment = Map.of("XDG_RUNTIME_DIR", runtime.toString());
    }

    private InstanceSocket listen() throws IOException {
        InstanceSocket socket =
                InstanceSocket.listen(
                        environment,
                        profile,
                        start -> {
                            taken.add(start);
                            return start.packaged();
                        });
        assertNotNull(socket);
        return socket;
    }

    @Test
    void aStartReachesTheInstance() throws Exception {
        try (InstanceSocket socket = listen()) {
            assertNotNull(socket);
            assertTrue(InstanceSocket.tell(environment, profile, START));
            Start refused = new Start("/a", false, "/", List.of());
            assertFalse(InstanceSocket.tell(environment, profile, refused));
            assertEquals(List.of(START, refused), taken);
            Path address = InstanceSocket.address(environment, profile);
            assertNotNull(address);
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(address.getParent())));
        }
        assertFalse(Files.exists(InstanceSocket.address(environment, profile)));
    }

    @Test
    void withoutARuntimeFolderOfItsOwnTheProfilesIsUsed() throws Exception {
        assertEquals(profile.resolve("instance"), InstanceSocket.address(Map.of(), profile));
        Path open = Files.createDirectory(temp.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(
                profile.resolve("instance"),
                InstanceSocket.address(Map.of("XDG_RUNTIME_DIR", open.toString()), profile));
        assertNull(InstanceSocket.address(Map.of(), open));
    }

    @Test
    void whateverElseComesTheInstanceGoesOn() throws Exception {
        Random random = new Random(1);
        try (InstanceSocket socket = listen()) {
            assertNotNull(socket);
            byte[] whole = START.bytes();
            assertNotNull(whole);
            assertEquals('n', send(new byte[0]));
            assertEquals('n', send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            for (int length = 0; length < whole.length; length++) {
                Start cut = Start.parse(Arrays.copyOf(whole, length));
                assertTrue(cut == null || !cut.equals(START), length + " bytes");
            }
            for (int i = 0; i < 50; i++) {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                assertEquals('n', send(noise));
            }
            try (SocketChannel silent = open()) {
                assertTrue(silent.isConnected());
            }
            assertTrue(InstanceSocket.tell(environment, profile, START));
        }
        assertEquals(List.of(START), taken);
    }

    @Test
    void whoeverGivesUpWaitingIsNotTakenLater() throws Exception {
        Path address = InstanceSocket.address(environment, profile);
        assertNotNull(address);
        // As an instance that the system has stopped: its socket is there and nobody answers.
        try (ServerSocketChannel stopped = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            stopped.bind(UnixDomainSocketAddress.of(address));
            assertFalse(InstanceSocket.tell(environment, profile, START, 100));
        }
        try (InstanceSocket socket = listen()) {
            assertNotNull(socket);
            byte[] whole = START.bytes();
            assertNotNull(whole);
            try (SocketChannel gone = open()) {
                gone.write(ByteBuffer.wrap(whole));
            }
            Start second = new Start("/b", true, "/", List.of());
            assertTrue(InstanceSocket.tell(environment, profile, second), "one after the other");
            assertEquals(List.of(second), taken);
        }
    }

    @Test
    void aStartThatIsReceivedIsNotSentAgain() throws Exception {
        Path address = InstanceSocket.address(environment, profile);
        assertNotNull(address);
        AtomicInteger calls = new AtomicInteger();
        Thread instance;
        try (ServerSocketChannel ending = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            ending.bind(UnixDomainSocketAddress.of(address));
            instance =
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> {
                                while (receive(ending)) {
                                    calls.incrementAndGet();
                                }
                            });
            assertFalse(InstanceSocket.tell(environment, profile, START, 1_000));
        }
        instance.join();
        assertEquals(1, calls.get());
    }

    /** Says that it has received a start, and nothing more. */
    private static boolean receive(ServerSocketChannel server) {
        try (SocketChannel channel = server.accept()) {
            ByteBuffer all = ByteBuffer.allocate(4096);
            while (channel.read(all) >= 0) {
                all.clear();
            }
            channel.write(ByteBuffer.wrap(new byte[] {'r'}));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private SocketChannel open() throws IOException {
        Path address = InstanceSocket.address(environment, profile);
        assertNotNull(address);
        return SocketChannel.open(UnixDomainSocketAddress.of(address));
    }

    private int send(byte[] bytes) throws IOException {
        try (SocketChannel channel = open()) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(1);
            return channel.read(answer) < 0 ? -1 : answer.get(0);
        }
    }

    @Test
    void boundsAreKept() {
        Start most = new Start("/", true, "/", Collections.nCopies(Start.ARGUMENTS_MAX, "x"));
        byte[] bytes = most.bytes();
        assertNotNull(bytes);
        assertEquals(most, Start.parse(bytes));
        assertNull(new Start("/", true, "/", Collections.nCopies(1025, "x")).bytes());
        // Head and byte, "/" twice with their lengths, the length of the argument.
        String longest = "x".repeat(Start.BYTES_MAX - 14 - 10 - 4);
        byte[] full = new Start("/", true, "/", List.of(longest)).bytes();
        assertNotNull(full);
        assertEquals(Start.BYTES_MAX, full.length);
        assertNotNull(Start.parse(full));
        assertNull(new Start("/", true, "/", List.of(longest + "x")).bytes());
        assertNull(Start.parse(Arrays.copyOf(full, full.length + 1)));
    }

    @Test
    void whatIsMalformedIsNoStart() {
        byte[] bytes = START.bytes();
        assertNotNull(bytes);
        byte[] odd = bytes.clone();
        odd[13] = 2;
        assertNull(Start.parse(odd));
        byte[] invalid = bytes.clone();
        invalid[18] = (byte) 0xff;
        assertNull(Start.parse(invalid), "no UTF-8");
        for (Start wrong :
                List.of(
                        new Start("relative", true, "/", List.of()),
                        new Start("/", true, "/", List.of("a\0b")))) {
            byte[] written = wrong.bytes();
            assertNotNull(written);
            assertNull(Start.parse(written));
        }
    }
}
