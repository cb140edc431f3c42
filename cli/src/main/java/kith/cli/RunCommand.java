package kith.cli;

import java.net.URI;
import java.util.concurrent.Callable;
import kith.desktop.Launch;
import kith.desktop.LaunchException;
import kith.desktop.Launcher;
import kith.desktop.timing.Timing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code kith run}: opens an app for a person. {@link RunLine} reads the same command line. */
@Command(
        name = "run",
        header = "Open an app in a window.",
        customSynopsis = "kith run DIR [OPTION...] [-- ARGUMENT...]",
        description = {
            "%nThe command ends when the app is closed. Messages and errors of the page appear in the"
                    + " terminal. What follows -- is handed to the app, and files and folders among it"
                    + " may be used by the app as if picked in a dialog.%n"
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith run apps/notes                      open the notebook",
            "  kith run apps/notes -- docs              open it on the folder docs",
            "  kith run apps/notes --profile work       a second time, with its own data",
            "  kith run . --watch --debug               while you work on an app",
            "  kith run . --url http://localhost:5173   with Vite or the like"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class RunCommand implements Callable<Integer> {
    @ParentCommand private Kith kith;

    @Mixin private AppOptions options;

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = DevelopmentServer.Converter.class,
            description = "Load the page from a development server on this machine.")
    private @Nullable URI url;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = Launch.DEFAULT_PROFILE,
            description = "Use the data of this profile; each profile runs once at a time.")
    private String profile;

    @Option(names = "--watch", description = "Load the page again when a file of the app changes.")
    private boolean watch;

    @Option(
            names = "--timing",
            description = "Print how long each phase of the start takes, once the page is painted.")
    private boolean timing;

    Launch launch() {
        return new Launch(
                options.app(),
                null,
                profile,
                url,
                options.debug(),
                watch,
                kith.forApp(),
                new Launch.Use());
    }

    @Override
    public Integer call() throws LaunchException {
        if (timing) {
            Timing.on();
        }
        return Launcher.run(launch());
    }
}
