package kith.bridge.window;

import java.util.List;
import java.util.function.Consumer;

/**
 * What the host does for {@link WindowRoutes}: one window. One implementation per kind of host
 * (desktop, Android, tests). Called on the interface thread; sizes and places are in CSS pixels.
 */
public interface WindowPort {
    /** How the window stands on the screen now. */
    WindowFrame frame();

    void title(String title);

    void resize(int width, int height);

    void move(int x, int y);

    /** Puts the window into a state or out of it. */
    void state(WindowState state, boolean on);

    /** Shows or hides the window; a hidden one's page goes on running. */
    void visible(boolean visible);

    /** Raises the window and gives it the keyboard. */
    void focus();

    /** Asks the page ({@code beforeunload}), then closes; with {@code force} without asking. */
    void close(boolean force);

    /**
     * Shows a system dialog.
     *
     * @param picked called once, on the interface thread, with absolute paths; none when the person
     *     cancels
     */
    void choose(FileDialog dialog, Consumer<List<String>> picked);

    /**
     * Runs an action, on the interface thread, whenever {@link #frame} may have changed.
     *
     * @return ends it
     */
    Runnable onChange(Runnable changed);
}
