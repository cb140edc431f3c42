package kith.net.link;

import kith.net.crypto.Crypto;
import org.jspecify.annotations.Nullable;

/** The keys this side opens with: the newest seen, and for a short time the one before it. */
final class ReceiveKeys {

    private final Crypto crypto;
    private byte[] key;
    private Crypto.Aead aead;
    private int epoch;
    private Crypto.@Nullable Aead previous;
    private long previousUntilMs;

    ReceiveKeys(byte[] key, Crypto crypto) {
        this.crypto = crypto;
        this.key = key;
        this.aead = crypto.aead(key);
    }

    int epoch() {
        return epoch;
    }

    /** Whether there is, or may be, a key for an epoch. */
    boolean knows(int wanted, long nowMs) {
        if (wanted == epoch - 1) {
            return previous != null && nowMs < previousUntilMs;
        }
        return wanted >= epoch && wanted - epoch <= Epochs.AHEAD_MAX && wanted <= Epochs.EPOCH_MAX;
    }

    /** Opens a packet of an epoch it {@link #knows}; a later key is kept only if it opened. */
    int open(int wanted, long counter, byte[] associated, byte[] datagram, byte[] plain) {
        Crypto.Span span =
                new Crypto.Span(datagram, associated.length, datagram.length - associated.length);
        if (wanted == epoch) {
            return aead.open(counter, associated, span, plain, 0);
        }
        if (wanted < epoch) {
            return previous == null ? -1 : previous.open(counter, associated, span, plain, 0);
        }
        byte[] before = key;
        byte[] later = Epochs.next(key, crypto);
        for (int i = epoch + 1; i < wanted; i++) {
            before = later;
            later = Epochs.next(later, crypto);
        }
        Crypto.Aead candidate = crypto.aead(later);
        int length = candidate.open(counter, associated, span, plain, 0);
        if (length >= 0) {
            previous = wanted == epoch + 1 ? aead : crypto.aead(before);
            key = later;
            aead = candidate;
            epoch = wanted;
        }
        return length;
    }

    /** Says when the newest key came into use: the one before it is forgotten soon after. */
    void turned(long nowMs) {
        previousUntilMs = nowMs + Epochs.OVERLAP_MS;
    }

    /** Forgets the previous key when its time is over. */
    void expire(long nowMs) {
        if (nowMs >= previousUntilMs) {
            previous = null;
        }
    }
}
