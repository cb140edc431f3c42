package kith.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kith.desktop.Launch;
import kith.desktop.Launch.Appearance;
import kith.desktop.LaunchException;
import kith.desktop.Launcher;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code kith shot}: paints an app into a picture. */
@Command(
        name = "shot",
        header = "Paint an app into a PNG file.",
        customSynopsis = "kith shot DIR FILE.png [OPTION...] [-- ARGUMENT...]",
        description = "%nOpens the app, waits until it has settled, paints it and ends.%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith shot apps/notes notes.png --dark -- docs",
            "  kith shot apps/notes phone.png --width 390 --height 844"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ShotCommand implements Callable<Integer> {
    /** 16384: what the engine and the X server can still hold as one surface. */
    private static final int SIDE_MAX = 16_384;

    @ParentCommand private Kith kith;

    @Spec private CommandSpec spec;

    @Mixin private AppOptions options;

    @Parameters(index = "1", paramLabel = "FILE.png", description = "Where the picture goes.")
    private Path file;

    @Option(
            names = "--width",
            paramLabel = "PX",
            defaultValue = "1000",
            description = "Width of the page in CSS pixels (default: ${DEFAULT-VALUE}).")
    private int width;

    @Option(
            names = "--height",
            paramLabel = "PX",
            defaultValue = "700",
            description = "Height of the page in CSS pixels (default: ${DEFAULT-VALUE}).")
    private int height;

    @ArgGroup private @Nullable Scheme scheme;

    @Option(names = "--full", description = "Paint the whole page and not only what fits.")
    private boolean full;

    private static final class Scheme {
        @Option(names = "--dark", description = "Paint it as on a dark desktop.")
        private boolean dark;

        @Option(names = "--light", description = "Paint it as on a light desktop.")
        private boolean light;

        Appearance appearance() {
            return dark ? Appearance.DARK : light ? Appearance.LIGHT : Appearance.SYSTEM;
        }
    }

    Launch launch() {
        side("--width", width);
        side("--height", height);
        Appearance appearance = scheme == null ? Appearance.SYSTEM : scheme.appearance();
        return new Launch(
                options.app(),
                null,
                Launch.DEFAULT_PROFILE,
                null,
                options.debug(),
                false,
                kith.forApp(),
                new Launch.Shot(file, width, height, appearance, full));
    }

    private void side(String option, int pixels) {
        if (pixels < 1 || pixels > SIDE_MAX) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " " + pixels + " is not a number from 1 to " + SIDE_MAX);
        }
    }

    @Override
    public Integer call() throws LaunchException {
        return Launcher.run(launch());
    }
}
