package kith.sim.scenario;

import java.util.List;
import kith.sim.check.Violation;

/**
 * The members of a topic are cut into two halves for minutes; then each must learn what the other
 * said.
 */
final class PartitionHeal implements Scenario {

    private static final int BEFORE = 10;
    private static final int MESSAGES = 40;
    private static final long INTERVAL_US = 10_000_000;

    /** Swaps with members known only come every 3 min; the knowledge of them has to last. */
    private static final long HEAL_US = 600_000_000;

    @Override
    public String name() {
        return "partition-heal";
    }

    @Override
    public String about() {
        return "10 000 members of a topic are cut into halves for 5 min";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Crowd crowd = new Crowd(play.crowd(), options.peers(10_000), options.loss(0.05));
        crowd.gather(crowd.open());
        say(crowd, BEFORE);
        play.said("one topic", crowd.stage());
        crowd.world().divide(site -> site % 2 == 0);
        say(crowd, MESSAGES - BEFORE);
        play.said("two halves", crowd.stage());
        double apart = crowd.known(BEFORE, MESSAGES);
        crowd.world().divide(null);
        crowd.world().run(crowd.world().nowUs() + HEAL_US);
        double together = crowd.known(0, MESSAGES);
        play.note(
                "known when the halves were joined: " + apart + ", ten minutes later: " + together);
        play.reached(together, crowd.figures(0, BEFORE), crowd);
        if (together < Broadcast.REACHED_MIN) {
            throw new Violation("only " + together + " known", crowd.world().nowUs());
        }
        if (crowd.duplicates() > 0) {
            throw new Violation(crowd.duplicates() + " heard twice", crowd.world().nowUs());
        }
    }

    /** One message after another, by a source of either half in turn. */
    private static void say(Crowd crowd, int messages) {
        for (int i = 0; i < messages; i++) {
            crowd.say(crowd.world().hosts().get(i % 2));
            crowd.world().run(crowd.world().nowUs() + INTERVAL_US);
        }
    }
}
