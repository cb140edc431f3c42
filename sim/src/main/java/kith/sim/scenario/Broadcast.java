package kith.sim.scenario;

import java.util.List;
import java.util.Locale;
import kith.sim.check.Violation;

/**
 * Many members of one topic hear what ten of them say, over lossy lines, while some come and go.
 */
final class Broadcast implements Scenario {

    private static final int SOURCES = 10;
    private static final int MESSAGES = 100;

    /** The first half shapes the tree. */
    static final int WARM_UP = 50;

    private static final long INTERVAL_US = 10_000_000;

    static final double REACHED_MIN = 0.9999;
    private static final double COPIES_MAX = 1.3;
    private static final double FIRST_COPIES_MAX = 6;

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public String about() {
        return "10 000 members of a topic hear 100 messages, over lossy lines";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss", "churn");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Crowd crowd = new Crowd(play.crowd(), options.peers(10_000), options.loss(0.05));
        crowd.gather(crowd.open());
        play.said("all have joined", crowd.stage());
        speak(play, crowd, options);
        tell(play, crowd, WARM_UP);
        Crowd.Figures first = crowd.figures(0, 1);
        Crowd.Figures warm = crowd.figures(WARM_UP, MESSAGES);
        if (first.copies() > FIRST_COPIES_MAX || warm.copies() > COPIES_MAX) {
            throw new Violation(
                    first.copies() + " copies of the first, " + warm.copies() + " of later ones",
                    crowd.world().nowUs());
        }
    }

    /** Ten sources in turn, while members come and go; afterwards all is a minute old. */
    static void speak(Play play, Crowd crowd, Options options) {
        long untilUs = crowd.world().nowUs() + MESSAGES * INTERVAL_US + Crowd.AFTER_US;
        crowd.churn(options.churn(0.01), SOURCES, untilUs);
        int sources = Math.min(SOURCES, crowd.count());
        for (int i = 0; i < MESSAGES; i++) {
            crowd.say(crowd.world().hosts().get(i % sources));
            crowd.world().run(crowd.world().nowUs() + INTERVAL_US);
            if (i % 10 == 9) {
                play.said(i + 1 + " messages", crowd.stage());
            }
        }
        crowd.world().run(untilUs);
    }

    /** Notes what came of a run, and that all of it was heard. */
    static void tell(Play play, Crowd crowd, int warmUp) {
        Crowd.Figures all = note(play, crowd, warmUp);
        if (all.reached() < REACHED_MIN) {
            throw new Violation("only " + all.reached() + " reached", crowd.world().nowUs());
        }
        if (crowd.duplicates() > 0) {
            throw new Violation(crowd.duplicates() + " heard twice", crowd.world().nowUs());
        }
    }

    /** Notes what came of a run; the figures of all messages. */
    static Crowd.Figures note(Play play, Crowd crowd, int warmUp) {
        Crowd.Figures warm = crowd.figures(warmUp, crowd.said());
        Crowd.Figures all = crowd.figures(0, crowd.said());
        play.note(line("first", crowd.figures(0, 1)));
        play.note(line("warm", warm));
        play.reached(all.reached(), warm, crowd);
        return all;
    }

    private static String line(String what, Crowd.Figures figures) {
        return String.format(
                Locale.ROOT,
                "%s: reached %.6f, %.3f copies a member, %.0f control bytes a member and message,"
                        + " p50 %d ms, p99 %d ms",
                what,
                figures.reached(),
                figures.copies(),
                figures.controlBytes(),
                figures.p50Ms(),
                figures.p99Ms());
    }
}
