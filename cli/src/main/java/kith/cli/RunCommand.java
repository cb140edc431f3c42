package kith.cli;

import java.net.URI;
import java.util.concurrent.Callable;
import kith.desktop.Launch;
import kith.desktop.LaunchException;
import kith.desktop.Launcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code kith run}: opens an app for a person. */
@Command(name = "run", description = "Open an app in a window.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @ParentCommand private Kith kith;

    @Mixin private AppOptions options;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Load the page from this development server.")
    private @Nullable URI url;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = Launch.DEFAULT_PROFILE,
            description = "Use the data of this profile: each runs once at a time.")
    private String profile;

    @Option(names = "--watch", description = "Load the page again when a file of the app changes.")
    private boolean watch;

    Launch launch() {
        return new Launch(
                options.app(),
                profile,
                url,
                options.debug(),
                watch,
                kith.forApp(),
                new Launch.Use());
    }

    @Override
    public Integer call() throws LaunchException {
        return Launcher.run(launch());
    }
}
