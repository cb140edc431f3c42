package kith.sim.attack;

import java.util.function.Function;
import kith.net.wire.Address;
import kith.sim.Dice;
import kith.sim.Site;
import kith.sim.World;

/** Sends datagrams at a steady rate, each from another address that is not its own. */
public final class Flooder {

    private final World world;
    private final Site site;
    private final Address victim;
    private final Function<Dice, byte[]> datagrams;
    private final Dice dice;
    private long intervalUs;
    private long untilUs;
    private long sent;

    /** Will send what {@code datagrams} makes to {@code victim}. */
    public Flooder(World world, Site site, Address victim, Function<Dice, byte[]> datagrams) {
        this.world = world;
        this.site = site;
        this.victim = victim;
        this.datagrams = datagrams;
        this.dice = world.dice("flooder", site.number());
    }

    /** Begins now. */
    public void flood(long perSecond, long durationUs) {
        intervalUs = 1_000_000 / perSecond;
        untilUs = world.nowUs() + durationUs;
        next();
    }

    /** Datagrams sent. */
    public long sent() {
        return sent;
    }

    private void next() {
        if (world.nowUs() >= untilUs) {
            return;
        }
        // 128.0.0.0 and above: nobody in the world lives there, so no answer arrives.
        int ip = 0x8000_0000 | (int) (dice.bits() & 0x5fff_ffff);
        Address from = Address.v4(ip, 1024 + (int) dice.below(64_000));
        sent++;
        world.inject(site, from, victim, datagrams.apply(dice));
        world.after(intervalUs, this::next);
    }
}
