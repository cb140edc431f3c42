package kith.net.topic;

import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * A topic, as it is told from person to person: whoever knows these 33 bytes may follow it.
 *
 * @param kind who may publish
 * @param key of a feed the author's public key; else 32 random bytes, or the hash of a name
 */
public record Topic(Kind kind, Id key) {

    /** Bytes on the wire. */
    public static final int BYTES = 1 + Id.BYTES;

    private static final byte[] ID_DOMAIN = ascii("kith topic 1");
    private static final byte[] TAG_DOMAIN = ascii("kith topic tag 1");
    private static final byte[] ADDRESS_DOMAIN = ascii("kith topic address 1");
    private static final byte[] PSEUDONYM_DOMAIN = ascii("kith topic author 1");
    private static final byte[] FEED_DOMAIN = ascii("kith feed 1");

    /** Who may publish. */
    public enum Kind {
        /** Everybody who knows the topic, each under a pseudonym of this topic alone. */
        OPEN(1),
        /** The holder of one key. */
        FEED(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    /** A person's feed of that name. */
    public static Topic feed(byte[] authorSeed, byte[] name, Crypto crypto) {
        byte[] seed = feedSeed(authorSeed, name, crypto);
        return new Topic(Kind.FEED, Id.of(crypto.ed25519Public(seed)));
    }

    /** The Ed25519 seed that a person's feed is signed with. */
    public static byte[] feedSeed(byte[] authorSeed, byte[] name, Crypto crypto) {
        return crypto.hmac(authorSeed, FEED_DOMAIN, name);
    }

    /** The Ed25519 seed of a device's pseudonym in this topic. */
    public byte[] pseudonymSeed(byte[] deviceSeed, Crypto crypto) {
        return crypto.hmac(deviceSeed, PSEUDONYM_DOMAIN, toBytes());
    }

    /** What is signed to be published in: known to those who know the topic. */
    public Id id(Crypto crypto) {
        return Id.of(crypto.sha256(ID_DOMAIN, toBytes()));
    }

    /** Names the topic between two of its members. */
    public long tag(Crypto crypto) {
        return new Reader(crypto.sha256(TAG_DOMAIN, id(crypto).bytes())).u64();
    }

    /** Where members are looked for: says nothing of the topic to who does not know it. */
    public Id address(Crypto crypto) {
        return Id.of(crypto.sha256(ADDRESS_DOMAIN, id(crypto).bytes()));
    }

    public byte[] toBytes() {
        Writer writer = new Writer(BYTES).u8(kind.code);
        key.write(writer);
        return writer.toBytes();
    }

    public static Decoded<Topic> decode(byte[] bytes) {
        Reader in = new Reader(bytes);
        int code = in.u8();
        Id key = Id.read(in);
        for (Kind kind : Kind.values()) {
            if (kind.code == code) {
                return in.decoded(new Topic(kind, key));
            }
        }
        return Decoded.reject(in.failed() ? Reason.TRUNCATED : Reason.UNKNOWN_KIND);
    }

    static byte[] ascii(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }
}
