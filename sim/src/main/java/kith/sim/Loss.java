package kith.sim;

/**
 * Losses in bursts: a line that is good or bad by turns (Gilbert 1960, Elliott 1963), here in
 * continuous time, so that the state at a datagram depends on how long ago the one before it was
 * and not on how many there were.
 */
final class Loss {

    private final double share;
    private final double relaxationUs;
    private final Dice dice;
    private boolean bad;
    private long lastUs;

    Loss(Conditions.Losses losses, Dice dice) {
        this.share = losses.share();
        // Mean durations: bad b, good g = b (1 - share) / share; 1 / relaxation = 1 / b + 1 / g.
        this.relaxationUs = losses.burstUs() * (1 - share);
        this.dice = dice;
        this.bad = dice.chance(share);
    }

    /** Whether a datagram at {@code nowUs} is lost. Times may not run backwards by much. */
    boolean lost(long nowUs) {
        if (share == 0) {
            return false;
        }
        if (relaxationUs == 0) {
            return dice.chance(share);
        }
        double kept = StrictMath.exp(-Math.max(0, nowUs - lastUs) / relaxationUs);
        lastUs = Math.max(lastUs, nowUs);
        bad = dice.chance(share + ((bad ? 1 : 0) - share) * kept);
        return bad;
    }
}
