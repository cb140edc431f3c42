package kith.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.discovery.Discovery;
import kith.net.discovery.Whereabouts;
import kith.net.wire.Address;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.Site;
import kith.sim.World;
import kith.sim.attack.Sybil;
import kith.sim.nat.NatKind;

/**
 * Before a device comes, sybils take the twenty places nearest to the key under which others look
 * for it, each in a network of its own; then others look for it.
 */
final class Eclipse implements Scenario {

    private static final long JOIN_US = 120_000_000;
    private static final long SETTLE_US = 300_000_000;
    private static final int SYBILS = 20;
    private static final int ROUNDS = 100;

    /** Those nearest to the key are made to know the sybils, and all they know. */
    private static final int TOLD = 60;

    @Override
    public String name() {
        return "eclipse";
    }

    @Override
    public String about() {
        return "sybils take the 20 places nearest to a device's key";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss", "nat-mix");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Stage stage = play.stage(0);
        World world = stage.world();
        Finders crowd = new Finders(stage, options, play.crypto());
        crowd.begin(options.peers(300), JOIN_US);
        play.run(stage, JOIN_US + SETTLE_US);
        Dice dice = world.dice("eclipse", 0);
        for (int round = 0; round < ROUNDS; round++) {
            Host target = crowd.newcomer();
            if (target.site().kind() == NatKind.BLOCKED) {
                continue;
            }
            Id key = Whereabouts.key(stage.node(target), play.crypto());
            List<Host> sybils = surround(play, stage, crowd, key);
            world.run(world.nowUs() + 30_000_000);
            target.start();
            crowd.dial(target, crowd.first().getFirst());
            world.run(world.nowUs() + 60_000_000);
            Host from = crowd.any(dice);
            while (from == target || stage.linked(from, target)) {
                from = crowd.any(dice);
            }
            crowd.reach(from, target);
            sybils.forEach(sybil -> sybil.crash(true));
        }
        crowd.figures().forEach(play::note);
        Lookups.judge(crowd, world, 0.99);
    }

    private static List<Host> surround(Play play, Stage stage, Finders crowd, Id key) {
        World world = stage.world();
        List<Address> open = crowd.open(key);
        long nearest = Discovery.distance(open.getFirst(), key, play.crypto());
        Dice dice = world.dice("sybils", world.hosts().size());
        List<Address> like = new ArrayList<>();
        while (like.size() < SYBILS) {
            Address at = Address.v4(0x2000_0001 | (int) dice.below(1 << 20) << 8, World.PORT);
            if (Long.compareUnsigned(Discovery.distance(at, key, play.crypto()), nearest) < 0) {
                like.add(at);
            }
        }
        List<Address> known = List.copyOf(open.subList(0, Math.min(TOLD, open.size())));
        List<Host> sybils = new ArrayList<>();
        for (Address at : like) {
            Conditions line = Conditions.delay(Direct.LINE_DELAY_MS);
            Address outer = new Address(at.high(), at.low(), 1);
            Site site = world.site(outer, NatKind.OPEN, line, line);
            Host sybil =
                    world.host(
                            site,
                            World.PORT,
                            (restored, random, nowMs) -> new Sybil(like, known, random),
                            (host, output) -> {});
            sybil.start();
            sybils.add(sybil);
        }
        return sybils;
    }
}
