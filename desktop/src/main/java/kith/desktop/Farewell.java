package kith.desktop;

import kith.bridge.Session;
import kith.desktop.engine.Engine;

/**
 * Lets a page finish what it began when its window closes: the window disappears at once, the page
 * goes on until its calls are answered and it makes no more, so that a save in several steps is not
 * cut in the middle.
 */
final class Farewell {
    /** 3 s: more than any save takes; a page that never rests is ended then. */
    private static final int CHECKS_MAX = 150;

    /** Three checks without a call: the page had its turn after the last answer. */
    private static final int QUIET_CHECKS = 3;

    private static final long CHECK_MS = 20;

    private final Engine engine;
    private final Session session;
    private final Runnable done;
    private int checks;
    private int quiet;

    Farewell(Engine engine, Session session, Runnable done) {
        this.engine = engine;
        this.session = session;
        this.done = done;
    }

    void begin() {
        quiet = session.quiet() ? quiet + 1 : 0;
        if (quiet >= QUIET_CHECKS || ++checks >= CHECKS_MAX) {
            done.run();
        } else {
            engine.after(CHECK_MS, this::begin);
        }
    }
}
