package kith.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import kith.cli.pack.Build;
import kith.cli.pack.Builder;
import kith.cli.pack.Formats;
import kith.cli.pack.Made;
import kith.cli.pack.PackException;
import kith.cli.pack.Packager;
import kith.cli.pack.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code kith build}: makes a package of an app. */
@Command(
        name = "build",
        header = "Make a package of an app, to hand out or install.",
        customSynopsis = "kith build DIR [OPTION...]",
        description = {
            "%nNeeds no compiler, no root and no network. The same app gives the same bytes,"
                    + " whoever builds it, when and where. What it does is told on the way; the"
                    + " last line names the package and its sizes.%n"
        },
        optionListHeading = "%nOptions:%n",
        footer = {
            "%nExamples:",
            "  kith build apps/notes                        a folder that runs anywhere",
            "  kith build apps/notes --format deb           for Debian and Ubuntu",
            "  kith build . --format tar --out packages     one file, put into packages",
            "  kith build . --format kith --sign my.key     one signed file for kith open",
            "  kith build --runtime-package --format deb    kith-runtime, for --runtime shared"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class BuildCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The app's folder: it holds index.html.")
    private @Nullable Path app;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "dir",
            converter = FormatName.class,
            completionCandidates = FormatName.class,
            description = "One of ${COMPLETION-CANDIDATES} (default: dir).")
    private Packager format;

    @Option(
            names = "--runtime",
            paramLabel = "WHERE",
            defaultValue = "bundled",
            converter = RuntimeName.class,
            description =
                    "bundled: the package holds all but the WebView (default). shared: only the"
                            + " app; kith-runtime has to be installed too.")
    private Build.RuntimeKind runtime;

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Sign with the key in this file (kith key new); for --format kith.")
    private @Nullable Path key;

    @Option(
            names = "--runtime-package",
            description = "Make kith-runtime, which shared packages need, instead of an app's.")
    private boolean runtimePackage;

    @Option(
            names = "--maintainer",
            paramLabel = "WHO",
            description =
                    "Who answers for a deb or rpm: \"Name <address>\" (default: made from the id).")
    private @Nullable String maintainer;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where to put it (default: the current folder).")
    private Path out;

    /** Formats by their names. */
    static final class FormatName implements ITypeConverter<Packager>, Iterable<String> {
        @Override
        public Packager convert(String name) {
            Packager format = Formats.byName().get(name);
            if (format == null) {
                throw new TypeConversionException(
                        "there is no format '"
                                + name
                                + "', only "
                                + String.join(", ", Formats.byName().keySet()));
            }
            return format;
        }

        @Override
        public Iterator<String> iterator() {
            return Formats.byName().keySet().iterator();
        }
    }

    /** Where the runtime is, by name. */
    static final class RuntimeName implements ITypeConverter<Build.RuntimeKind> {
        @Override
        public Build.RuntimeKind convert(String name) {
            return switch (name) {
                case "bundled" -> Build.RuntimeKind.BUNDLED;
                case "shared" -> Build.RuntimeKind.SHARED;
                default ->
                        throw new TypeConversionException(
                                "there is no runtime '" + name + "', only bundled and shared");
            };
        }
    }

    @Override
    public Integer call() throws PackException {
        Builder builder = new Builder(maintainer, out, Main::complain);
        if (key != null) {
            builder.signed(SigningKey.read(key));
        }
        if (runtimePackage == (app != null)) {
            throw new PackException("either DIR or --runtime-package is needed");
        }
        Made made = app == null ? builder.runtime(format) : builder.app(app, runtime, format);
        System.out.println(made.line());
        return 0;
    }
}
