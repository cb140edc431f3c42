package kith.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that opens an app takes. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class AppOptions {
    @Parameters(paramLabel = "DIR", description = "The app's folder: it holds index.html.")
    private Path app;

    @Option(
            names = "--headless",
            description = "Show the window on a virtual display that nobody sees.")
    @SuppressWarnings("UnusedVariable") // The script ./kith has started that display already.
    private boolean headless;

    @Option(names = "--debug", description = "Allow the inspector (F12) and tell errors in full.")
    private boolean debug;

    Path app() {
        return app;
    }

    boolean debug() {
        return debug;
    }
}
