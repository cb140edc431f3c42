package kith.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Writer;
import kith.sim.Dice;
import kith.sim.Driven;
import kith.sim.World;

/** {@link FloodPeer}s, each of which knows some others by chance. */
final class FloodPeers implements Peers {

    /** 64 known peers each: its lists were longer, but more changes nothing. */
    private static final int KNOWN = 64;

    private final long seed;
    private final int count;

    FloodPeers(long seed, int count) {
        this.seed = seed;
        this.count = count;
    }

    @Override
    public Driven.Birth birth(int host) {
        return (restored, randomness, nowMs) -> new FloodPeer(known(host), randomness);
    }

    private List<Address> known(int host) {
        Dice dice = Dice.of(seed, "known", host);
        List<Address> known = new ArrayList<>();
        for (int i = 0; i < Math.min(KNOWN, count - 1); i++) {
            int other = (host + 1 + (int) dice.below(count - 1)) % count;
            // Sites are numbered as hosts are: see World.site.
            known.add(Address.v4(0x0b00_0001 + (other << 8), World.PORT));
        }
        return known;
    }

    @Override
    public Id author(int host) {
        return node(host);
    }

    @Override
    public Id node(int host) {
        return Id.of(new Writer(Id.BYTES).u32(host + 1).zeros(Id.BYTES - 4).toBytes());
    }

    @Override
    public void renew(int host) {
        throw new IllegalStateException("no disk is lost here");
    }
}
