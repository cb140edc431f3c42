package kith.net.link;

import kith.net.crypto.Crypto;

/** The keys of one direction follow from each other, and no key gives one before it. */
final class Epochs {

    /** 120 s: what a stolen key reads of the past, as WireGuard's REKEY_AFTER_TIME. */
    static final long REKEY_MS = 120_000;

    /**
     * 2^24 packets, about 19 GB: far below the limits of ChaCha20-Poly1305 (RFC 9001, section 6.6
     * has none for sealing, 2^36 for forgeries), and 65535 epochs last as long as a link may.
     */
    static final long REKEY_PACKETS = 1L << 24;

    /**
     * 10 s for packets that were overtaken by a change of keys: as the shortest idle time-out of a
     * mapping that still lets them through.
     */
    static final long OVERLAP_MS = 10_000;

    /**
     * 4: an idle link ends in less than one epoch, so a peer is never further ahead; and a forged
     * packet costs at most four derivations.
     */
    static final int AHEAD_MAX = 4;

    /** The last epoch; the one after would let a nonce be 2^64 - 1, which derives keys. */
    static final int EPOCH_MAX = 0xfffe;

    private static final byte[] NONE = {};

    private Epochs() {}

    /** REKEY of Noise, section 4.2: 32 zero bytes sealed under the nonce 2^64 - 1. */
    static byte[] next(byte[] key, Crypto crypto) {
        byte[] sealed = new byte[Crypto.KEY_BYTES + Crypto.TAG_BYTES];
        Crypto.Span zeros = Crypto.Span.of(new byte[Crypto.KEY_BYTES]);
        crypto.aead(key).seal(-1L, NONE, zeros, sealed, 0);
        byte[] next = new byte[Crypto.KEY_BYTES];
        System.arraycopy(sealed, 0, next, 0, next.length);
        return next;
    }
}
