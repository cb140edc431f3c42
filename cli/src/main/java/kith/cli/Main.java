package kith.cli;

import java.util.Arrays;
import java.util.List;
import kith.desktop.LaunchException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code kith}. */
public final class Main {
    /** A command that could not do what it was asked for. */
    static final int FAILED = 1;

    /** A command line that says nothing kith can do. */
    static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** The exit code of the command in {@code args}. */
    static int run(String... args) {
        int end = Arrays.asList(args).indexOf("--");
        List<String> forKith = Arrays.asList(args).subList(0, end < 0 ? args.length : end);
        List<String> forApp = end < 0 ? List.of() : List.of(args).subList(end + 1, args.length);
        return commandLine(forApp).execute(forKith.toArray(String[]::new));
    }

    /** The commands; {@code forApp} is what followed {@code --} and belongs to the app. */
    static CommandLine commandLine(List<String> forApp) {
        return new CommandLine(new Kith(forApp))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, args) -> misused(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    }

    private static int misused(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        complain(wrong.getMessage() + guess(wrong) + " (see: " + command + " --help)");
        return MISUSED;
    }

    private static String guess(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        }
        return "";
    }

    private static int failed(Exception failure) throws Exception {
        if (failure instanceof LaunchException) {
            complain(failure.getMessage());
            return FAILED;
        }
        throw failure;
    }

    private static void complain(@Nullable String message) {
        System.err.println("kith: " + message);
    }
}
