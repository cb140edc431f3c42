package kith.net.link;

import java.util.Arrays;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;

/**
 * Retry tokens: whoever shows one has received a datagram at its address lately. They hold their
 * own proof, so nothing is kept for those who ask (as the Retry of RFC 9000, section 8.1.2).
 */
final class Tokens {

    /** The time it ends, and the proof. */
    static final int BYTES = 8 + 16;

    /** 10 s: several round trips of a slow path, too short to collect tokens. */
    static final long LIFE_MS = 10_000;

    private static final byte[] NONE = new byte[BYTES];

    private final Crypto crypto;
    private final byte[] secret;

    Tokens(byte[] secret, Crypto crypto) {
        this.secret = secret;
        this.crypto = crypto;
    }

    static byte[] none() {
        return NONE.clone();
    }

    /** For a handshake that began with {@code ephemeral} from a path, and for no other. */
    byte[] issue(Path path, byte[] ephemeral, long nowMs) {
        return token(path, ephemeral, nowMs + LIFE_MS);
    }

    boolean proves(byte[] token, Path path, byte[] ephemeral, long nowMs) {
        long untilMs = new Reader(token).u64();
        return untilMs > nowMs
                && untilMs <= nowMs + LIFE_MS
                && Arrays.equals(token, token(path, ephemeral, untilMs));
    }

    private byte[] token(Path path, byte[] ephemeral, long untilMs) {
        byte[] until = new Writer(8).u64(untilMs).toBytes();
        byte[] proof = crypto.hmac(secret, until, ephemeral, path.bytes());
        return new Writer(BYTES).bytes(until).bytes(proof, 0, BYTES - 8).toBytes();
    }
}
