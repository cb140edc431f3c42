package kith.net.discovery;

import java.util.Arrays;
import kith.net.crypto.Crypto;
import kith.net.wire.Address;
import kith.net.wire.Writer;

/**
 * Whoever shows a token has received a datagram at its address within the last ten minutes. Nothing
 * is kept for those who have one.
 */
final class DiscoveryTokens {

    /** 96 bits, as transactions. */
    static final int BYTES = 12;

    /** 5 min: a token holds for this period and the next. */
    static final long PERIOD_MS = 300_000;

    static final byte[] NONE = new byte[BYTES];

    private final Crypto crypto;
    private final byte[] secret;

    DiscoveryTokens(byte[] secret, Crypto crypto) {
        this.secret = secret;
        this.crypto = crypto;
    }

    byte[] issue(Address to, long nowMs) {
        return token(to, nowMs / PERIOD_MS);
    }

    boolean proves(byte[] token, Address from, long nowMs) {
        long period = nowMs / PERIOD_MS;
        return !Arrays.equals(token, NONE)
                && (Arrays.equals(token, token(from, period))
                        || Arrays.equals(token, token(from, period - 1)));
    }

    /** What shows that a holder of the token meant this address, and no other. */
    static byte[] proof(byte[] token, Address address, Crypto crypto) {
        return Arrays.copyOf(crypto.hmac(token, bytes(address)), BYTES);
    }

    /** Whether somebody to whom a token was issued meant this address. */
    boolean provesIntroduction(byte[] proof, Address from, Address newcomer, long nowMs) {
        long period = nowMs / PERIOD_MS;
        return Arrays.equals(proof, proof(token(from, period), newcomer, crypto))
                || Arrays.equals(proof, proof(token(from, period - 1), newcomer, crypto));
    }

    private byte[] token(Address address, long period) {
        byte[] time = new Writer(8).u64(period).toBytes();
        return Arrays.copyOf(crypto.hmac(secret, time, bytes(address)), BYTES);
    }

    private static byte[] bytes(Address address) {
        Writer bytes = new Writer(Address.BYTES);
        address.write(bytes);
        return bytes.toBytes();
    }
}
