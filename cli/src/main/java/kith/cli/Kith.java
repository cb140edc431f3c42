package kith.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code kith} itself: it only has commands below it. */
@Command(
        name = "kith",
        description = "Runs web apps as native apps in the WebView this system already has.",
        subcommands = {RunCommand.class, TestCommand.class, ShotCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Kith implements Runnable {
    private final List<String> forApp;

    @Spec private CommandSpec spec;

    Kith(List<String> forApp) {
        this.forApp = forApp;
    }

    /** What the person wrote after {@code --}. */
    List<String> forApp() {
        return forApp;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }
}
