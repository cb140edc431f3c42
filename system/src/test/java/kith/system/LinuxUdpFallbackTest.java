package kith.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import kith.bridge.fs.Errno;
import kith.net.wire.Address;
import kith.node.UdpDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets whose kernel or card does less than ours, or has no room. */
class LinuxUdpFallbackTest {

    private static final long LIMIT_MS = 5_000;

    private static final List<InetSocketAddress> LOOPBACK =
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    /** Where {@code struct msghdr} has the length of its control messages. */
    private static final int CONTROL_LENGTH_AT = 40;

    private UdpDriver receiver;
    private Address target;

    /** The kernel, but for what a test says instead. */
    private static class Lesser implements SegmentSocket.Kernel {

        /** What is answered to messages of many datagrams; 0: they are sent. */
        int manyErrno;

        /** What is answered to all messages. */
        int errno;

        /** Messages for which there is room. */
        int room = Integer.MAX_VALUE;

        boolean old;
        int many;
        int refused;

        @Override
        public int option(int fd, int name, int value) {
            return old
                    ? -Errno.ENOPROTOOPT.number()
                    : SegmentSocket.Kernel.super.option(fd, name, value);
        }

        @Override
        public long send(int fd, ByteBuffer message) {
            boolean segments = message.getLong(CONTROL_LENGTH_AT) != 0;
            many += segments ? 1 : 0;
            int answer = errno != 0 ? errno : segments ? manyErrno : 0;
            answer = room-- > 0 ? answer : Errno.EAGAIN.number();
            refused += answer == 0 ? 0 : 1;
            return answer == 0 ? SegmentSocket.Kernel.super.send(fd, message) : -answer;
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = LinuxUdp.open(LOOPBACK);
        int port = receiver.bound().get(0).getPort();
        target = Address.v4(0x7f000001, port);
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    private static UdpDriver open(SegmentSocket.Kernel kernel) throws IOException {
        return LinuxUdp.open(LOOPBACK, kernel);
    }

    private static byte[] bytes(int number) {
        byte[] bytes = new byte[1000];
        ByteBuffer.wrap(bytes).putInt(0, number);
        return bytes;
    }

    private void send(UdpDriver sender, int from, int to) {
        for (int i = from; i < to; i++) {
            sender.send(target, bytes(i));
        }
        sender.flush();
    }

    /** Those from one number to another arrive, in order. */
    private void arrive(int from, int to) throws IOException {
        List<byte[]> received = new ArrayList<>();
        long untilMs = System.currentTimeMillis() + LIMIT_MS;
        while (received.size() < to - from && System.currentTimeMillis() < untilMs) {
            if (!receiver.receive(64, (sender, bytes) -> received.add(bytes))) {
                receiver.await(100);
            }
        }
        assertEquals(to - from, received.size());
        for (int i = from; i < to; i++) {
            assertArrayEquals(bytes(i), received.get(i - from), "datagram " + i);
        }
    }

    /** It would ignore the control message, and send 64 000 bytes in one datagram. */
    @Test
    void anOldKernelIsGivenOneDatagramAtATime() throws IOException {
        Lesser kernel = new Lesser();
        kernel.old = true;
        try (UdpDriver sender = open(kernel)) {
            send(sender, 0, 100);
            arrive(0, 100);
            assertEquals(0, kernel.many);
            assertEquals(100, sender.sentCount());
        }
    }

    @Test
    void anOldKernelGivesOneDatagramAtATime() throws IOException {
        Lesser kernel = new Lesser();
        kernel.old = true;
        UdpDriver usual = receiver;
        try (UdpDriver sender = LinuxUdp.open(List.of());
                UdpDriver old = open(kernel)) {
            receiver = old;
            int port = old.bound().get(0).getPort();
            target = Address.v4(0x7f000001, port);
            send(sender, 0, 100);
            arrive(0, 100);
        } finally {
            receiver = usual;
        }
    }

    @Test
    void aCardThatCannotIsAskedOnce() throws IOException {
        Lesser kernel = new Lesser();
        kernel.manyErrno = Errno.EIO.number();
        try (UdpDriver sender = open(kernel)) {
            send(sender, 0, 200);
            arrive(0, 200);
            assertEquals(1, kernel.many);
            assertEquals(200, sender.sentCount());
            assertEquals(0, sender.droppedCount());
        }
    }

    @Test
    void whatIsTooMuchForOneWayIsSentInPiecesAndTheNextIsTriedWhole() throws IOException {
        Lesser kernel = new Lesser();
        kernel.manyErrno = Errno.EMSGSIZE.number();
        try (UdpDriver sender = open(kernel)) {
            send(sender, 0, 20);
            arrive(0, 20);
            kernel.manyErrno = 0;
            send(sender, 20, 40);
            arrive(20, 40);
            assertEquals(2, kernel.many);
            assertEquals(40, sender.sentCount());
        }
    }

    @Test
    void whatFindsNoRoomWaitsInOrderUpToTheBound() throws IOException {
        Lesser kernel = new Lesser();
        kernel.room = 0;
        try (UdpDriver sender = open(kernel)) {
            send(sender, 0, UdpDriver.WAITING_MAX);
            assertEquals(0, sender.droppedCount());
            send(sender, 9_000, 9_001);
            assertEquals(1, sender.droppedCount());
            assertEquals(0, sender.sentCount());
            int refused = kernel.refused;
            assertTrue(refused < 10, () -> "asked again for each: " + refused);
            for (int i = 0; i < UdpDriver.WAITING_MAX; i += 64) {
                // The true socket has room, so nobody waits long.
                sender.await(LIMIT_MS);
                kernel.room = 64;
                sender.flush();
                arrive(i, i + 64);
            }
            assertEquals(UdpDriver.WAITING_MAX, sender.sentCount());
            assertEquals(1, sender.droppedCount());
        }
    }

    /** A queue of the system is full, which says nothing when it has room again. */
    @Test
    void whatTheSystemHasNoMemoryForIsLostAndNothingElse() throws IOException {
        Lesser kernel = new Lesser();
        kernel.errno = Errno.ENOBUFS.number();
        try (UdpDriver sender = open(kernel)) {
            send(sender, 0, 10);
            assertEquals(10, sender.droppedCount());
            kernel.errno = 0;
            send(sender, 10, 20);
            arrive(10, 20);
            assertEquals(10, sender.sentCount());
        }
    }
}
