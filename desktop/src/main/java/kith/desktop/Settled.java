package kith.desktop;

import kith.desktop.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a page has come to rest: loaded, drawn, and neither asking for files nor calling Kith
 * for a while. A page that never rests counts as settled after ten seconds.
 */
final class Settled implements AppWindow.Listener {
    /** 800 ms: a debounced search or a chain of reads has pauses of less, on a busy machine too. */
    private static final int QUIET_CHECKS = 8;

    private static final long CHECK_MS = 100;
    private static final int CHECKS_MAX = 100;

    private final Engine engine;
    private Runnable whenSettled = () -> {};
    private @Nullable AppWindow window;
    private boolean painted;
    private boolean loaded;
    private int activity;
    private int seen = -1;
    private int quiet;
    private int checks;

    Settled(Engine engine) {
        this.engine = engine;
    }

    /** Says what to do then, once, and starts to watch. */
    void then(AppWindow shown, Runnable task) {
        window = shown;
        whenSettled = task;
        engine.after(CHECK_MS, this::check);
    }

    @Override
    public void painted() {
        painted = true;
    }

    @Override
    public void loaded() {
        loaded = true;
    }

    @Override
    public void active() {
        activity++;
    }

    private void check() {
        boolean calling = window != null && !window.quiet();
        quiet = activity == seen && !calling ? quiet + 1 : 0;
        seen = activity;
        checks++;
        if ((painted && loaded && quiet >= QUIET_CHECKS) || checks >= CHECKS_MAX) {
            whenSettled.run();
        } else {
            engine.after(CHECK_MS, this::check);
        }
    }
}
