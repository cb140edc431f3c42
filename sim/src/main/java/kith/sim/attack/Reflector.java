package kith.sim.attack;

import kith.net.wire.Address;
import kith.sim.Dice;
import kith.sim.Site;
import kith.sim.Tap;
import kith.sim.World;

/** Throws what passes a line back at its sender, under the address it was meant for. */
public final class Reflector implements Tap {

    private final World world;
    private final Site site;
    private final double share;
    private final Dice dice;
    private long sent;

    public Reflector(World world, Site site, double share) {
        this.world = world;
        this.site = site;
        this.share = share;
        this.dice = world.dice("reflector", site.number());
    }

    @Override
    public void saw(Address from, Address to, byte[] bytes) {
        if (dice.chance(share)) {
            byte[] copy = bytes.clone();
            sent++;
            world.after(1000, () -> world.inject(site, to, from, copy));
        }
    }

    /** Datagrams thrown back. */
    public long sent() {
        return sent;
    }
}
