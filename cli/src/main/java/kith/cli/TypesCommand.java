package kith.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kith.cli.init.NewAppException;
import kith.cli.init.Typings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kith types}: copies the declarations of Kith's modules for editors and TypeScript. */
@Command(
        name = "types",
        header = "Write what editors need to complete Kith's modules.",
        customSynopsis = "kith types DIR",
        description = {
            "%nWrites declarations (.d.ts) of all modules into DIR, over those of an earlier"
                    + " version of Kith. Name one of them in the include of your tsconfig.json or"
                    + " jsconfig.json:%n",
            "  node.d.ts   all names: node:fs, fs, kith:fs, socket:fs",
            "  kith.d.ts   kith: and socket: only, for those who have @types/node%n"
        },
        optionListHeading = "%nOptions:%n",
        footer = {"%nExamples:", "  kith types hello/types"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class TypesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Where to: new, or with an earlier version.")
    private Path folder;

    @Override
    public Integer call() throws NewAppException {
        Typings.write(folder);
        System.out.println(
                "The types are in "
                        + folder
                        + ". In jsconfig.json: \"include\": [\"**/*.js\", \""
                        + folder.resolve("node.d.ts")
                        + "\"]");
        return 0;
    }
}
