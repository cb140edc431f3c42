package kith.bridge.dns;

import static kith.bridge.dns.DnsPage.join;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.codec.WireReader;
import kith.bridge.permission.IpAddress;
import kith.bridge.permission.NetUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DnsRoutesTest {
    private static final byte[] RECORD = Messages.record(1, new byte[] {(byte) 198, 51, 100, 7});

    /** Ends look-ups that hang. */
    private final CountDownLatch end = new CountDownLatch(1);

    private final List<AutoCloseable> open = new ArrayList<>();
    @TempDir Path etc;

    /** Knows one name; any other hangs until the test ends, as at a dead server. */
    private final NameService names =
            new NameService() {
                @Override
                public List<byte[]> addresses(String name, int family, int hints)
                        throws NameException {
                    if (name.equals("known.example")) {
                        return List.of(new byte[] {(byte) 198, 51, 100, 7}, mapped());
                    }
                    if (name.equals("none.example")) {
                        throw new NameException("ENOTFOUND", -3008);
                    }
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    throw new NameException("EAI_AGAIN", -3001);
                }

                @Override
                public ServiceName service(IpAddress address, int port) {
                    return new ServiceName("host." + address, "port" + port);
                }
            };

    private static byte[] mapped() {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 9;
        return mapped;
    }

    @AfterEach
    void closeAll() throws Exception {
        end.countDown();
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private DnsPage page(List<String> dns, List<String> udp, List<String> tcp) {
        DnsPage page = new DnsPage(names, etc, dns, udp, tcp);
        open.add(page);
        return page;
    }

    /** A name server; what the function answers null to gets no answer. */
    private int server(UnaryOperator<byte[]> answer) throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        open.add(socket);
        Thread thread =
                new Thread(() -> {
                    try {
                        while (true) {
                            DatagramPacket in = new DatagramPacket(new byte[600], 600);
                            socket.receive(in);
                            byte[] out = answer.apply(Arrays.copyOf(in.getData(), in.getLength()));
                            if (out.length > 0) {
                                socket.send(
                                        new DatagramPacket(out, out.length, in.getSocketAddress()));
                            }
                        }
                    } catch (IOException e) {
                        // The test has ended.
                    }
                });
        thread.setDaemon(true);
        thread.start();
        return socket.getLocalPort();
    }

    private static ResolverSettings asking(int port, int timeoutMs, int tries) {
        return new ResolverSettings(List.of("127.0.0.1:" + port), timeoutMs, 0, tries, List.of());
    }

    private static String code(CompletableFuture<WireReader> call) {
        NodeError error = assertThrows(NodeError.class, () -> join(call));
        return String.valueOf(error.code());
    }

    @Test
    void looksUpGrantedNamesAlone() {
        DnsPage page = page(List.of("*.example"), List.of(), List.of());
        List<String> found =
                join(page.lookup("known.example")).list(in -> in.string() + " " + in.i32());
        assertEquals(List.of("198.51.100.7 4", "::ffff:9.0.0.0 6"), found);
        assertEquals("ENOTFOUND", code(page.lookup("none.example")));
        NodeError refusal = assertThrows(NodeError.class, () -> join(page.lookup("known.invalid")));
        assertEquals("ERR_ACCESS_DENIED", refusal.code());
        assertTrue(refusal.message().contains("\"dns\": [\"known.invalid\"]"), refusal.message());
    }

    @Test
    void looksUpNoNameWithANulInIt() {
        DnsPage page = page(List.of("*.example"), List.of(), List.of());
        assertEquals("EINVAL", code(page.lookup("known.invalid\0.example")));
    }

    @Test
    void notesWhereANameLedForGrantsByName() {
        DnsPage page = page(List.of(), List.of(), List.of("known.example:443"));
        IpAddress address = IpAddress.of(new byte[] {8, 8, 4, 4}, "");
        assertFalse(page.gate.allows(NetUse.TCP_CONNECT, address, 443));
        join(page.lookup("known.example"));
        IpAddress led = IpAddress.of(new byte[] {9, 0, 0, 0}, "");
        assertTrue(page.gate.allows(NetUse.TCP_CONNECT, led, 443));
        assertFalse(page.gate.allows(NetUse.TCP_CONNECT, address, 443));
    }

    @Test
    void namesAddressesWhoseNamesAreGranted() {
        DnsPage page = page(List.of("*.in-addr.arpa"), List.of(), List.of());
        WireReader found =
                join(
                        page.send(
                                "dns.lookupService",
                                out -> {
                                    out.string("192.0.2.5");
                                    out.i32(80);
                                }));
        assertEquals("host.192.0.2.5 port80", found.string() + " " + found.string());
        assertEquals(
                "ERR_ACCESS_DENIED",
                code(page.send("dns.hosts", out -> out.string("2001:db8::1"))));
        assertEquals(
                "ERR_INVALID_IP_ADDRESS", code(page.send("dns.hosts", out -> out.string("x"))));
    }

    @Test
    void readsTheHostsFile() throws IOException {
        Files.writeString(
                etc.resolve("hosts"),
                """
                # 192.0.2.5 no
                192.0.2.5\tone two # three
                192.0.2.50 other
                192.0.2.5 four
                """);
        DnsPage page = page(List.of("*.in-addr.arpa"), List.of(), List.of());
        assertEquals(
                List.of("one", "two", "four"),
                join(page.send("dns.hosts", out -> out.string("192.0.2.5")))
                        .list(WireReader::string));
    }

    @Test
    void asksServersOfItsOwnWhereTheAppMaySend() throws IOException {
        int port = server(question -> Messages.answer(question, 0x8180, RECORD));
        DnsPage page = page(List.of("*.example"), List.of("127.0.0.1:" + port), List.of());
        ByteBuffer answer = join(page.query("a.example", 1, asking(port, 2000, 1))).bytes();
        assertEquals((byte) 7, answer.get(answer.limit() - 1));
        assertEquals(
                "ERR_ACCESS_DENIED", code(page.query("a.example", 1, asking(port + 1, 2000, 1))));
        assertEquals("ERR_ACCESS_DENIED", code(page.query("a.invalid", 1, asking(port, 2000, 1))));
        assertEquals(
                "ERR_ACCESS_DENIED",
                code(page.query("x\\.example", 1, asking(port, 2000, 1))),
                "one label with a dot in it is no name below example");
        assertEquals("EBADNAME", code(page.query("a..example", 1, asking(port, 2000, 1))));
    }

    @Test
    void asksTheSystemsServersWithoutAGrantForThem() throws IOException {
        // Port 53 cannot be had in a test: whoever has none of its own is told that nobody answers.
        Files.writeString(etc.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
        DnsPage page = page(List.of("a.example"), List.of(), List.of());
        ResolverSettings system = new ResolverSettings(List.of(), 300, 0, 1, List.of());
        String code = code(page.query("a.example", 1, system));
        assertTrue(List.of("ECONNREFUSED", "ETIMEOUT", "ENOTFOUND").contains(code), code);
        assertEquals(
                List.of("127.0.0.1"),
                join(page.send("dns.servers", out -> {})).list(WireReader::string));
    }

    @Test
    void doesNotBelieveWhereAServerOfThePagesSaysThatNamesLead() throws IOException {
        byte[] open = Messages.record(1, new byte[] {8, 8, 8, 8});
        int port = server(question -> Messages.answer(question, 0x8180, open));
        DnsPage page = page(List.of(), List.of("127.0.0.1:" + port), List.of("known.example:443"));
        join(page.query("known.example", 1, asking(port, 2000, 1)));
        IpAddress forged = IpAddress.of(new byte[] {8, 8, 8, 8}, "");
        assertFalse(page.gate.allows(NetUse.TCP_CONNECT, forged, 443));
    }

    @Test
    void fetchesALongAnswerByTcpWhereTheAppMayConnect() throws IOException {
        int port = server(question -> Messages.answer(question, 0x8380));
        String line = "127.0.0.1:" + port;
        ServerSocket streams = new ServerSocket();
        open.add(streams);
        streams.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread thread = new Thread(() -> serve(streams));
        thread.setDaemon(true);
        thread.start();
        DnsPage page = page(List.of("a.example"), List.of(line), List.of(line));
        ByteBuffer answer = join(page.query("a.example", 1, asking(port, 5000, 1))).bytes();
        assertEquals(27 + 3000 * RECORD.length, answer.remaining());
        DnsPage withoutTcp = page(List.of("a.example"), List.of(line), List.of());
        NodeError refusal =
                assertThrows(
                        NodeError.class,
                        () -> join(withoutTcp.query("a.example", 1, asking(port, 5000, 1))));
        assertEquals("ERR_ACCESS_DENIED", refusal.code());
        assertTrue(refusal.message().contains("tcp"), refusal.message());
    }

    private static void serve(ServerSocket streams) {
        try (Socket socket = streams.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] question = new byte[in.readUnsignedShort()];
            in.readFully(question);
            byte[][] records = new byte[3000][];
            Arrays.fill(records, RECORD);
            byte[] answer = Messages.answer(question, 0x8180, records);
            byte[] out = new byte[answer.length + 2];
            ByteBuffer.wrap(out).putShort((short) answer.length).put(answer);
            for (int at = 0; at < out.length; at += 1000) {
                socket.getOutputStream().write(out, at, Math.min(1000, out.length - at));
                socket.getOutputStream().flush();
            }
            in.read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void deadLookupsAndDeadServersHoldUpNothingElse() throws IOException {
        int silent = server(question -> new byte[0]);
        int lively = server(question -> Messages.answer(question, 0x8180, RECORD));
        String both = "127.0.0.1:1-65535";
        DnsPage page = page(List.of("*"), List.of(both), List.of());
        List<CompletableFuture<WireReader>> dead = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            dead.add(page.lookup("hangs" + i + ".example"));
            dead.add(page.query("dead" + i + ".example", 1, asking(silent, 60_000, 1)));
        }
        // More than Lane.DNS has threads, so every one of them hangs.
        assertTrue(dead.size() > 2 * Lane.DNS.threadsMax());
        for (int i = 0; i < 200; i++) {
            join(page.query("a.example", 1, asking(lively, 20_000, 1)));
            join(page.send("dns.servers", out -> {}));
        }
        for (CompletableFuture<WireReader> each : dead) {
            assertFalse(each.isDone());
        }
    }

    @Test
    void aQuestionThatIsGivenUpMakesRoomForTheNext() throws IOException {
        int silent = server(question -> new byte[0]);
        int lively = server(question -> Messages.answer(question, 0x8180, RECORD));
        DnsPage page = page(List.of("*"), List.of("127.0.0.1:*"), List.of());
        List<CompletableFuture<WireReader>> dead = new ArrayList<>();
        for (int i = 0; i < Queries.OPEN_MAX; i++) {
            dead.add(page.query("dead.example", 1, asking(silent, 60_000, 1)));
        }
        CompletableFuture<WireReader> waits = page.query("a.example", 1, asking(lively, 20_000, 1));
        // Cancelled calls answer nothing, so all of them are known to be under way before.
        for (CompletableFuture<WireReader> each : dead) {
            each.cancel(false);
        }
        join(waits);
    }
}
