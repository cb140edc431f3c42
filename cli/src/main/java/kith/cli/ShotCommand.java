package kith.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kith.desktop.Launch;
import kith.desktop.Launch.Appearance;
import kith.desktop.LaunchException;
import kith.desktop.Launcher;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code kith shot}: paints an app into a picture. */
@Command(
        name = "shot",
        description = "Paint an app into a PNG file.",
        mixinStandardHelpOptions = true)
final class ShotCommand implements Callable<Integer> {
    @ParentCommand private Kith kith;

    @Mixin private AppOptions options;

    @Parameters(index = "1", paramLabel = "FILE.png", description = "Where the picture goes.")
    private Path file;

    @Option(
            names = "--width",
            paramLabel = "PX",
            defaultValue = "1000",
            description = "Width of the page.")
    private int width;

    @Option(
            names = "--height",
            paramLabel = "PX",
            defaultValue = "700",
            description = "Height of the page.")
    private int height;

    @ArgGroup private Colours colours = new Colours();

    @Option(names = "--full", description = "Paint the whole page and not only what fits.")
    private boolean full;

    private static final class Colours {
        @Option(names = "--dark", description = "As in a dark desktop.")
        private boolean dark;

        @Option(names = "--light", description = "As in a light desktop.")
        private boolean light;
    }

    @Override
    public Integer call() throws LaunchException {
        Appearance appearance =
                colours.dark
                        ? Appearance.DARK
                        : colours.light ? Appearance.LIGHT : Appearance.SYSTEM;
        var purpose = new Launch.Shot(file, width, height, appearance, full);
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
