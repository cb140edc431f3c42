package kith.net.discovery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * A small signed record: how to reach a node, kept by others under a key. Under the key of its own
 * id it says where the node is; under the address of a topic it says that the node takes part.
 *
 * @param node who signed it
 * @param issuedMs when; a later one replaces it
 * @param lifeMinutes how long it holds
 * @param ways 1 to {@link #WAYS_MAX}
 * @param signature over a domain string, the key and all fields
 */
public record Whereabouts(
        Id node, long issuedMs, int lifeMinutes, List<Way> ways, byte[] signature) {

    /** 3: any relay may leave, and one may be hostile. */
    public static final int WAYS_MAX = 3;

    /** 120 min: three times what lies between two times it is put. */
    public static final int LIFE_MINUTES = 120;

    /** 2 h: what is older is more often wrong than right. */
    public static final int LIFE_MINUTES_MAX = 120;

    /** 10 min: how far a clock may be ahead. */
    public static final long AHEAD_MS_MAX = 600_000;

    /** The longest record. */
    public static final int BYTES_MAX =
            Id.BYTES + 8 + 2 + 1 + WAYS_MAX * Way.BYTES_MAX + Crypto.SIGNATURE_BYTES;

    private static final byte[] DOMAIN = "Kith whereabouts 1".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KEY_DOMAIN =
            "Kith whereabouts key 1".getBytes(StandardCharsets.US_ASCII);

    public Whereabouts {
        ways = List.copyOf(ways);
    }

    /** Under which key others look for a node. */
    public static Id key(Id node, Crypto crypto) {
        return Id.of(crypto.sha256(KEY_DOMAIN, node.bytes()));
    }

    /** Makes the record of the node with a seed, for {@link #LIFE_MINUTES}. */
    public static Whereabouts sign(Id key, byte[] seed, List<Way> ways, Crypto crypto, long nowMs) {
        Id node = Id.of(crypto.ed25519Public(seed));
        Whereabouts unsigned = new Whereabouts(node, nowMs, LIFE_MINUTES, ways, new byte[0]);
        byte[] signature = crypto.sign(seed, unsigned.signed(key));
        return new Whereabouts(node, nowMs, LIFE_MINUTES, ways, signature);
    }

    /** The bytes that travel. */
    public byte[] toBytes() {
        return new Writer(BYTES_MAX).bytes(fields()).bytes(signature).toBytes();
    }

    /** Reads a record without looking at the signature. */
    static Decoded<Whereabouts> decode(byte[] bytes) {
        Reader in = new Reader(bytes);
        Id node = Id.read(in);
        long issuedMs = in.u64();
        int lifeMinutes = in.u16();
        int count = in.u8();
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < Math.min(count, WAYS_MAX); i++) {
            Way way = Way.read(in);
            if (way == null) {
                return Decoded.reject(Reason.INVALID_FIELD);
            }
            ways.add(way);
        }
        byte[] signature = in.bytes(Crypto.SIGNATURE_BYTES);
        boolean life = lifeMinutes >= 1 && lifeMinutes <= LIFE_MINUTES_MAX;
        if (!in.failed() && (count < 1 || count > WAYS_MAX || !life || issuedMs < 0)) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        return in.decoded(new Whereabouts(node, issuedMs, lifeMinutes, ways, signature));
    }

    /** Why it does not hold under a key now; null if it does. */
    @Nullable Reason check(Id key, Crypto crypto, long nowMs) {
        if (untilMs() <= nowMs || issuedMs > nowMs + AHEAD_MS_MAX) {
            return Reason.EXPIRED;
        }
        return crypto.verify(node.bytes(), signed(key), signature) ? null : Reason.FORGED;
    }

    /** When it ends. */
    public long untilMs() {
        return issuedMs + lifeMinutes * 60_000L;
    }

    private byte[] signed(Id key) {
        return new Writer(DOMAIN.length + Id.BYTES + BYTES_MAX)
                .bytes(DOMAIN)
                .bytes(key.bytes())
                .bytes(fields())
                .toBytes();
    }

    private byte[] fields() {
        Writer out = new Writer(BYTES_MAX);
        node.write(out);
        out.u64(issuedMs).u16(lifeMinutes).u8(ways.size());
        ways.forEach(way -> way.write(out));
        return out.toBytes();
    }
}
