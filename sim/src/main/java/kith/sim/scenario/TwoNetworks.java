package kith.sim.scenario;

import java.util.List;
import kith.sim.Dice;
import kith.sim.World;

/** Two networks that never heard of each other become one when one node of each meets the other. */
final class TwoNetworks implements Scenario {

    private static final long JOIN_US = 120_000_000;
    private static final long SETTLE_US = 300_000_000;

    /** 40 min: tables look around every 15 min. */
    private static final long HEAL_US = 2_400_000_000L;

    @Override
    public String name() {
        return "two-networks";
    }

    @Override
    public String about() {
        return "two networks become one";
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
        int half = options.peers(400) / 2;
        Finders one = new Finders(stage, options, play.crypto());
        Finders other = new Finders(stage, options, play.crypto());
        one.begin(half, JOIN_US);
        other.begin(half, JOIN_US);
        play.run(stage, JOIN_US + SETTLE_US);
        stage.churn(options.churn(0), Long.MAX_VALUE);
        one.dial(one.first().getFirst(), other.first().getFirst());
        Finders both = new Finders(stage, options, play.crypto());
        Dice dice = world.dice("heal", 0);
        for (int tenth = 1; tenth <= 4; tenth++) {
            play.run(stage, HEAL_US / 4);
            play.note(tenth * HEAL_US / 4 / 60_000_000 + " min after they met:");
            Finders now = new Finders(stage, options, play.crypto());
            now.hosts().addAll(one.hosts());
            now.hosts().addAll(other.hosts());
            now.lookups(20, dice);
            now.figures().forEach(play::note);
        }
        both.hosts().addAll(one.hosts());
        both.hosts().addAll(other.hosts());
        both.lookups(50, dice);
        for (int i = 0; i < 50; i++) {
            both.reach(one.any(dice), other.any(dice));
        }
        both.figures().forEach(play::note);
        Lookups.judge(both, world, 0.95);
    }
}
