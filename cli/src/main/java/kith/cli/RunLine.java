package kith.cli;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import kith.desktop.Launch;
import kith.desktop.timing.Timing;
import org.jspecify.annotations.Nullable;

/**
 * Reads the command lines of {@code kith run} that are written as most are, without loading
 * picocli. What is unusual is left to {@link Commands}; where both understand a command line they
 * understand the same, which a test holds them to.
 */
final class RunLine {
    private final String[] args;
    private int next = 1;
    private @Nullable String app;
    private String profile = Launch.DEFAULT_PROFILE;
    private @Nullable URI url;
    private boolean debug;
    private boolean watch;
    private boolean timing;

    private RunLine(String[] args) {
        this.args = args;
    }

    /** What to start, or null for a command line that picocli has to look at. */
    static @Nullable Launch parse(String... args) {
        return args.length > 1 && args[0].equals("run") ? new RunLine(args).launch() : null;
    }

    private @Nullable Launch launch() {
        while (next < args.length && !args[next].equals("--")) {
            if (!take(args[next++])) {
                return null;
            }
        }
        if (app == null) {
            return null;
        }
        if (timing) {
            Timing.on();
        }
        int forApp = Math.min(next + 1, args.length);
        try {
            return new Launch(
                    Path.of(app),
                    null,
                    profile,
                    url,
                    debug,
                    watch,
                    List.of(args).subList(forApp, args.length),
                    new Launch.Use());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Whether {@code word}, and the value it asks for, is understood. */
    private boolean take(String word) {
        switch (word) {
            case "--headless" -> {}
            case "--debug" -> debug = true;
            case "--watch" -> watch = true;
            case "--timing" -> timing = true;
            default -> {
                return word.startsWith("--") ? takeValue(word) : takeApp(word);
            }
        }
        return true;
    }

    /** Takes {@code --option=value} or {@code --option value}. */
    private boolean takeValue(String word) {
        int equals = word.indexOf('=');
        String value = "";
        if (equals >= 0) {
            value = word.substring(equals + 1);
        } else if (next < args.length) {
            value = args[next++];
        }
        return plain(value) && set(equals < 0 ? word : word.substring(0, equals), value);
    }

    private boolean set(String option, String value) {
        if (option.equals("--profile")) {
            profile = value;
            return true;
        }
        if (option.equals("--url")) {
            url = DevelopmentServer.parse(value);
            return url != null;
        }
        return false;
    }

    private boolean takeApp(String word) {
        boolean first = app == null;
        app = word;
        return first && plain(word);
    }

    private static boolean plain(String word) {
        return !word.isEmpty() && word.charAt(0) != '-';
    }
}
