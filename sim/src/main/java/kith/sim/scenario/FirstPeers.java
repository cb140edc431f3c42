package kith.sim.scenario;

import java.util.List;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.World;

/** All first peers leave for ever; those who come back find the network by what they remember. */
final class FirstPeers implements Scenario {

    private static final long JOIN_US = 120_000_000;
    private static final long SETTLE_US = 900_000_000;

    /** One in five restarts after the first peers are gone. */
    private static final int RESTARTS = 5;

    @Override
    public String name() {
        return "first-peers";
    }

    @Override
    public String about() {
        return "all first peers leave for ever; others restart";
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
        crowd.first().forEach(host -> host.crash(false));
        for (int i = 0; i < crowd.hosts().size(); i += RESTARTS) {
            Host host = crowd.hosts().get(i);
            host.crash(false);
            world.after(10_000_000, host::start);
        }
        // A link that fell silent ends after 100 s, and what led through it has to be found anew.
        play.run(stage, 300_000_000);
        Dice dice = world.dice("first-peers", 0);
        crowd.lookups(50, dice);
        crowd.reaches(100, dice);
        crowd.figures().forEach(play::note);
        Lookups.judge(crowd, world, 0.95);
    }
}
