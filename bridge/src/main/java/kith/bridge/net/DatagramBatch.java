package kith.bridge.net;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kith.bridge.NodeError;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import kith.bridge.permission.IpAddress;
import kith.bridge.permission.NetGate;
import kith.bridge.permission.NetUse;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams that the page sends together, one after another in the form of {@link
 * Sockets#DATAGRAM_HEAD_BYTES}, with family 0 where the socket is connected. Each is checked
 * against the permissions as its turn comes.
 */
final class DatagramBatch {
    /** 4096 datagrams at once; the page's module sends fewer. */
    static final int COUNT_MAX = 4096;

    private final ByteBuffer packed;
    private final NetGate gate;
    private final boolean v6;
    private final ByteBuffer results;
    private @Nullable Endpoint last;
    private int start;

    private DatagramBatch(ByteBuffer packed, int count, NetGate gate, boolean v6) {
        this.packed = packed;
        this.gate = gate;
        this.v6 = v6;
        this.results = ByteBuffer.allocate(count * 2).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Looks whether the bytes are whole datagrams.
     *
     * @throws NodeError EINVAL if they are not
     */
    static DatagramBatch of(ByteBuffer bytes, NetGate gate, boolean v6) {
        ByteBuffer packed = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        int count = 0;
        int at = 0;
        while (at < packed.limit() && count <= COUNT_MAX) {
            int end = at + Sockets.DATAGRAM_HEAD_BYTES;
            int length = end > packed.limit() ? -1 : packed.getShort(end - 2) & 0xffff;
            int family = packed.get(at);
            boolean known = family == 0 || family == 4 || family == 6;
            if (length < 0 || !known || length > packed.limit() - end) {
                throw NetFaults.of(Errno.EINVAL, "send");
            }
            at = end + length;
            count++;
        }
        if (count > COUNT_MAX) {
            throw NetFaults.of(Errno.ENOBUFS, "send");
        }
        return new DatagramBatch(packed, count, gate, v6);
    }

    /** For each datagram its errno in two bytes, 0 if it was sent, 0xffff if it was refused. */
    ByteBuffer results() {
        ((Buffer) results).flip();
        return results;
    }

    /**
     * Sends the next datagrams.
     *
     * @param most how many at most
     * @return whether all are sent; else to be called again when there is room
     */
    boolean send(Sockets sockets, int fd, int most) {
        for (int left = most; start < packed.limit(); left--) {
            if (left == 0) {
                return false;
            }
            int errno = 0;
            int end = start + Sockets.DATAGRAM_HEAD_BYTES;
            int next = end + (packed.getShort(end - 2) & 0xffff);
            try {
                Endpoint to = packed.get(start) == 0 ? null : endpoint();
                if (to != null && !to.equals(last)) {
                    gate.require(NetUse.UDP_SEND, to.address(), to.port());
                    last = to;
                }
                ((Buffer) packed).limit(next).position(end);
                int sent = sockets.send(fd, packed, to);
                if (sent == Sockets.WOULD_BLOCK) {
                    return false;
                }
            } catch (ErrnoException e) {
                errno = e.errno();
            } catch (NodeError refusal) {
                errno = 0xffff;
            } finally {
                ((Buffer) packed).limit(packed.capacity());
            }
            results.putShort((short) errno);
            start = next;
        }
        return true;
    }

    private Endpoint endpoint() throws ErrnoException {
        boolean six = packed.get(start) == 6;
        if (six != v6) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] bytes = new byte[six ? 16 : 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = packed.get(start + 1 + i);
        }
        int scope = packed.getInt(start + 17);
        IpAddress address = IpAddress.of(bytes, scope == 0 ? "" : Integer.toString(scope));
        return new Endpoint(address, six, packed.getShort(start + 21) & 0xffff);
    }
}
