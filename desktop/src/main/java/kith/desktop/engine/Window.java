package kith.desktop.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kith.bridge.window.FileDialog;
import kith.bridge.window.WindowFrame;
import kith.bridge.window.WindowState;
import org.jspecify.annotations.Nullable;

/** A native window that holds one WebView. Sizes and places are in CSS pixels. */
public interface Window {
    void load(String uri);

    void reload();

    /** The address of the top document; empty before there is one. */
    String uri();

    /** Runs a script in the page's own world; what it answers or throws is lost. */
    void run(String script);

    void title(String title);

    /** Shows an image file the system can read as the window's icon. */
    void icon(Path file);

    /** How the window stands on the screen now. */
    WindowFrame frame();

    void resize(int width, int height);

    void move(int x, int y);

    void state(WindowState state, boolean on);

    /** Shows or hides the window; a hidden one's page goes on running as its settings say. */
    void visible(boolean visible);

    /** Raises the window and gives it the keyboard. */
    void focus();

    /** Asks the page ({@code beforeunload}), then closes; with {@code force} without asking. */
    void close(boolean force);

    /** Opens the engine's inspector, where the window was made with it. */
    void showInspector();

    /**
     * Paints the visible part or the {@code whole} document into a PNG; {@code done} gets null or
     * what went wrong.
     */
    void snapshot(Path file, boolean whole, Consumer<@Nullable String> done);

    /** Shows a system dialog; {@code picked} gets absolute paths, none when the person cancels. */
    void choose(FileDialog dialog, Consumer<List<String>> picked);

    /** Opens an address in the program the person has chosen for it; null or what went wrong. */
    @Nullable String openExternally(String uri);

    /** Kills the process that runs the page, as a crash would. */
    void killPageProcess();
}
