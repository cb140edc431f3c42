package kith.net.topic;

import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * One packet of a message of a topic, signed by its author. A message of several parts has as many
 * publications, whose numbers follow each other.
 *
 * @param id what it is told from others by: any other signature gives the same
 * @param author the public key of who says it
 * @param number when it was written, in milliseconds since 1970, or one more than the author's last
 * @param part of {@code parts}, from 0
 * @param bytes all of it, as it travels
 */
record Publication(MessageId id, Id author, long number, int part, int parts, byte[] bytes) {

    /** Bytes of a message in one part: with all heads it fits in a link's packet. */
    static final int CONTENT_BYTES_MAX = 1024;

    /** 128 parts: 128 KiB; what is larger is better offered by its hash. */
    static final int PARTS_MAX = 128;

    /** Author, number, part, parts. */
    private static final int HEAD_BYTES = Id.BYTES + 6 + 1 + 1;

    static final int BYTES_MAX = HEAD_BYTES + CONTENT_BYTES_MAX + Crypto.SIGNATURE_BYTES;

    /** 2^48 - 1 ms: the year 10889. */
    static final long NUMBER_MAX = (1L << 48) - 1;

    private static final byte[] DOMAIN = Topic.ascii("kith publication 1");
    private static final byte[] SIGNED_DOMAIN = Topic.ascii("kith publication signature 1");

    /** Signs one part. */
    static Publication sign(Id topic, byte[] seed, Part part, byte[] content, Crypto crypto) {
        Writer writer = new Writer(BYTES_MAX).bytes(crypto.ed25519Public(seed));
        writer.u16((int) (part.number() >>> 32)).u32(part.number() & 0xffff_ffffL);
        writer.u8(part.index()).u8(part.count());
        writer.bytes(content);
        byte[] digest = crypto.sha256(DOMAIN, topic.bytes(), writer.toBytes());
        writer.bytes(crypto.sign(seed, signed(digest)));
        return of(digest, writer.toBytes());
    }

    /** Which piece of which message. */
    record Part(long number, int index, int count) {}

    /** Takes a packet apart and gives its id; {@link #proven} says whether the author wrote it. */
    static Decoded<Publication> decode(Id topic, byte[] bytes, Crypto crypto) {
        int length = bytes.length - Crypto.SIGNATURE_BYTES;
        if (length < HEAD_BYTES) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        if (bytes.length > BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        Publication publication = of(digest(topic, bytes, crypto), bytes);
        int content = length - HEAD_BYTES;
        boolean last = publication.part == publication.parts - 1;
        boolean full = last ? content > 0 || publication.parts == 1 : content == CONTENT_BYTES_MAX;
        boolean valid =
                publication.parts >= 1
                        && publication.parts <= PARTS_MAX
                        && publication.part < publication.parts
                        && publication.number >= publication.part
                        && full;
        return valid ? Decoded.ok(publication) : Decoded.reject(Reason.INVALID_FIELD);
    }

    /** Whether its author signed it, to be published in this topic. */
    boolean proven(Id topic, Crypto crypto) {
        int length = bytes.length - Crypto.SIGNATURE_BYTES;
        byte[] signature = new Reader(bytes, length, Crypto.SIGNATURE_BYTES).rest();
        return crypto.verify(author.bytes(), signed(digest(topic, bytes, crypto)), signature);
    }

    /** The number of the message's first part. */
    long first() {
        return number - part;
    }

    byte[] content() {
        int length = bytes.length - HEAD_BYTES - Crypto.SIGNATURE_BYTES;
        return new Reader(bytes, HEAD_BYTES, length).rest();
    }

    private static byte[] digest(Id topic, byte[] bytes, Crypto crypto) {
        byte[] unsigned = new Reader(bytes, 0, bytes.length - Crypto.SIGNATURE_BYTES).rest();
        return crypto.sha256(DOMAIN, topic.bytes(), unsigned);
    }

    private static byte[] signed(byte[] digest) {
        return new Writer(64).bytes(SIGNED_DOMAIN).bytes(digest).toBytes();
    }

    private static Publication of(byte[] digest, byte[] bytes) {
        Reader in = new Reader(bytes);
        Id author = Id.read(in);
        long number = (long) in.u16() << 32 | in.u32();
        MessageId id = MessageId.read(new Reader(digest));
        return new Publication(id, author, number, in.u8(), in.u8(), bytes);
    }
}
