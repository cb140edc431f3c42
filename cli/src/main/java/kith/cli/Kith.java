package kith.cli;

import java.util.List;
import java.util.concurrent.Callable;
import kith.cli.install.InstallCommand;
import kith.cli.install.ListCommand;
import kith.cli.install.OpenCommand;
import kith.cli.install.RollbackCommand;
import kith.cli.install.UninstallCommand;
import kith.cli.node.NodeCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code kith} itself: it only has commands below it. */
@Command(
        name = "kith",
        customSynopsis = "kith COMMAND [ARGUMENT...]",
        description = "%nRuns web apps as native apps in the WebView this system already has.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith init hello                make a new app in the folder hello",
            "  kith run hello                 open it",
            "  kith test hello                run its tests",
            "  kith run apps/notes -- docs    open the notebook on the folder docs",
            "%nEach command tells more about itself: kith COMMAND --help"
        },
        subcommands = {
            RunCommand.class,
            InitCommand.class,
            TestCommand.class,
            TypesCommand.class,
            ShotCommand.class,
            BuildCommand.class,
            KeyCommand.class,
            OpenCommand.class,
            InstallCommand.class,
            ListCommand.class,
            RollbackCommand.class,
            UninstallCommand.class,
            SimCommand.class,
            NodeCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        versionProvider = Version.class)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class Kith implements Callable<Integer>, OpenCommand.ForApp {
    private final List<String> forApp;

    @Spec private CommandSpec spec;

    Kith(List<String> forApp) {
        this.forApp = forApp;
    }

    /** What the person wrote after {@code --}. */
    @Override
    public List<String> forApp() {
        return forApp;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return Main.MISUSED;
    }
}
