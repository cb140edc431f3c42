package kith.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kith.bridge.pack.AppStatement;
import kith.cli.pack.PackException;
import kith.cli.pack.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kith key}: keys that authors sign their apps with. */
@Command(
        name = "key",
        header = "Make and show the key you sign your apps with.",
        customSynopsis = "kith key COMMAND FILE",
        description = {
            "%nUpdates of an app are taken from the same key only. Who has the file can sign in your"
                    + " name; who loses it can update no app signed by it. Keep a copy where nobody else"
                    + " gets at it, and publish what kith key show prints, for people to compare.%n"
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith key new my.key                             make a key",
            "  kith build . --format kith --sign my.key        sign an app with it"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class KeyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return Main.MISUSED;
    }

    @Command(name = "new", header = "Make a key in a new file that only you can read.")
    int make(@Parameters(paramLabel = "FILE") Path file) throws PackException {
        print(SigningKey.make(file));
        return 0;
    }

    @Command(name = "show", header = "Show the public half of a key.")
    int show(@Parameters(paramLabel = "FILE") Path file) throws PackException {
        print(SigningKey.read(file));
        return 0;
    }

    private static void print(SigningKey key) {
        System.out.println("public key  " + key.publicKey());
        System.out.println("to compare  " + AppStatement.shownKey(key.publicKey()));
    }
}
