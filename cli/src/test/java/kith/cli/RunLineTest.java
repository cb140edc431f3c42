package kith.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kith.desktop.Launch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class RunLineTest {
    private static final String[] WORDS = {
        "app",
        "run",
        "@file",
        "",
        "-",
        "--",
        "-d",
        "--debug",
        "--debug=true",
        "--watch",
        "--timing",
        "--headless",
        "--profile",
        "--profile=a",
        "--profile=",
        "--prof=a",
        "--url",
        "--url=http://localhost",
        "--url=:",
        "--help",
        "--profile=\"q\"",
    };

    @Test
    void agreesWithPicocliOnAllShortCommandLines() {
        int understood = 0;
        for (String first : WORDS) {
            for (String second : WORDS) {
                understood += agrees("run", first, second);
                for (String third : WORDS) {
                    understood += agrees("run", first, second, third);
                }
            }
        }
        // Agreement means something only where the short way understands anything.
        assertTrue(understood > 400, "understood only " + understood);
    }

    @Test
    void agreesWithPicocliOnLongCommandLines() {
        Random random = new Random(20_251_122);
        int understood = 0;
        for (int i = 0; i < 5000; i++) {
            List<String> args = new ArrayList<>(List.of("run"));
            for (int length = 4 + random.nextInt(6); length > 0; length--) {
                args.add(WORDS[random.nextInt(WORDS.length)]);
            }
            understood += agrees(args.toArray(String[]::new));
        }
        assertTrue(understood > 20, "understood only " + understood);
    }

    /** 1 if the short way understood {@code args}; fails if picocli understands something else. */
    private static int agrees(String... args) {
        Launch quick = RunLine.parse(args);
        if (quick == null) {
            return 0;
        }
        assertEquals(byPicocli(args), quick, () -> String.join("|", args));
        return 1;
    }

    private static @Nullable Launch byPicocli(String... args) {
        CommandLine parser = Commands.parser(args);
        try {
            parser.parseArgs(Commands.forKith(args));
        } catch (ParameterException e) {
            return null;
        }
        Object command = parser.getParseResult().subcommand().commandSpec().userObject();
        boolean help = parser.getParseResult().subcommand().isUsageHelpRequested();
        return help ? null : ((RunCommand) command).launch();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run apps/notes",
                "run apps/notes --headless -- docs",
                "run --debug --watch .",
                "run apps/notes --profile work",
                "run apps/notes --profile=work",
                "run . --url http://localhost:5173",
            })
    void takesUsualCommandLinesTheShortWay(String line) {
        assertNotNull(RunLine.parse(line.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "run --help",
                "run app --bogus",
                "runs app",
                "test app",
                "run a b"
            })
    void leavesTheUnusualToPicocli(String line) {
        assertNull(RunLine.parse(line.split(" ")));
    }

    @Test
    void readsEveryOption() {
        Launch launch =
                RunLine.parse(
                        "run",
                        "app",
                        "--profile",
                        "p",
                        "--url",
                        "http://localhost:1",
                        "--debug",
                        "--watch",
                        "--",
                        "x",
                        "--debug",
                        "--");
        assertEquals(
                new Launch(
                        Path.of("app"),
                        null,
                        "p",
                        URI.create("http://localhost:1"),
                        true,
                        true,
                        List.of("x", "--debug", "--"),
                        new Launch.Use()),
                launch);
    }
}
