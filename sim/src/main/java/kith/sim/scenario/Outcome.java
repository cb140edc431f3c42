package kith.sim.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to. Null is what a scenario has none of.
 *
 * @param deliveredRatio messages delivered of those promised: all that were sent, but those
 *     refused, unkept or lost with a store (see {@link kith.sim.check.Ledger.Fate})
 * @param duplicates messages given to their receiver a second time, as they may be after a crash
 * @param copiesPerMember copies of a broadcast sent for each member
 * @param bytesPerDeliveredByte IP bytes sent by peers for each byte of a message delivered
 * @param peakStoreBytes the fullest store of any peer at any time
 * @param traceHash see {@link kith.sim.TraceHash}
 * @param sent messages given to peers
 * @param unkept of these, those whose process ended before it said that it keeps them
 * @param storeLost of these, those that went with a disk, as no peer can prevent
 * @param notes what the scenario has to say besides, a line each
 * @param failure what does not hold; null if everything does
 */
public record Outcome(
        String scenario,
        int peers,
        long seed,
        @Nullable Double deliveredRatio,
        @Nullable Long duplicates,
        @Nullable Double copiesPerMember,
        @Nullable Double bytesPerDeliveredByte,
        @Nullable Double latencyP50Ms,
        @Nullable Double latencyP99Ms,
        @Nullable Long peakStoreBytes,
        long events,
        String traceHash,
        long sent,
        long unkept,
        long storeLost,
        List<String> notes,
        @Nullable String failure) {}
