package kith.sim.attack;

import kith.net.wire.Address;
import kith.sim.Dice;
import kith.sim.Site;
import kith.sim.Tap;
import kith.sim.World;

/** Remembers what passes a line and sends it again later, unchanged. */
public final class Replayer implements Tap {

    /** 1024: longer ago than any window of sequence numbers reaches. */
    private static final int REMEMBERED = 1024;

    private final World world;
    private final Site site;
    private final double share;
    private final Dice dice;
    private final Seen[] seen = new Seen[REMEMBERED];
    private int count;
    private long sent;

    private record Seen(Address from, Address to, byte[] bytes) {}

    /** After that share of what it sees, sends something seen before from {@code site}. */
    public Replayer(World world, Site site, double share) {
        this.world = world;
        this.site = site;
        this.share = share;
        this.dice = world.dice("replayer", site.number());
    }

    @Override
    public void saw(Address from, Address to, byte[] bytes) {
        seen[count++ % REMEMBERED] = new Seen(from, to, bytes.clone());
        if (dice.chance(share)) {
            Seen old = seen[(int) dice.below(Math.min(count, REMEMBERED))];
            sent++;
            // Not at once: what is sent here is seen again.
            world.after(1000, () -> world.inject(site, old.from(), old.to(), old.bytes().clone()));
        }
    }

    /** Datagrams replayed. */
    public long sent() {
        return sent;
    }
}
