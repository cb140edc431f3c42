package kith.desktop;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import kith.bridge.app.Reasons;
import kith.desktop.engine.Engine;
import kith.desktop.timing.Timing;

/** Sees to it that the first window of a process does show its page. */
final class PaintWatch implements AppWindow.Listener {
    /**
     * 6 s on the screen after the page is loaded: even painting by the processor alone takes less
     * than one.
     */
    private static final long FIRST_FRAME_MS = 6_000;

    /** 500 ms: how exactly the time on the screen is counted. */
    private static final long CHECK_MS = 500;

    private final Engine engine;
    private final PaintWorkarounds workarounds;
    private final Terminal terminal;
    private boolean watching;
    private boolean painted;
    private long shownMs;
    private BooleanSupplier shown = () -> true;

    PaintWatch(Engine engine, PaintWorkarounds workarounds, Terminal terminal) {
        this.engine = engine;
        this.workarounds = workarounds;
        this.terminal = terminal;
    }

    /** Says whether the window is on the screen: a hidden or minimised one draws nothing. */
    void shown(BooleanSupplier isShown) {
        shown = isShown;
    }

    @Override
    public void loaded() {
        if (!watching) {
            Timing.ended("the page is loaded");
            watching = true;
            engine.after(CHECK_MS, this::check);
        }
    }

    @Override
    public void painted() {
        painted = true;
        Timing.ended("the page is painted");
        Timing.report().forEach(terminal::say);
    }

    private void check() {
        if (painted) {
            return;
        }
        shownMs = shown.getAsBoolean() ? shownMs + CHECK_MS : 0;
        if (shownMs < FIRST_FRAME_MS) {
            engine.after(CHECK_MS, this::check);
            return;
        }
        giveUp();
    }

    private void giveUp() {
        try {
            if (workarounds.hasNext()) {
                String variable = workarounds.rememberNext();
                terminal.say(
                        "the window stayed empty for "
                                + FIRST_FRAME_MS / 1000
                                + " s; starting again with "
                                + variable);
                engine.restart();
            } else {
                workarounds.forget();
            }
        } catch (IOException e) {
            terminal.say("cannot remember what helps against empty windows: " + Reasons.of(e));
        }
        terminal.say("the window stays empty: check the graphics driver");
    }
}
