package kith.sim.scenario;

import java.util.List;

/** A situation that can be run under options. */
public interface Scenario {

    /** One word. */
    String name();

    /** What it shows, in one line. */
    String about();

    /**
     * Which of {@code peers}, {@code loss}, {@code churn}, {@code nat-mix}, {@code duration} count.
     */
    List<String> takes();

    /** Plays it to its end; throws {@link kith.sim.check.Violation} if something does not hold. */
    void play(Play play);
}
