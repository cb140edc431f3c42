package kith.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import kith.net.wire.Address;
import kith.node.UdpDriver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a node expects of its sockets, of those of Linux and of java.nio alike. */
class LinuxUdpTest {

    private static final long LIMIT_MS = 5_000;

    private record Datagram(Address from, byte[] bytes) {}

    /** Each driver with each: sender, receiver. */
    static Stream<Arguments> pairs() {
        UdpDriver.Opener linux = LinuxUdp::open;
        UdpDriver.Opener nio = UdpDriver.nio();
        return Stream.of(
                Arguments.of(linux, linux), Arguments.of(linux, nio), Arguments.of(nio, linux));
    }

    private static UdpDriver open(UdpDriver.Opener opener, String host) throws IOException {
        return opener.open(List.of(new InetSocketAddress(host, 0)));
    }

    private static Address address(UdpDriver driver, String host) throws IOException {
        int port = driver.bound().get(0).getPort();
        return Address.of(InetAddress.getByName(host).getAddress(), port);
    }

    private static List<Datagram> receive(UdpDriver driver, int count) throws IOException {
        List<Datagram> received = new ArrayList<>();
        long untilMs = System.currentTimeMillis() + LIMIT_MS;
        while (received.size() < count && System.currentTimeMillis() < untilMs) {
            if (!driver.receive(64, (from, bytes) -> received.add(new Datagram(from, bytes)))) {
                driver.await(100);
            }
        }
        return received;
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Sizes that can go together, that cannot, and the borders of a batch. */
    private static List<byte[]> mixed() {
        List<byte[]> sent = new ArrayList<>();
        int[] runs = {1, 63, 64, 65, 130, 3};
        int[] sizes = {1191, 1191, 50, 1200, 40, 2048};
        for (int i = 0; i < runs.length; i++) {
            for (int j = 0; j < runs[i]; j++) {
                sent.add(bytes(sizes[i], i * 1000L + j));
            }
            sent.add(bytes(17 + i, i));
        }
        sent.add(new byte[0]);
        sent.add(bytes(1191, 1));
        return sent;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void keepsBordersAndOrder(UdpDriver.Opener from, UdpDriver.Opener to) throws IOException {
        for (String host : List.of("127.0.0.1", "::1")) {
            try (UdpDriver sender = open(from, host);
                    UdpDriver receiver = open(to, host)) {
                List<byte[]> sent = mixed();
                Address target = address(receiver, host);
                List<Datagram> received = new ArrayList<>();
                for (int at = 0; at < sent.size(); at += 100) {
                    int end = Math.min(at + 100, sent.size());
                    sent.subList(at, end).forEach(bytes -> sender.send(target, bytes));
                    sender.flush();
                    received.addAll(receive(receiver, end - at));
                }
                assertEquals(sent.size(), received.size());
                for (int i = 0; i < sent.size(); i++) {
                    assertArrayEquals(sent.get(i), received.get(i).bytes(), "datagram " + i);
                    assertEquals(address(sender, host), received.get(i).from());
                }
                assertEquals(sent.size(), sender.sentCount());
                assertEquals(0, sender.droppedCount());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void leadsEachToItsReceiver(UdpDriver.Opener from, UdpDriver.Opener to) throws IOException {
        try (UdpDriver sender = from.open(List.of());
                UdpDriver one = open(to, "127.0.0.1");
                UdpDriver two = open(to, "::1")) {
            Address first = address(one, "127.0.0.1");
            Address second = address(two, "::1");
            for (int i = 0; i < 40; i++) {
                sender.send(i % 4 == 0 ? second : first, bytes(100, i));
            }
            sender.flush();
            List<Datagram> atFirst = receive(one, 30);
            List<Datagram> atSecond = receive(two, 10);
            assertEquals(30, atFirst.size());
            assertEquals(10, atSecond.size());
            assertArrayEquals(bytes(100, 39), atFirst.get(29).bytes());
            assertArrayEquals(bytes(100, 36), atSecond.get(9).bytes());
            assertTrue(atFirst.get(0).from().isV4(), "one socket of both kinds speaks IPv4");
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aWayThatIsNotThereCostsOneDatagram(UdpDriver.Opener from, UdpDriver.Opener to)
            throws IOException {
        try (UdpDriver sender = open(from, "127.0.0.1");
                UdpDriver receiver = open(to, "127.0.0.1")) {
            Address broadcast = Address.v4(-1, 4000);
            sender.send(broadcast, bytes(100, 1));
            sender.send(broadcast, bytes(100, 2));
            sender.send(Address.of(new byte[16], 4000), bytes(100, 3));
            sender.send(address(receiver, "127.0.0.1"), bytes(2049, 4));
            sender.send(address(receiver, "127.0.0.1"), bytes(100, 5));
            sender.flush();
            List<Datagram> received = receive(receiver, 1);
            assertArrayEquals(bytes(100, 5), received.get(0).bytes());
            assertEquals(4, sender.droppedCount());
            assertEquals(1, sender.sentCount());
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aWakeUpEndsOneWait(UdpDriver.Opener from, UdpDriver.Opener to) throws IOException {
        try (UdpDriver driver = open(to, "127.0.0.1")) {
            driver.wakeup();
            long sinceMs = System.nanoTime() / 1_000_000;
            driver.await(LIMIT_MS);
            driver.await(20);
            long tookMs = System.nanoTime() / 1_000_000 - sinceMs;
            assertTrue(tookMs >= 20 && tookMs < LIMIT_MS, tookMs + " ms");
            assertFalse(driver.receive(64, (sender, bytes) -> {}));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void saysWhereItCannotListen(UdpDriver.Opener from, UdpDriver.Opener to) throws IOException {
        try (UdpDriver first = open(from, "127.0.0.1")) {
            List<InetSocketAddress> taken = List.of(first.bound().get(0));
            String said = "" + assertThrows(IOException.class, () -> to.open(taken)).getMessage();
            assertTrue(said.contains("cannot listen at 127.0.0.1"), said);
            assertTrue(said.toLowerCase(Locale.ROOT).contains("already in use"), said);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void listensEverywhereAtOnePort(UdpDriver.Opener from, UdpDriver.Opener to) throws IOException {
        try (UdpDriver driver = to.open(List.of())) {
            assertEquals(1, driver.bound().size());
            assertTrue(driver.bound().get(0).getAddress().isAnyLocalAddress());
            assertTrue(driver.bound().get(0).getPort() > 0);
        }
    }
}
