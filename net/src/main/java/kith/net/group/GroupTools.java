package kith.net.group;

import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.person.Owner;

/** What every part of a group works with. */
public record GroupTools(Owner owner, Crypto crypto, Randomness randomness, Around around) {

    /** A time from now on, at least {@code fromMs} and less than {@code toMs} later. */
    long later(long nowMs, long fromMs, long toMs) {
        return nowMs + fromMs + Long.remainderUnsigned(randomness.bits(), toMs - fromMs);
    }
}
