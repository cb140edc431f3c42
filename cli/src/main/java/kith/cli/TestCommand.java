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
        description = "Run an app's tests in the WebView.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @ParentCommand private Kith kith;

    @Mixin private AppOptions options;

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description = "Test modules; all *.test.js of the app if none.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() throws LaunchException {
        var purpose = new Launch.Test(List.copyOf(files));
        return Launcher.run(
                new Launch(
                        options.app(),
                        Launch.DEFAULT_PROFILE,
                        null,
                        options.debug(),
                        false,
                        kith.forApp(),
                        purpose));
    }
}
