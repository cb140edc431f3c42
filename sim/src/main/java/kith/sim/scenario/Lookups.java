package kith.sim.scenario;

import java.util.List;
import java.util.Locale;
import kith.sim.Dice;
import kith.sim.World;
import kith.sim.check.Violation;

/** Devices that know one first peer each find the nodes nearest to keys, and each other by id. */
final class Lookups implements Scenario {

    /** 5 min after the last has come: tables are what they will be. */
    private static final long SETTLE_US = 300_000_000;

    private static final long JOIN_US = 120_000_000;

    /** Churn and loss may cost this much. */
    private static final double SHARE_MIN = 0.95;

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public String about() {
        return "1000 devices find the nodes nearest to keys, and each other by id";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss", "churn", "nat-mix");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Stage stage = play.stage(0);
        World world = stage.world();
        Finders crowd = new Finders(stage, options, play.crypto());
        int count = options.peers(1000);
        crowd.begin(count, JOIN_US);
        world.run(JOIN_US);
        long beforeBytes = world.figures().datagramBytes();
        stage.churn(options.churn(0), Long.MAX_VALUE);
        play.run(stage, SETTLE_US);
        long bytes = (world.figures().datagramBytes() - beforeBytes) / count;
        double bitsPerSecond = bytes * 8 / (SETTLE_US / 1e6);
        play.note(
                String.format(
                        Locale.ROOT, "a device sends %.0f bit/s of its own accord", bitsPerSecond));
        Dice dice = world.dice("lookup", 0);
        crowd.lookups(100, dice);
        crowd.reaches(100, dice);
        crowd.figures().forEach(play::note);
        judge(crowd, world, SHARE_MIN);
    }

    /** Throws if too little was found. */
    static void judge(Finders crowd, World world, double shareMin) {
        if (crowd.rightShare() < shareMin || crowd.reachedShare() < shareMin) {
            throw new Violation(
                    "found " + crowd.rightShare() + ", reached " + crowd.reachedShare(),
                    world.nowUs());
        }
    }
}
