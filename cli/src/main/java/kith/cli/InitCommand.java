package kith.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kith.cli.init.AppName;
import kith.cli.init.NewApp;
import kith.cli.init.NewAppException;
import kith.cli.init.Template;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code kith init}: makes a new app. */
@Command(
        name = "init",
        header = "Make a new app from a template.",
        customSynopsis = "kith init DIR [OPTION...]",
        description = "%nWrites the files of a small app that runs and has a test.%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith init hello",
            "  kith init hello --name 'Hello world' --id org.example.hello",
            "  kith init hello --template vite-ts"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class InitCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The app's folder: new or empty.")
    private Path folder;

    @Option(
            names = "--template",
            paramLabel = "TEMPLATE",
            defaultValue = "plain",
            converter = TemplateWord.class,
            completionCandidates = TemplateWord.class,
            description =
                    "plain: HTML, CSS and JavaScript as they are (default). vite-ts: TypeScript and"
                            + " Vite; needs npm.")
    private Template template;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What people call it (default: made from DIR).")
    private @Nullable String name;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Names its data and its origin (default: made from the name).")
    private @Nullable String id;

    /** Templates by the words of {@link Template#word}. */
    static final class TemplateWord implements ITypeConverter<Template>, Iterable<String> {
        @Override
        public Template convert(String word) {
            return Arrays.stream(Template.values())
                    .filter(template -> template.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(unknown(word)));
        }

        private String unknown(String word) {
            return Arrays.stream(Template.values())
                    .map(Template::word)
                    .collect(Collectors.joining(", ", "there is no '" + word + "', only ", ""));
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Template.values()).map(Template::word).iterator();
        }
    }

    @Override
    public Integer call() throws NewAppException {
        AppName words = AppName.of(folder, name, id);
        new NewApp(folder, words, template).write();
        System.out.println(words.name() + " is in " + folder + ". " + next());
        return 0;
    }

    private String next() {
        return switch (template) {
            case PLAIN -> "Open it: kith run " + folder;
            case VITE_TS -> "Its README.md says how to build and open it.";
        };
    }
}
