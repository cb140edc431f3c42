package kith.sim.scenario;

import kith.sim.Dice;
import kith.sim.nat.NatKind;
import kith.sim.nat.NatMix;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to be; null is the scenario's own choice.
 *
 * @param seed everything random follows from it
 * @param peers how many devices
 * @param loss share of datagrams lost in each direction of each line
 * @param churnPerMinute share of devices that end each minute and come back
 * @param nats what sites are behind
 * @param durationMs how long messages are sent, in the world's time
 * @param fakeCrypto primitives that cost nothing and protect nothing
 */
public record Options(
        long seed,
        @Nullable Integer peers,
        @Nullable Double loss,
        @Nullable Double churnPerMinute,
        @Nullable NatMix nats,
        @Nullable Long durationMs,
        boolean fakeCrypto) {

    /** All as the scenario says. */
    public static Options of(long seed) {
        return new Options(seed, null, null, null, null, null, true);
    }

    /** How many devices, unless asked otherwise. */
    int peers(int usual) {
        return peers == null ? usual : peers;
    }

    double loss(double usual) {
        return loss == null ? usual : loss;
    }

    double churn(double usual) {
        return churnPerMinute == null ? usual : churnPerMinute;
    }

    long durationUs(long usualMs) {
        return 1000 * (durationMs == null ? usualMs : durationMs);
    }

    /** What a site is behind. */
    NatKind nat(NatKind usual, Dice dice) {
        return nats == null ? usual : nats.draw(dice);
    }

    public Options withLoss(double share) {
        return new Options(seed, peers, share, churnPerMinute, nats, durationMs, fakeCrypto);
    }

    public Options withPeers(int count) {
        return new Options(seed, count, loss, churnPerMinute, nats, durationMs, fakeCrypto);
    }
}
