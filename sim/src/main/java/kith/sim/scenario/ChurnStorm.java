package kith.sim.scenario;

import java.util.List;
import kith.sim.Dice;
import kith.sim.Host;

/** Half of the members of a topic end in one moment, and come back in the minutes after. */
final class ChurnStorm implements Scenario {

    private static final int SOURCES = 10;
    private static final int MESSAGES = 60;
    private static final int STORM_AFTER = 20;
    private static final long INTERVAL_US = 10_000_000;

    /** They come back within five minutes. */
    private static final long BACK_US = 300_000_000;

    @Override
    public String name() {
        return "churn-storm";
    }

    @Override
    public String about() {
        return "half of 10 000 members of a topic end at once and come back";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        int count = options.peers(10_000);
        Crowd crowd = new Crowd(play.crowd(), count, options.loss(0.05));
        crowd.gather(crowd.open());
        play.said("all have joined", crowd.stage());
        for (int i = 0; i < MESSAGES; i++) {
            if (i == STORM_AFTER) {
                storm(crowd, count);
            }
            crowd.say(crowd.world().hosts().get(i % Math.min(SOURCES, count)));
            crowd.world().run(crowd.world().nowUs() + INTERVAL_US);
            if (i % 10 == 9) {
                play.said(i + 1 + " messages", crowd.stage());
            }
        }
        crowd.world().run(crowd.world().nowUs() + 2 * Crowd.AFTER_US);
        play.note(
                "of what was said while they were away, those who came back have "
                        + crowd.known(STORM_AFTER, MESSAGES));
        Broadcast.tell(play, crowd, STORM_AFTER);
    }

    private static void storm(Crowd crowd, int count) {
        for (Host host : crowd.world().hosts().subList(Math.min(SOURCES, count), count)) {
            Dice dice = crowd.world().dice("storm", host.number());
            if (dice.chance(0.5)) {
                host.crash(false);
                crowd.world().after(1_000_000 + dice.below(BACK_US), host::start);
            }
        }
    }
}
