package kith.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.bridge.fs.Errno;
import kith.net.wire.Address;
import kith.node.UdpDriver;
import kith.system.ffm.Libc;
import kith.system.ffm.LibcNet;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket that hands the kernel many datagrams for one receiver in one call, and takes them so
 * (UDP_SEGMENT and UDP_GRO of udp(7), since Linux 4.18 and 5.0). Where the kernel or the network
 * card cannot, each datagram is a call of its own.
 *
 * <p>Structures are those of 64-bit systems, of the machine's order.
 */
final class SegmentSocket {
    private static final int SOL_UDP = 17;
    private static final int UDP_SEGMENT = 103;
    private static final int UDP_GRO = 104;
    private static final int MSG_NOSIGNAL = 0x4000;

    /** 64: UDP_MAX_SEGMENTS of kernels before 6.9. */
    static final int SEGMENTS_MAX = 64;

    /** 65 000: what fits into a packet of IPv6 with its heads. */
    private static final int BATCH_BYTES_MAX = 65_000;

    /** 64 KiB: whatever a packet of IP may carry. */
    private static final int BUFFER_BYTES = 1 << 16;

    /** 1024 link-local addresses whose interface is known; the eldest goes. */
    private static final int SCOPES_MAX = 1024;

    private static final int EIO = Errno.EIO.number();

    private final Kernel kernel;
    private final int fd;
    private final boolean v6;
    private final Message out;
    private final Message in;
    private final Map<Address, Integer> scopes = new LinkedHashMap<>();
    private @Nullable Address from;
    private @Nullable Address to;
    private int segmentBytes;
    private int bytes;
    private int count;
    private boolean full;
    private boolean segments;

    /** The two calls that not every kernel and card grants; tests refuse them. */
    interface Kernel {

        /** Sets an option of SOL_UDP; 0 or a negative errno. */
        default int option(int fd, int name, int value) {
            ByteBuffer memory = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
            return LibcNet.setsockopt(fd, SOL_UDP, name, memory.putInt(0, value), 4);
        }

        /** Sends a {@code struct msghdr}; bytes sent or a negative errno. */
        default long send(int fd, ByteBuffer message) {
            return LibcNet.sendmsg(fd, message, MSG_NOSIGNAL);
        }
    }

    SegmentSocket(int fd, boolean v6, Kernel kernel) {
        this.kernel = kernel;
        this.fd = fd;
        this.v6 = v6;
        this.out = new Message(v6);
        this.in = new Message(v6);
        // A kernel that has it not gives datagrams one by one.
        kernel.option(fd, UDP_GRO, 1);
        // Asked here, because one that has it not would take a batch for one large datagram.
        this.segments = kernel.option(fd, UDP_SEGMENT, 0) == 0;
    }

    int fd() {
        return fd;
    }

    /** Datagrams that {@link #send} will hand over. */
    int count() {
        return count;
    }

    /** To whom it goes; null if there is nothing to send. */
    @Nullable Address receiver() {
        return to;
    }

    /** Puts a datagram behind those that leave next; false if they must leave first. */
    boolean add(Address receiver, byte[] datagram) {
        if (count > 0) {
            boolean fits =
                    segments
                            && !full
                            && count < SEGMENTS_MAX
                            && datagram.length > 0
                            && datagram.length <= segmentBytes
                            && bytes + datagram.length <= BATCH_BYTES_MAX
                            && receiver.equals(to);
            if (!fits) {
                return false;
            }
        } else {
            to = receiver;
            segmentBytes = datagram.length;
        }
        out.data.put(bytes, datagram);
        bytes += datagram.length;
        count++;
        // Only the last one may be shorter than the others.
        full = datagram.length < segmentBytes;
        return true;
    }

    /** Hands over what was added, which is kept until {@link #take}; 0 or a negative errno. */
    int send() {
        Address receiver = to;
        if (receiver == null) {
            return 0;
        }
        out.to(receiver, scopes.getOrDefault(receiver, 0));
        out.data(bytes);
        if (count > 1) {
            out.segments((short) segmentBytes);
        } else {
            out.noControl();
        }
        long result = kernel.send(fd, out.head);
        if (count > 1 && result == -EIO) {
            // A card that cannot compute checksums: never again.
            segments = false;
        }
        return (int) Math.min(result, 0);
    }

    /** Forgets what was sent. */
    void clear() {
        bytes = 0;
        count = 0;
        full = false;
        to = null;
    }

    /** What was added, for those who send it in another way; it is forgotten here. */
    List<byte[]> take() {
        List<byte[]> taken = new ArrayList<>();
        for (int at = 0; taken.size() < count; at += segmentBytes) {
            byte[] one = new byte[Math.min(segmentBytes, bytes - at)];
            out.data.get(at, one);
            taken.add(one);
        }
        clear();
        return taken;
    }

    /** Receives some datagrams of one sender; their number or a negative errno. */
    int receive(UdpDriver.Receiver receiver) {
        in.data(BUFFER_BYTES);
        in.room();
        int length = (int) LibcNet.recvmsg(fd, in.head, 0);
        if (length < 0) {
            return length;
        }
        Address sender = sender();
        int segment = in.segmentBytes();
        int each = segment > 0 ? segment : Math.max(1, length);
        int taken = 0;
        int at = 0;
        do {
            int size = Math.min(each, length - at);
            if (sender != null) {
                byte[] datagram = new byte[Math.min(size, UdpDriver.DATAGRAM_BYTES)];
                in.data.get(at, datagram);
                receiver.take(sender, datagram);
            }
            at += size;
            taken++;
        } while (at < length);
        return taken;
    }

    /** Null for port 0, which nobody can answer. */
    private @Nullable Address sender() {
        int port = in.port();
        long high = in.high();
        long low = in.low();
        Address last = from;
        if (last != null && last.low() == low && last.high() == high && last.port() == port) {
            return last;
        }
        if (port == 0) {
            return null;
        }
        Address sender = new Address(high, low, port);
        from = sender;
        if (v6 && high >>> 54 == 0xfe80 >>> 6) {
            // The way back to a link-local address needs the interface it came in by.
            scopes.remove(sender);
            if (scopes.size() == SCOPES_MAX) {
                scopes.remove(scopes.keySet().iterator().next());
            }
            scopes.put(sender, in.scope());
        }
        return sender;
    }

    void close() {
        Libc.close(fd);
    }

    /** A {@code struct msghdr} with an address, one piece of data and a control message. */
    private static final class Message {
        private static final int HEAD_BYTES = 56;
        private static final int NAME_LENGTH_AT = 8;
        private static final int PIECES_AT = 16;
        private static final int CONTROL_AT = 32;
        private static final int CONTROL_LENGTH_AT = 40;

        /** A {@code struct cmsghdr} with 2 or 4 bytes, and padded. */
        private static final int CONTROL_HEAD_BYTES = 16;

        private static final int CONTROL_BYTES = 24;
        private static final int V4_BYTES = 16;
        private static final int V6_BYTES = 28;
        private static final long MAPPED = 0xffffL << 32;

        final ByteBuffer data = memory(BUFFER_BYTES);
        final ByteBuffer head = memory(HEAD_BYTES);
        private final ByteBuffer name = memory(SocketAddresses.BYTES_MAX);
        private final ByteBuffer piece = memory(16);
        private final ByteBuffer control = memory(64);
        private final boolean v6;

        Message(boolean v6) {
            this.v6 = v6;
            head.putLong(0, LibcNet.address(name));
            head.putInt(NAME_LENGTH_AT, v6 ? V6_BYTES : V4_BYTES);
            head.putLong(PIECES_AT, LibcNet.address(piece));
            head.putLong(PIECES_AT + 8, 1);
            piece.putLong(0, LibcNet.address(data));
            int family = v6 ? SocketAddresses.AF_INET6 : SocketAddresses.AF_INET;
            name.putShort(0, (short) family);
            name.order(ByteOrder.BIG_ENDIAN);
        }

        private static ByteBuffer memory(int bytes) {
            return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }

        void data(int length) {
            piece.putLong(8, length);
        }

        void to(Address address, int scope) {
            name.putShort(2, (short) address.port());
            if (v6) {
                name.putLong(8, address.high()).putLong(16, address.low());
                boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
                name.putInt(24, little ? Integer.reverseBytes(scope) : scope);
            } else {
                name.putInt(4, (int) address.low());
            }
        }

        void segments(short length) {
            control.putLong(0, CONTROL_HEAD_BYTES + 2);
            control.putInt(8, SOL_UDP);
            control.putInt(12, UDP_SEGMENT);
            control.putShort(CONTROL_HEAD_BYTES, length);
            head.putLong(CONTROL_AT, LibcNet.address(control));
            head.putLong(CONTROL_LENGTH_AT, CONTROL_BYTES);
        }

        void noControl() {
            head.putLong(CONTROL_AT, 0);
            head.putLong(CONTROL_LENGTH_AT, 0);
        }

        /** Makes ready for whatever comes. */
        void room() {
            head.putInt(NAME_LENGTH_AT, SocketAddresses.BYTES_MAX);
            head.putLong(CONTROL_AT, LibcNet.address(control));
            head.putLong(CONTROL_LENGTH_AT, control.capacity());
        }

        /** Of what was received; 0 if it is one datagram. */
        int segmentBytes() {
            boolean told =
                    head.getLong(CONTROL_LENGTH_AT) >= CONTROL_HEAD_BYTES + 4
                            && control.getInt(8) == SOL_UDP
                            && control.getInt(12) == UDP_GRO;
            return told ? control.getInt(CONTROL_HEAD_BYTES) : 0;
        }

        int port() {
            return name.getShort(2) & 0xffff;
        }

        long high() {
            return v6 ? name.getLong(8) : 0;
        }

        long low() {
            return v6 ? name.getLong(16) : MAPPED | (name.getInt(4) & 0xffff_ffffL);
        }

        int scope() {
            int scope = name.getInt(24);
            boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
            return little ? Integer.reverseBytes(scope) : scope;
        }
    }
}
