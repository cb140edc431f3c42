package kith.cli.install;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kith install}: an app for the person who runs it. */
@Command(
        name = "install",
        header = "Install an app from a .kith file, or update it.",
        customSynopsis = "kith install FILE [OPTION...]",
        description = {
            "%nFor you alone and without root. Who signed a new app and what it may do is shown first;"
                    + " updates are taken from the same key only, and what they may do in addition is"
                    + " shown too. FILE may be an https address.%n"
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith install notes.kith",
            "  kith install https://example.org/notes.kith    fetches only what has changed",
            "  kith install --downgrade notes-1.0.kith        back to an older version"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class InstallCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A .kith file, or its https address.")
    private String file;

    @Option(names = "--yes", description = "Agree without being asked.")
    private boolean yes;

    @Option(
            names = "--downgrade",
            description = "Take a version that is older than the installed one, or as old.")
    private boolean downgrade;

    @Override
    public Integer call() throws InstallException {
        return Commands.installer().install(file, downgrade, yes).isEmpty() ? 1 : 0;
    }
}
