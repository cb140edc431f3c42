package kith.cli.install;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import kith.bridge.app.Reasons;
import kith.bridge.pack.AppStatement;
import kith.desktop.Launch;
import kith.desktop.LaunchException;
import kith.desktop.Launcher;
import kith.desktop.sheet.Sheet;
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
    /** Lets go when it is collected, so somebody has to hold it. */
    private static @Nullable FileChannel held;

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
        try {
            String id = app == null ? installed(installer, String.valueOf(what)) : app;
            return id.isEmpty() ? 1 : start(installer, id);
        } catch (InstallException | LaunchException e) {
            if (Home.hasTerminal() || !installer.home().hasDisplay()) {
                throw e;
            }
            Sheets.ask(Sheet.message("Kith cannot open this", String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private String installed(Installer installer, String named) throws InstallException {
        boolean isId =
                AppStatement.isId(named)
                        && !named.endsWith(".kith")
                        && !Files.exists(Path.of(named));
        return isId ? named : installer.install(named, false, yes);
    }

    private int start(Installer installer, String id) throws InstallException, LaunchException {
        UnpackedApp installed = installer.store().current(id);
        hold(installed);
        return Launcher.run(
                new Launch(
                        installed.files(),
                        installed.seal(),
                        profile,
                        null,
                        debug,
                        false,
                        arguments(),
                        new Launch.Use()));
    }

    /** Keeps an update from deleting what runs, until this process ends. */
    private static void hold(UnpackedApp app) throws InstallException {
        try {
            held =
                    FileChannel.open(
                            app.folder().resolve(UnpackedApp.IN_USE), StandardOpenOption.READ);
            held.tryLock(0, Long.MAX_VALUE, true);
        } catch (IOException e) {
            throw new InstallException(
                    "cannot use " + app.folder() + ": " + Reasons.of(e) + "; install the app again",
                    e);
        }
    }

    /** What follows {@code --}. */
    private List<String> arguments() {
        Object kith = spec.parent().userObject();
        return kith instanceof ForApp words ? words.forApp() : List.of();
    }

    /** A command above that knows what the person wrote after {@code --}. */
    public interface ForApp {
        /** Word by word. */
        List<String> forApp();
    }
}
