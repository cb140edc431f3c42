package kith.bridge.tls;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says first (RFC 8446 section 4.1.2), as far as a server needs it to choose a
 * context.
 *
 * @param servername the host it wants; empty when it does not say
 * @param protocols what it would speak inside (ALPN), in its order
 */
public record ClientHello(String servername, List<String> protocols) {
    /** What a page is told of bytes that are no hello; the engine then says what is wrong. */
    private static final ClientHello NONE = new ClientHello("", new ArrayList<>());

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;

    /** 16 KiB and a bit: a hello in more than one full record is none of a browser's. */
    private static final int BYTES_MAX = 32 * 1024;

    /**
     * Reads the first bytes of a connection.
     *
     * @return null when more are needed
     */
    static @Nullable ClientHello read(ByteBuffer bytes) {
        ByteBuffer message = ByteBuffer.allocate(BYTES_MAX);
        ByteBuffer in = bytes.duplicate();
        while (true) {
            if (in.remaining() < 5) {
                return in.remaining() > 0 && in.get(in.position()) != HANDSHAKE ? NONE : null;
            }
            int type = in.get();
            in.getShort();
            int length = in.getShort() & 0xffff;
            if (type != HANDSHAKE || length > message.remaining()) {
                return NONE;
            }
            if (in.remaining() < length) {
                return null;
            }
            for (int i = 0; i < length; i++) {
                message.put(in.get());
            }
            ByteBuffer whole = message.duplicate();
            ((Buffer) whole).flip();
            if (whole.remaining() >= 4) {
                if (whole.get(0) != CLIENT_HELLO) {
                    return NONE;
                }
                int size = whole.getInt(0) & 0xffffff;
                if (size > BYTES_MAX - 4) {
                    return NONE;
                }
                if (whole.remaining() >= 4 + size) {
                    ((Buffer) whole).position(4);
                    return parsed(slice(whole, size));
                }
            }
        }
    }

    private static ClientHello parsed(@Nullable ByteBuffer hello) {
        if (hello == null || hello.remaining() < 34) {
            return NONE;
        }
        ((Buffer) hello).position(hello.position() + 34);
        ByteBuffer session = slice8(hello);
        ByteBuffer ciphers = slice16(hello);
        ByteBuffer compression = slice8(hello);
        ByteBuffer extensions = slice16(hello);
        if (session == null || ciphers == null || compression == null || extensions == null) {
            return NONE;
        }
        String servername = "";
        List<String> protocols = new ArrayList<>();
        while (extensions.remaining() >= 4) {
            int type = extensions.getShort() & 0xffff;
            ByteBuffer data = slice16(extensions);
            if (data == null) {
                return NONE;
            }
            if (type == SERVER_NAME) {
                servername = servername(slice16(data));
            } else if (type == ALPN) {
                protocols = protocols(slice16(data));
            }
        }
        return new ClientHello(servername, protocols);
    }

    private static String servername(@Nullable ByteBuffer list) {
        if (list == null || !list.hasRemaining() || list.get() != 0) {
            return "";
        }
        ByteBuffer name = slice16(list);
        return name == null ? "" : text(name);
    }

    private static List<String> protocols(@Nullable ByteBuffer list) {
        List<String> all = new ArrayList<>();
        while (list != null && list.hasRemaining()) {
            ByteBuffer name = slice8(list);
            if (name == null) {
                break;
            }
            all.add(text(name));
        }
        return all;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    private static @Nullable ByteBuffer slice8(ByteBuffer from) {
        return from.remaining() < 1 ? null : slice(from, from.get() & 0xff);
    }

    private static @Nullable ByteBuffer slice16(ByteBuffer from) {
        return from.remaining() < 2 ? null : slice(from, from.getShort() & 0xffff);
    }

    private static @Nullable ByteBuffer slice(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            return null;
        }
        ByteBuffer slice = from.slice();
        ((Buffer) slice).limit(length);
        ((Buffer) from).position(from.position() + length);
        return slice;
    }
}
