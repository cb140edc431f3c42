package kith.desktop.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * How a window is made.
 *
 * @param title its first title
 * @param size wanted and least size
 * @param data folder for the page's own storage (localStorage, IndexedDB); windows of one profile
 *     share it
 * @param cache folder for what may be thrown away
 * @param schemes schemes that {@link WindowEvents#request} answers
 * @param scripts scripts run before the page's own
 * @param options switches
 */
public record WindowSpec(
        String title,
        Size size,
        Path data,
        Path cache,
        List<String> schemes,
        List<StartScript> scripts,
        Options options) {

    /** Wanted and least width and height in CSS pixels; a least size of 0 is none. */
    public record Size(int width, int height, int minWidth, int minHeight, boolean resizable) {}

    /**
     * A script that runs at the start of each top document whose address matches.
     *
     * @param isolated runs in the private world, unseen by the page and alone able to post messages
     * @param allowed address patterns, {@code *} is any text
     */
    public record StartScript(String source, boolean isolated, List<String> allowed) {}

    /**
     * Switches.
     *
     * @param debug the inspector may be opened
     * @param automated a WebDriver session drives the window
     * @param throttleHidden timers of a hidden page may be slowed down
     */
    public record Options(boolean debug, boolean automated, boolean throttleHidden) {}
}
