package kith.sim.attack;

import java.util.Arrays;
import kith.net.wire.Address;
import kith.sim.Dice;
import kith.sim.Site;
import kith.sim.Tap;
import kith.sim.World;

/** Sits on a line and sends changed copies of what passes, under the same addresses. */
public final class Forger implements Tap {

    /** A forgery comes up to 5 ms later: before or after what follows the true one. */
    private static final long DELAY_US_MAX = 5000;

    private final World world;
    private final Site site;
    private final double share;
    private final Dice dice;
    private long sent;

    /** Forges that share of what {@link #saw} is shown, and sends it from {@code site}. */
    public Forger(World world, Site site, double share) {
        this.world = world;
        this.site = site;
        this.share = share;
        this.dice = world.dice("forger", site.number());
    }

    @Override
    public void saw(Address from, Address to, byte[] bytes) {
        if (dice.chance(share)) {
            byte[] forged = changed(bytes);
            sent++;
            world.after(dice.below(DELAY_US_MAX), () -> world.inject(site, from, to, forged));
        }
    }

    /** Datagrams forged. */
    public long sent() {
        return sent;
    }

    /** A copy with some bytes changed, cut short, longer, or all new but for the first. */
    private byte[] changed(byte[] bytes) {
        byte[] copy = bytes.clone();
        switch ((int) dice.below(5)) {
            case 0 -> copy = Arrays.copyOf(bytes, (int) dice.below(bytes.length + 1L));
            case 1 -> copy = Arrays.copyOf(bytes, bytes.length + 1 + (int) dice.below(32));
            case 2 -> {
                dice.fill(copy);
                copy[0] = bytes[0];
            }
            default -> {
                for (long i = dice.below(4); i >= 0; i--) {
                    copy[(int) dice.below(copy.length)] ^= (byte) (1 + dice.below(255));
                }
            }
        }
        return copy;
    }
}
