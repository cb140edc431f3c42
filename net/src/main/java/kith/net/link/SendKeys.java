package kith.net.link;

import kith.net.crypto.Crypto;

/** The keys this side seals with, changed by age and by use. */
final class SendKeys {

    private final Crypto crypto;
    private byte[] key;
    private Crypto.Aead aead;
    private int epoch;
    private long firstNumber;
    private long sinceMs;

    SendKeys(byte[] key, Crypto crypto, long nowMs) {
        this.crypto = crypto;
        this.key = key;
        this.aead = crypto.aead(key);
        this.sinceMs = nowMs;
    }

    int epoch() {
        return epoch;
    }

    /** Changes the key before packet {@code number} if it is time; whether it did. */
    boolean turn(long number, long nowMs) {
        boolean due =
                nowMs - sinceMs >= Epochs.REKEY_MS || number - firstNumber >= Epochs.REKEY_PACKETS;
        if (!due || epoch == Epochs.EPOCH_MAX) {
            return false;
        }
        key = Epochs.next(key, crypto);
        aead = crypto.aead(key);
        epoch++;
        firstNumber = number;
        sinceMs = nowMs;
        return true;
    }

    Crypto.Aead aead() {
        return aead;
    }
}
