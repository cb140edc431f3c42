package kith.cli;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Completion for the fish shell, which picocli does not write.
 *
 * @see <a href="https://fishshell.com/docs/current/completions.html">fish: writing completions</a>
 */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder("complete -c kith -f\n");

    private FishCompletion() {}

    static String script(CommandLine kith) {
        var completion = new FishCompletion();
        completion.options("__fish_use_subcommand", kith);
        for (Map.Entry<String, CommandLine> command : kith.getSubcommands().entrySet()) {
            completion.command(command.getKey(), command.getValue());
        }
        return completion.script.toString();
    }

    private void command(String name, CommandLine command) {
        String inside = "__fish_seen_subcommand_from " + name;
        line("__fish_use_subcommand", "-a " + name + description(summary(command)));
        options(inside, command);
        for (PositionalParamSpec arg : command.getCommandSpec().positionalParameters()) {
            if (hasCandidates(arg)) {
                line(inside, "-a '" + candidates(arg) + "'");
            } else {
                // -F: names of files after all.
                line(inside, "-F");
            }
        }
    }

    private void options(String where, CommandLine command) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            StringBuilder line = new StringBuilder();
            for (String name : option.names()) {
                line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replace("-", ""));
            }
            if (option.arity().max() > 0) {
                line.append(" -x");
                if (hasCandidates(option)) {
                    line.append(" -a '").append(candidates(option)).append("'");
                }
            }
            line.append(description(String.join(" ", option.description())));
            line(where, line.substring(1));
        }
    }

    private void line(String where, String what) {
        script.append("complete -c kith -n '").append(where).append("' ").append(what).append('\n');
    }

    private static String summary(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().header());
    }

    private static boolean hasCandidates(ArgSpec arg) {
        return arg.completionCandidates() != null;
    }

    private static String candidates(ArgSpec arg) {
        return StreamSupport.stream(arg.completionCandidates().spliterator(), false)
                .collect(Collectors.joining(" "));
    }

    private static String description(String text) {
        return " -d '" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
