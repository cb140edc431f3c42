package kith.net.sync;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;

/**
 * Fingerprints and short forms of ids under the key of one session: nobody can choose ids
 * beforehand that look alike in it, and what collides by chance does not in the next.
 */
final class Keyed {

    /** 16 random bytes. */
    static final int KEY_BYTES = 16;

    private static final byte[] RANGE = {1};
    private static final byte[] ID = {2};

    private final Crypto crypto;
    private final byte[] key;

    Keyed(Crypto crypto, byte[] key) {
        this.crypto = crypto;
        this.key = key;
    }

    /** 64 bits of HMAC(key, 1, sum, count). */
    long fingerprint(Sum sum) {
        return new Reader(crypto.hmac(key, RANGE, sum.bytes())).u64();
    }

    /** 48 bits of HMAC(key, 2, id). */
    long brief(Id id) {
        return new Reader(crypto.hmac(key, ID, id.bytes())).u64() >>> 16;
    }

    List<Long> briefs(List<Id> ids) {
        List<Long> briefs = new ArrayList<>(ids.size());
        for (Id id : ids) {
            briefs.add(brief(id));
        }
        return briefs;
    }
}
