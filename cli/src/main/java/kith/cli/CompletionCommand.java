package kith.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kith completion}: what a shell has to read to complete kith's commands. */
@Command(
        name = "completion",
        header = "Print a script that completes commands in your shell.",
        customSynopsis = "kith completion bash|zsh|fish",
        description = "%nThe script goes to standard output; nothing is installed.%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nTo have it in every new shell:",
            "  bash    echo 'source <(kith completion bash)' >> ~/.bashrc",
            "  zsh     echo 'source <(kith completion zsh)' >> ~/.zshrc",
            "  fish    kith completion fish > ~/.config/fish/completions/kith.fish"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class CompletionCommand implements Callable<Integer> {
    /** Shells by the names of their programs. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Override
    public Integer call() {
        CommandLine kith = spec.root().commandLine();
        String script =
                switch (shell) {
                    // picocli's script runs in both: in zsh by way of bashcompinit.
                    case bash, zsh -> AutoComplete.bash("kith", kith);
                    case fish -> FishCompletion.script(kith);
                };
        System.out.print(script);
        return 0;
    }
}
