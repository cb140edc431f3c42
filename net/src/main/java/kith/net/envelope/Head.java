package kith.net.envelope;

import java.util.Arrays;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * The public part of an envelope, exactly one packet. Its SHA-256 is the envelope's id, and it
 * holds the hashes that prove the other packets, so whoever knows the id can take all of them from
 * anybody.
 */
public final class Head {

    /** The first byte of a head: version 1. */
    static final int FORM = 1;

    /** Form, suite, address, expiry, length of the sealed content, packets, length of the key. */
    private static final int FIXED_BYTES = 1 + 2 + Id.BYTES + 8 + 4 + 2 + 2;

    private final HeadFields fields;
    private final Shape shape;
    private final byte[] bytes;
    private final int associatedBytes;
    private final Id id;

    private Head(HeadFields fields, Shape shape, byte[] bytes, Crypto crypto) {
        this.fields = fields;
        this.shape = shape;
        this.bytes = bytes;
        this.associatedBytes = associatedBytes(shape);
        this.id = Id.of(crypto.sha256(bytes));
    }

    /** Reads a head; the array is the head's from now on. */
    public static Decoded<Head> decode(byte[] packet, Crypto crypto) {
        if (packet.length > Envelopes.PACKET_BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        Reader reader = new Reader(packet);
        if (reader.u8() != FORM) {
            return Decoded.reject(packet.length == 0 ? Reason.TRUNCATED : Reason.UNKNOWN_KIND);
        }
        int suite = reader.u16();
        Id address = Id.read(reader);
        long expiryMs = reader.u64();
        long cipherBytes = reader.u32();
        int count = reader.u16();
        int keyBytes = reader.u16();
        if (reader.failed()) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        if (expiryMs < 0 || cipherBytes == 0 || keyBytes > Envelopes.KEY_BYTES_MAX) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        if (cipherBytes > Envelopes.CIPHER_BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        Shape shape = new Shape(keyBytes, (int) cipherBytes);
        if (shape.count() != count) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        reader.skip(associatedBytes(shape) - FIXED_BYTES);
        reader.skip((long) Shape.HASH_BYTES * shape.headHashes());
        if (!reader.finished()) {
            return Decoded.reject(reader.failed() ? Reason.TRUNCATED : Reason.TRAILING_BYTES);
        }
        return Decoded.ok(
                new Head(new HeadFields(suite, address, expiryMs), shape, packet, crypto));
    }

    /** A head of what is known before sealing, without hashes: what {@link #associated} gives. */
    static byte[] associated(HeadFields fields, byte[] key, int cipherBytes, Crypto crypto) {
        Shape shape = new Shape(key.length, cipherBytes);
        Writer writer = new Writer(Envelopes.PACKET_BYTES_MAX).u8(FORM).u16(fields.suite());
        fields.address().write(writer);
        writer.u64(fields.expiryMs()).u32(cipherBytes).u16(shape.count()).u16(key.length);
        if (key.length > 0) {
            byte[] packed = Arrays.copyOf(key, shape.keyPacketBytes());
            writer.bytes(Envelopes.hash(crypto, Shape.Role.KEY, 1, packed));
            writer.bytes(key, packed.length, key.length - packed.length);
        }
        return writer.toBytes();
    }

    public Id id() {
        return id;
    }

    public HeadFields fields() {
        return fields;
    }

    /** Bytes of the sealed content. */
    public int cipherBytes() {
        return shape.cipherBytes();
    }

    /** All packets, the head among them. */
    public int packets() {
        return shape.count();
    }

    /** Whether the envelope carries a key encapsulation. */
    public boolean hasKey() {
        return shape.keyBytes() > 0;
    }

    /** The head without its hashes: the associated data under which the content is sealed. */
    public byte[] associated() {
        return Arrays.copyOf(bytes, associatedBytes);
    }

    /** A copy of the packet. */
    public byte[] bytes() {
        return bytes.clone();
    }

    Shape shape() {
        return shape;
    }

    /** The bytes of the key encapsulation that the key packet has no room for. */
    byte[] keyRest() {
        int start = hasKey() ? FIXED_BYTES + Shape.HASH_BYTES : FIXED_BYTES;
        return Arrays.copyOfRange(bytes, start, associatedBytes);
    }

    /** Whether the {@code position}-th hash of the head is {@code hash}. */
    boolean names(int position, byte[] hash) {
        return Envelopes.same(bytes, associatedBytes + Shape.HASH_BYTES * position, hash);
    }

    /** Whether {@code hash} is that of the key packet. */
    boolean namesKey(byte[] hash) {
        return hasKey() && Envelopes.same(bytes, FIXED_BYTES, hash);
    }

    private static int associatedBytes(Shape shape) {
        int key = shape.keyBytes() == 0 ? 0 : Shape.HASH_BYTES;
        return FIXED_BYTES + key + shape.keyBytes() - shape.keyPacketBytes();
    }
}
