package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import kith.bridge.Bounds;
import kith.bridge.codec.WireReader;
import kith.bridge.permission.NetPattern;
import kith.bridge.permission.NetPermissions;
import kith.bridge.permission.NetUse;
import kith.system.NetPage.Bound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets through a real bridge on the real loopback: what they may, and when they end. */
class SocketLifeTest {
    private static final String HOST = "127.0.0.1";

    @TempDir Path temp = Path.of("");
    private final List<NetPage> apps = new ArrayList<>();

    @AfterEach
    void close() {
        apps.forEach(NetPage::close);
    }

    private NetPage app(NetUse... uses) {
        Map<NetUse, List<NetPattern>> lines = new java.util.EnumMap<>(NetUse.class);
        for (NetUse use : uses) {
            var ok = (NetPattern.Ok) NetPattern.parse("loopback:*");
            lines.put(use, List.of(ok.pattern()));
        }
        NetPage app = new NetPage(new NetPermissions(lines, List.of()), temp);
        apps.add(app);
        return app;
    }

    private static int descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return Objects.requireNonNull(open).length;
    }

    @Test
    void bytesGoBothWays() throws Exception {
        NetPage.Load page = app(NetUse.TCP_CONNECT, NetUse.TCP_LISTEN).load();
        Bound server = page.listen(HOST, 0);
        var taken = new LinkedBlockingQueue<Double>();
        page.subscribe(
                "net.accepted",
                out -> out.f64(server.handle()),
                frame -> taken.add(frame.payload().f64()));
        double client = page.connect(HOST, server.port());
        Double accepted = taken.poll(FsPage.WAIT_SECONDS, TimeUnit.SECONDS);
        var heard = read(page, Objects.requireNonNull(accepted), 1 << 20);
        write(page, client, "hello").join();
        assertEquals("hello", heard.poll(FsPage.WAIT_SECONDS, TimeUnit.SECONDS));
        page.call("net.shutdown", out -> out.f64(client));
        assertEquals("end", heard.poll(FsPage.WAIT_SECONDS, TimeUnit.SECONDS));
    }

    private static BlockingQueue<String> read(NetPage.Load page, double socket, int credit) {
        var heard = new LinkedBlockingQueue<String>();
        page.subscribe(
                "net.read",
                out -> {
                    out.f64(socket);
                    out.i32(credit);
                },
                frame ->
                        heard.add(
                                switch (frame.kind()) {
                                    case Wire.EVENT ->
                                            StandardCharsets.UTF_8
                                                    .decode(frame.payload().bytes())
                                                    .toString();
                                    case Wire.RESULT -> "end";
                                    default -> new FsPage.Failed(frame.payload()).code;
                                }));
        return heard;
    }

    /** The first write of a socket. */
    private static CompletableFuture<WireReader> write(
            NetPage.Load page, double socket, String text) {
        return write(page, socket, 0, text);
    }

    private static CompletableFuture<WireReader> write(
            NetPage.Load page, double socket, int order, String text) {
        return page.send(
                "net.write",
                out -> {
                    out.f64(socket);
                    out.f64(order);
                    out.bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                });
    }

    private static String codeOf(CompletableFuture<WireReader> answer) {
        var error =
                assertThrows(
                        CompletionException.class,
                        () -> answer.orTimeout(FsPage.WAIT_SECONDS, TimeUnit.SECONDS).join());
        return ((FsPage.Failed) Objects.requireNonNull(error.getCause())).code;
    }

    @Test
    void aWriteThatOvertookAnotherWaitsForIt() throws Exception {
        NetPage.Load page = app(NetUse.TCP_CONNECT, NetUse.TCP_LISTEN).load();
        Bound server = page.listen(HOST, 0);
        var taken = new LinkedBlockingQueue<Double>();
        page.subscribe(
                "net.accepted",
                out -> out.f64(server.handle()),
                frame -> taken.add(frame.payload().f64()));
        double client = page.connect(HOST, server.port());
        Double accepted = Objects.requireNonNull(taken.poll(FsPage.WAIT_SECONDS, TimeUnit.SECONDS));
        var second = write(page, client, 1, "second");
        var last = write(page, client, 3, "last");
        assertEquals("EINVAL", codeOf(write(page, client, 1, "again")));
        assertEquals("EINVAL", codeOf(write(page, client, 4, "too early")));
        write(page, client, 0, "first ").join();
        second.join();
        assertEquals("EINVAL", codeOf(write(page, client, 0, "made before")));
        var heard = read(page, accepted, 1 << 20);
        assertEquals("first second", heard.poll(FsPage.WAIT_SECONDS, TimeUnit.SECONDS));
        page.call(
                "net.close",
                out -> {
                    out.f64(client);
                    out.bool(false);
                });
        assertEquals("ECANCELED", codeOf(last));
    }

    @Test
    void aReaderThatTakesNothingHoldsUpTheWriter() throws Exception {
        NetPage.Load page = app(NetUse.TCP_CONNECT, NetUse.TCP_LISTEN).load();
        Bound server = page.listen(HOST, 0);
        var taken = new LinkedBlockingQueue<Double>();
        page.subscribe(
                "net.accepted",
                out -> out.f64(server.handle()),
                frame -> taken.add(frame.payload().f64()));
        double client = page.connect(HOST, server.port());
        double accepted = Objects.requireNonNull(taken.poll(FsPage.WAIT_SECONDS, TimeUnit.SECONDS));
        ByteBuffer bytes = ByteBuffer.allocate(32 << 20);
        CompletableFuture<WireReader> writing =
                page.send(
                        "net.write",
                        out -> {
                            out.f64(client);
                            out.f64(0);
                            out.bytes(bytes);
                        });
        AtomicLong arrived = new AtomicLong();
        page.subscribe(
                "net.read",
                out -> {
                    out.f64(accepted);
                    out.i32(100_000);
                },
                frame -> arrived.addAndGet(frame.payload().remaining() - 4));
        assertThrows(TimeoutException.class, () -> writing.get(1, TimeUnit.SECONDS));
        assertEquals(100_000, arrived.get());
        while (!writing.isDone()) {
            page.call(
                    "net.more",
                    out -> {
                        out.f64(accepted);
                        out.i32(1 << 20);
                    });
        }
        assertFalse(writing.isCompletedExceptionally());
    }

    @Test
    void whatIsNotGrantedIsRefusedBeforeASocketIsOpened() {
        NetPage app = app(NetUse.TCP_LISTEN, NetUse.UDP_BIND);
        NetPage.Load page = app.load();
        Bound server = page.listen(HOST, 0);
        var toServer = NetPage.Load.target(HOST, server.port());
        FsPage.Failed failed =
                assertThrows(FsPage.Failed.class, () -> page.call("net.connect", toServer));
        assertEquals("ERR_ACCESS_DENIED", failed.code);
        assertEquals("Net", failed.permission);
        assertEquals(HOST + ":" + server.port(), failed.resource);
        assertTrue(failed.text.contains("\"tcp\": {\"connect\": [\"" + HOST + ":"), failed.text);
        for (String address : List.of("0.0.0.0", "::", "192.0.2.1", "::ffff:192.0.2.1")) {
            String code = page.codeOf("dgram.bind", NetPage.Load.binding(address, 0));
            assertEquals("ERR_ACCESS_DENIED", code, address);
        }
        assertEquals(1, app.network.size());
    }

    @Test
    void aSocketBoundOnlyToSendHearsNoStranger() throws Exception {
        NetPage app = app(NetUse.UDP_BIND);
        NetPage.Load stranger = app(NetUse.UDP_BIND, NetUse.UDP_SEND).load();
        var friendLine = (NetPattern.Ok) NetPattern.parse("127.0.0.3:*");
        NetPage careful =
                new NetPage(
                        new NetPermissions(
                                Map.of(NetUse.UDP_SEND, List.of(friendLine.pattern())), List.of()),
                        temp);
        apps.add(careful);
        NetPage.Load page = careful.load();
        Bound socket = page.bind("", 0);
        var heard = new LinkedBlockingQueue<Integer>();
        page.subscribe(
                "dgram.received",
                out -> out.f64(socket.handle()),
                frame -> heard.add(frame.payload().remaining()));
        Bound from = stranger.bind(HOST, 0);
        Bound friend = stranger.bind("127.0.0.3", 0);
        assertEquals(0, send(stranger, from, socket.port(), 1));
        assertEquals(0, send(stranger, friend, socket.port(), 2));
        assertEquals(4 + 25 + 2, heard.poll(FsPage.WAIT_SECONDS, TimeUnit.SECONDS));
        assertEquals(
                "ERR_ACCESS_DENIED",
                app.load()
                        .codeOf(
                                "dgram.check",
                                out -> {
                                    out.string(HOST);
                                    out.i32(1);
                                }));
    }

    private static int send(NetPage.Load page, Bound from, int port, int length) {
        ByteBuffer packed = ByteBuffer.allocate(25 + length);
        packed.put((byte) 4).put(new byte[] {127, 0, 0, 1});
        packed.put(21, (byte) port).put(22, (byte) (port >> 8)).put(23, (byte) length);
        packed.rewind();
        WireReader answer =
                page.call(
                        "dgram.send",
                        out -> {
                            out.f64(from.handle());
                            out.bytes(packed);
                        });
        return answer.bytes().getShort() & 0xffff;
    }

    @Test
    void datagramsThatAreNoneAreRefused() {
        NetPage.Load page = app(NetUse.UDP_BIND, NetUse.UDP_SEND).load();
        Bound socket = page.bind(HOST, 0);
        for (int length : new int[] {1, 24, 26, 249}) {
            byte[] noise = new byte[length];
            noise[0] = 4;
            if (length > 24) {
                noise[23] = (byte) 200;
            }
            String code =
                    page.codeOf(
                            "dgram.send",
                            out -> {
                                out.f64(socket.handle());
                                out.bytes(ByteBuffer.wrap(noise));
                            });
            assertEquals("EINVAL", code, length + " bytes");
        }
    }

    @Test
    void socketsEndWithThePageLoad() throws Exception {
        NetPage app = app(NetUse.TCP_CONNECT, NetUse.TCP_LISTEN, NetUse.UDP_BIND);
        useAndReload(app);
        int before = descriptors();
        for (int i = 0; i < 50; i++) {
            useAndReload(app);
        }
        assertEquals(before, descriptors());
        assertEquals(0, app.network.size());
    }

    private void useAndReload(NetPage app) throws Exception {
        NetPage.Load page = app.load();
        Bound server = page.listen(HOST, 0);
        page.subscribe("net.accepted", out -> out.f64(server.handle()), frame -> {});
        for (int i = 0; i < 5; i++) {
            double client = page.connect(HOST, server.port());
            read(page, client, 1000);
            write(page, client, "x").join();
            page.bind(HOST, 0);
        }
        Path file = temp.resolve("socket");
        page.call(
                "net.listenPath",
                out -> {
                    out.string(file.toString());
                    out.i32(5);
                    out.bool(true);
                    out.bool(true);
                });
        page.session.close().get(FsPage.WAIT_SECONDS, TimeUnit.SECONDS);
        drain(app);
        assertFalse(Files.exists(file), "the name of a Unix domain socket is left");
    }

    /** Waits until the reactor has done all that was posted. */
    private static void drain(NetPage app) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        app.network.reactor().post(() -> done.complete(true));
        done.get(FsPage.WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void aHundredThousandOpensAreAnsweredEach() throws Exception {
        NetPage app = app(NetUse.UDP_BIND);
        NetPage.Load page = app.load();
        page.bind(HOST, 0);
        int before = descriptors();
        int opened = 1;
        for (int i = 0; i < 100_000; i++) {
            String code = page.codeOf("dgram.bind", NetPage.Load.binding(HOST, 0));
            opened += code.isEmpty() ? 1 : 0;
            assertTrue(code.isEmpty() || code.equals("EMFILE"), code);
        }
        assertEquals(Bounds.SOCKETS_MAX, opened);
        page.session.close().get(FsPage.WAIT_SECONDS, TimeUnit.SECONDS);
        drain(app);
        assertEquals(before - 1, descriptors());
    }

    @Test
    void twoLoadsDoNotShareSockets() {
        NetPage app = app(NetUse.UDP_BIND, NetUse.UDP_SEND);
        Bound mine = app.load().bind(HOST, 0);
        NetPage.Load other = app.load();
        assertEquals("EBADF", other.codeOf("dgram.close", out -> out.f64(mine.handle())));
        assertEquals("EBADF", other.codeOf("dgram.drops", out -> out.f64(mine.handle())));
    }

    @Test
    void whatIsClosedIsEbadf() {
        NetPage.Load page = app(NetUse.TCP_CONNECT, NetUse.TCP_LISTEN, NetUse.UDP_BIND).load();
        Bound server = page.listen(HOST, 0);
        double client = page.connect(HOST, server.port());
        page.call(
                "net.close",
                out -> {
                    out.f64(client);
                    out.bool(false);
                });
        assertEquals("EBADF", page.codeOf("net.shutdown", out -> out.f64(client)));
        assertEquals(
                "EBADF",
                page.codeOf(
                        "net.close",
                        out -> {
                            out.f64(client);
                            out.bool(true);
                        }));
        assertEquals("EBADF", page.codeOf("net.shutdown", out -> out.f64(server.handle())));
        assertEquals("EBADF", page.codeOf("dgram.drops", out -> out.f64(12345)));
    }

    @Test
    void dropsAreCounted() throws Exception {
        NetPage.Load page = app(NetUse.UDP_BIND, NetUse.UDP_SEND).load();
        Bound to = page.bind(HOST, 0);
        Bound from = page.bind(HOST, 0);
        for (int i = 0; i < 2000; i++) {
            send(page, from, to.port(), 200);
        }
        double drops = page.call("dgram.drops", out -> out.f64(to.handle())).f64();
        var heard = new LinkedBlockingQueue<Integer>();
        page.subscribe(
                "dgram.received",
                out -> out.f64(to.handle()),
                frame -> heard.add((frame.payload().remaining() - 4) / 225));
        int arrived = 0;
        while (arrived + drops < 2000) {
            arrived += Objects.requireNonNull(heard.poll(FsPage.WAIT_SECONDS, TimeUnit.SECONDS));
        }
        assertEquals(2000, arrived + drops);
        assertTrue(drops > 0, "the system's buffer holds less than all");
    }
}
