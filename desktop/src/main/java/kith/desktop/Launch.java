package kith.desktop;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import org.jspecify.annotations.Nullable;

/**
 * What to start and how.
 *
 * @param app the app's folder
 * @param seal the SHA-256 of its hash list, if whoever packaged it says so; null for any folder
 * @param profile a name of {@code [A-Za-z0-9._-]}; each profile has its own data and one running
 *     instance
 * @param url a development server that serves the page instead of the folder: http on this machine
 *     only
 * @param debug the inspector is on and errors are told in full
 * @param watch the page is reloaded when a file of the app changes
 * @param arguments what the person wrote after {@code --}: files and folders among them are granted
 *     to the app
 * @param purpose what to do once the app is there
 */
public record Launch(
        Path app,
        @Nullable String seal,
        String profile,
        @Nullable URI url,
        boolean debug,
        boolean watch,
        List<String> arguments,
        Purpose purpose) {

    /** The profile an app runs in when nobody names one. */
    public static final String DEFAULT_PROFILE = "default";

    /** The same for another purpose. */
    Launch with(Purpose other) {
        return new Launch(app, seal, profile, url, debug, watch, arguments, other);
    }

    /** The app's files; looks at the folder now. */
    AppFiles files() throws InvalidAppException {
        return seal == null ? AppFiles.of(app) : AppFiles.sealed(app, seal);
    }

    /** What the window is opened for. */
    public sealed interface Purpose {}

    /** A person uses the app until it is closed. */
    public record Use() implements Purpose {}

    /**
     * The app's tests run in a profile that is thrown away; TAP on standard output.
     *
     * @param files test modules, below the app's folder; empty for all {@code *.test.js} in it
     */
    public record Test(List<Path> files) implements Purpose {}

    /**
     * The app is painted into a PNG once it has settled.
     *
     * @param whole the whole document and not just the window's part
     */
    public record Shot(Path file, int width, int height, Appearance appearance, boolean whole)
            implements Purpose {}

    /**
     * A start that nobody sees, ended when the page has settled: for the JVM to note what it loads
     * and links.
     */
    public record Rehearsal() implements Purpose {}

    /** Light and dark, as {@code prefers-color-scheme} tells the page. */
    public enum Appearance {
        SYSTEM,
        LIGHT,
        DARK
    }
}
