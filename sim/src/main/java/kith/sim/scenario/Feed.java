package kith.sim.scenario;

import java.util.List;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.check.Violation;

/** One author and many followers, a third of whom are away at any time. */
final class Feed implements Scenario {

    private static final int MESSAGES = 30;
    private static final long INTERVAL_US = 60_000_000;

    /** On average 20 min there, 10 min away: phones in pockets. */
    private static final double THERE_MS = 1_200_000;

    private static final double AWAY_MS = 600_000;

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public String about() {
        return "one author, 10 000 followers who sleep now and then";
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
        crowd.gather(Crowd.feed());
        play.said("all follow", crowd.stage());
        long untilUs = crowd.world().nowUs() + MESSAGES * INTERVAL_US;
        for (Host host : crowd.world().hosts().subList(1, count)) {
            rest(crowd, host, crowd.world().dice("rest", host.number()), untilUs);
        }
        for (int i = 0; i < MESSAGES; i++) {
            crowd.say(crowd.world().hosts().get(0));
            crowd.world().run(crowd.world().nowUs() + INTERVAL_US);
            play.said(i + 1 + " messages", crowd.stage());
        }
        crowd.world().run(crowd.world().nowUs() + 2 * Crowd.AFTER_US);
        double known = crowd.known(0, MESSAGES);
        play.note("of all messages, those who are there two minutes after the last have " + known);
        Broadcast.tell(play, crowd, MESSAGES / 2);
        if (known < Broadcast.REACHED_MIN) {
            throw new Violation("only " + known + " known", crowd.world().nowUs());
        }
    }

    private static void rest(Crowd crowd, Host host, Dice dice, long untilUs) {
        long sleepsUs = crowd.world().nowUs() + (long) (dice.exponential(THERE_MS) * 1000);
        long wakesUs = sleepsUs + (long) (dice.exponential(AWAY_MS) * 1000);
        if (sleepsUs < untilUs) {
            crowd.world().at(sleepsUs, host::sleep);
            crowd.world()
                    .at(
                            Math.min(wakesUs, untilUs),
                            () -> {
                                host.wake();
                                rest(crowd, host, dice, untilUs);
                            });
        }
    }
}
