package kith.net.envelope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Makes packets of sealed messages. */
public final class Envelopes {

    /** 1152: with the kind byte it fits one message frame of a link, relayed ones included. */
    public static final int PACKET_BYTES_MAX = 1152;

    /** Form, id, index and count in front of every packet but the head. */
    public static final int HEADER_BYTES = 1 + Id.BYTES + 2 + 2;

    /** What a packet holds after its header. */
    public static final int PAYLOAD_BYTES_MAX = PACKET_BYTES_MAX - HEADER_BYTES;

    /**
     * 64: what of a key encapsulation may stand in the head, since X-Wing's 1120 bytes and a name
     * of the prekey do not fit one packet.
     */
    private static final int KEY_REST_BYTES_MAX = 64;

    /** A key encapsulation and what a suite puts beside it. */
    public static final int KEY_BYTES_MAX = PAYLOAD_BYTES_MAX + KEY_REST_BYTES_MAX;

    /** 1 MiB: the largest content of a message. More is a stream's, or several messages'. */
    public static final int CONTENT_BYTES_MAX = 1 << 20;

    /**
     * Content, what a suite writes beside it inside (up to 16 KiB), padding to the next 32 KiB
     * (Padmé at this size, see content-keys.md), and 1 KiB outside (tag, names of chains).
     */
    public static final int CIPHER_BYTES_MAX = CONTENT_BYTES_MAX + (1 << 15) + 1024;

    /** All packets of the largest envelope. */
    public static final int PACKETS_MAX = new Shape(KEY_BYTES_MAX, CIPHER_BYTES_MAX).count();

    /** The first byte of every packet but the head, version 1. */
    static final int PACKET_FORM = 2;

    private static final byte[] NONE = {};

    private Envelopes() {}

    /**
     * What the content has to be sealed under: the head as it will be, without its hashes.
     *
     * @param key the key encapsulation, at most {@link #KEY_BYTES_MAX} bytes, or null
     * @param cipherBytes the length the sealed content will have, tag included
     */
    public static byte[] associated(
            HeadFields fields, byte @Nullable [] key, int cipherBytes, Crypto crypto) {
        checkLengths(key, cipherBytes);
        return Head.associated(fields, key == null ? NONE : key, cipherBytes, crypto);
    }

    /** Divides a sealed message into packets; the same input always gives the same packets. */
    public static Sealed split(
            HeadFields fields, byte @Nullable [] key, byte[] ciphertext, Crypto crypto) {
        byte[] associated = associated(fields, key, ciphertext.length, crypto);
        Shape shape = new Shape(key == null ? 0 : key.length, ciphertext.length);
        byte[][] payloads = new byte[shape.count()][];
        byte[][] hashes = new byte[shape.count()][];
        if (key != null && key.length > 0) {
            payloads[1] = Arrays.copyOf(key, shape.keyPacketBytes());
        }
        for (int i = shape.firstData(); i < shape.count(); i++) {
            int start = (i - shape.firstData()) * PAYLOAD_BYTES_MAX;
            payloads[i] = Arrays.copyOfRange(ciphertext, start, start + shape.payloadBytes(i));
            hashes[i] = hash(crypto, Shape.Role.DATA, i, payloads[i]);
        }
        for (int i = shape.firstData() - 1; i >= shape.firstList(); i--) {
            payloads[i] = list(shape, i, hashes);
            hashes[i] = hash(crypto, Shape.Role.LIST, i, payloads[i]);
        }
        Writer head = new Writer(PACKET_BYTES_MAX).bytes(associated);
        for (int i = 0; i < shape.headHashes(); i++) {
            head.bytes(hashes[shape.firstList() + i]);
        }
        return sealed(head.toBytes(), payloads, crypto);
    }

    /** An envelope as one array, as {@link #unpack} takes it. */
    public static byte[] pack(Sealed sealed) {
        return Records.pack(sealed.packets());
    }

    /** The envelope of {@link #pack}, each packet proved again; null if the bytes are damaged. */
    public static @Nullable Sealed unpack(byte[] bytes, Crypto crypto) {
        Outgoing envelope = Records.outgoing(bytes, crypto);
        return envelope == null ? null : envelope.sealed;
    }

    /** The first {@code length} bytes of the sealed content, zeros if there are fewer. */
    public static byte[] beginning(Sealed sealed, int length, Crypto crypto) {
        Head head = Head.decode(sealed.packets().get(0).clone(), crypto).orNull();
        if (head == null) {
            throw new IllegalArgumentException("not an envelope");
        }
        byte[] first = sealed.packets().get(head.shape().firstData());
        byte[] beginning = new byte[length];
        int there = Math.min(length, first.length - HEADER_BYTES);
        System.arraycopy(first, HEADER_BYTES, beginning, 0, there);
        return beginning;
    }

    /** The payload of a list: the hash of the next list, if any, and of its data packets. */
    private static byte[] list(Shape shape, int index, byte[][] hashes) {
        int list = index - shape.firstList();
        Writer writer = new Writer(PAYLOAD_BYTES_MAX);
        if (list + 1 < shape.lists()) {
            writer.bytes(hashes[index + 1]);
        }
        int first = shape.firstData() + list * Shape.LIST_HASHES_MAX;
        for (int i = first; i < first + shape.listHashes(list); i++) {
            writer.bytes(hashes[i]);
        }
        return writer.toBytes();
    }

    static Sealed sealed(byte[] head, byte[][] payloads, Crypto crypto) {
        Id id = Id.of(crypto.sha256(head));
        List<byte[]> packets = new ArrayList<>(payloads.length);
        packets.add(head);
        for (int i = 1; i < payloads.length; i++) {
            Writer writer = new Writer(PACKET_BYTES_MAX).u8(PACKET_FORM);
            id.write(writer);
            packets.add(writer.u16(i).u16(payloads.length).bytes(payloads[i]).toBytes());
        }
        return new Sealed(id, Collections.unmodifiableList(packets));
    }

    /**
     * The hash a parent names a packet by. Role and index are in it, so that no packet can stand at
     * another's place; the id is not, since it depends on the hashes.
     */
    static byte[] hash(Crypto crypto, Shape.Role role, int index, byte[] payload) {
        byte[] place = {(byte) role.code, (byte) (index >> 8), (byte) index};
        return crypto.sha256(place, payload);
    }

    /** Whether the 32 bytes of {@code bytes} from {@code offset} are {@code hash}. */
    static boolean same(byte[] bytes, int offset, byte[] hash) {
        int difference = 0;
        for (int i = 0; i < Shape.HASH_BYTES; i++) {
            difference |= bytes[offset + i] ^ hash[i];
        }
        return difference == 0;
    }

    private static void checkLengths(byte @Nullable [] key, int cipherBytes) {
        if (cipherBytes < 1 || cipherBytes > CIPHER_BYTES_MAX) {
            throw new IllegalArgumentException(cipherBytes + " bytes fit no envelope");
        }
        if (key != null && key.length > KEY_BYTES_MAX) {
            throw new IllegalArgumentException(key.length + " bytes fit no key packet");
        }
    }
}
