package kith.net.sync;

import java.util.List;
import kith.net.Id;

/** What one side says about a range of its set. */
sealed interface Claim {

    /** 32: a range with no more ids is listed; 192 bytes, as much as 16 fingerprints. */
    int LISTED_MAX = 32;

    /** 128: short ids one claim may have, so that it fits a packet; honest lists have fewer. */
    int SHORTS_MAX = 128;

    /** 32: ids one claim may have. */
    int IDS_MAX = 32;

    /** The fingerprint of all ids of the range, 8 bytes. */
    record Fingerprint(Range range, long value) implements Claim {}

    /** The short forms of all ids of the range, 6 bytes each. */
    record Listing(Range range, List<Long> shorts) implements Claim {}

    /** Short forms of ids of the range that the other side has and this one lacks. */
    record Wanted(Range range, List<Long> shorts) implements Claim {}

    /** Ids that this side has and the other lacks. */
    record Lacking(List<Id> ids) implements Claim {}
}
