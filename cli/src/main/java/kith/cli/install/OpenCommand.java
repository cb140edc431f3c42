package kith.cli.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import kith.bridge.pack.AppStatement;
import kith.desktop.Launch;
import kith.desktop.LaunchException;
import kith.desktop.LaunchWords;
import kith.desktop.sheet.Sheets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kith open}: starts an installed app, or installs one first. */
@Command(
        name = "open",
        header = "Open an app from a .kith file, or one that is installed.",
        customSynopsis = "kith open FILE|URL|APP [OPTION...] [-- ARGUMENT...]",
        description = {
            "%nA file or https address is installed or updated first, see kith install. What follows --"
                    + " is handed to the app, as with kith run. Each file of the app is checked against"
                    + " its author's signature.%n"
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith open notes.kith",
            "  kith open dev.kith.notes -- docs/todo.md"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class OpenCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|URL|APP",
            arity = "0..1",
            description = "A .kith file, its https address, or the id of an installed app.")
    private @Nullable String what;

    @Option(
            names = "--app",
            paramLabel = "APP",
            description = "The id of an installed app, whatever files there are.")
    private @Nullable String app;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = Launch.DEFAULT_PROFILE,
            description = "Use the data of this profile; each profile runs once at a time.")
    private String profile;

    @Option(names = "--yes", description = "Agree to what a new app may do without being asked.")
    private boolean yes;

    @Option(names = "--debug", description = "Allow the inspector (F12) and tell errors in full.")
    private boolean debug;

    @Option(
            names = "--headless",
            description = "Show the window on a virtual display that nobody sees.")
    @SuppressWarnings("UnusedVariable") // The script ./kith has started that display already.
    private boolean headless;

    @Override
    public Integer call() throws InstallException, LaunchException {
        if ((what == null) == (app == null)) {
            throw new ParameterException(
                    spec.commandLine(), what == null ? "FILE, URL or APP is missing" : "two apps");
        }
        Installer installer = Commands.installer();
        return InstalledApp.telling(() -> open(installer));
    }

    private int open(Installer installer) throws InstallException, LaunchException {
        String id = app == null ? installed(installer, String.valueOf(what)) : app;
        return id.isEmpty()
                ? 1
                : new InstalledApp(installer.store(), id).start(profile, debug, arguments());
    }

    private String installed(Installer installer, String named) throws InstallException {
        boolean isId =
                AppStatement.isId(named)
                        && !named.endsWith(".kith")
                        && !Files.exists(Path.of(named));
        if (isId) {
            return named;
        }
        String id = installer.install(named, false, yes);
        if (!id.isEmpty()) {
            Sheets.renewProcess();
        }
        return id;
    }

    /** What follows {@code --}. */
    private List<String> arguments() {
        Object kith = spec.parent().userObject();
        return kith instanceof ForApp words ? LaunchWords.withPaths(words.forApp()) : List.of();
    }

    /** A command above that knows what the person wrote after {@code --}. */
    public interface ForApp {
        /** Word by word. */
        List<String> forApp();
    }
}
