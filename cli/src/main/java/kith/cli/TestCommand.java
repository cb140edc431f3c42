package kith.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kith.desktop.Launch;
import kith.desktop.LaunchException;
import kith.desktop.Launcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code kith test}: runs an app's tests where the app runs. */
@Command(
        name = "test",
        header = "Run an app's tests in the WebView.",
        customSynopsis = "kith test DIR [FILE...] [OPTION...] [-- ARGUMENT...]",
        description = {
            "%nThe tests see what the app sees: its permissions, its origin and a profile that is"
                    + " thrown away afterwards. The results are TAP on standard output; messages of"
                    + " the page go to standard error. Exit code 0: all passed.%n"
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith test hello                          every *.test.js below hello",
            "  kith test hello tests/greeting.test.js   this one only"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class TestCommand implements Callable<Integer> {
    @ParentCommand private Kith kith;

    @Mixin private AppOptions options;

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description = "Test modules, below DIR. None: every *.test.js in it.")
    private List<Path> files = new ArrayList<>();

    Launch launch() {
        return new Launch(
                options.app(),
                null,
                Launch.DEFAULT_PROFILE,
                null,
                options.debug(),
                false,
                kith.forApp(),
                new Launch.Test(List.copyOf(files)));
    }

    @Override
    public Integer call() throws LaunchException {
        return Launcher.run(launch());
    }
}
