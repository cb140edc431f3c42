package kith.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kith.cli.init.NewAppException;
import kith.cli.install.InstallException;
import kith.cli.node.NodeException;
import kith.cli.pack.PackException;
import kith.desktop.LaunchException;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, read by picocli. */
final class Commands {
    private Commands() {}

    /** The exit code of the command in {@code args}. */
    static int execute(String... args) {
        return parser(args).execute(forKith(args));
    }

    /** Reads what stands before {@code --} in {@code args}; what follows belongs to the app. */
    static CommandLine parser(String... args) {
        int forApp = Math.min(end(args) + 1, args.length);
        CommandLine kith = new CommandLine(new Kith(List.of(args).subList(forApp, args.length)));
        kith.getCommandSpec().addOption(version());
        kith.getCommandSpec().addOption(help());
        addHelp(kith);
        return kith
                // A folder may be called @home.
                .setExpandAtFiles(false)
                // The last one counts, as with most commands.
                .setOverwrittenOptionsAllowed(true)
                .registerConverter(Path.class, new PathConverter())
                .setParameterExceptionHandler((wrong, words) -> misused(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    }

    private static void addHelp(CommandLine above) {
        for (CommandLine command : above.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.userObject() instanceof HelpCommand) {
                spec.usageMessage().header("Show the help of a command.");
            } else {
                spec.addOption(help());
                addHelp(command);
            }
        }
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build();
    }

    private static OptionSpec version() {
        return OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version and exit.")
                .build();
    }

    static String[] forKith(String... args) {
        return Arrays.copyOf(args, end(args));
    }

    private static int end(String... args) {
        int end = List.of(args).indexOf("--");
        return end < 0 ? args.length : end;
    }

    private static int misused(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        Main.complain(reason(wrong) + " (see: " + command + " --help)");
        return Main.MISUSED;
    }

    private static String reason(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing.getMissing().getFirst());
            default -> lowerFirst(String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", ""));
        };
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String unmatched(UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().getFirst();
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        if (word.startsWith("-")) {
            return "unknown option " + word + guess(word, command.optionsMap().keySet());
        }
        if (command.subcommands().isEmpty()) {
            return "unexpected '" + word + "': what is meant for the app goes after --";
        }
        return "unknown command '" + word + "'" + guess(word, command.subcommands().keySet());
    }

    private static String guess(String word, Set<String> known) {
        String near = Nearest.of(word, known);
        return near == null ? "" : "; did you mean " + near + "?";
    }

    private static String missing(ArgSpec missing) {
        String what =
                missing instanceof OptionSpec option ? option.longestName() : missing.paramLabel();
        return what + " is missing";
    }

    private static int failed(Exception failure) {
        if (failure instanceof LaunchException
                || failure instanceof NewAppException
                || failure instanceof PackException
                || failure instanceof InstallException
                || failure instanceof NodeException) {
            Main.complain(failure.getMessage());
            return Main.FAILED;
        }
        return Main.defect(failure);
    }
}
