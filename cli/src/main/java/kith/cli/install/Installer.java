package kith.cli.install;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Reasons;
import kith.bridge.pack.DiskSource;
import kith.bridge.pack.KithFile;
import kith.bridge.pack.PackageSource;

/** Installs apps for the person who runs this process, and says what it did. */
public final class Installer {
    private static final double MB = 1e6;

    private final Home home;
    private final Store store;
    private final Integration integration;
    private final PrintStream out;

    /**
     * @param environment variables
     * @param program the command {@code kith}, absolute, for the desktop to start apps with
     * @param out gets what was done, a line each
     */
    public Installer(Map<String, String> environment, String program, PrintStream out) {
        this.home = new Home(environment);
        this.store = new Store(home.data());
        this.integration = new Integration(home, program);
        this.out = out;
    }

    Store store() {
        return store;
    }

    Home home() {
        return home;
    }

    Integration integration() {
        return integration;
    }

    /**
     * Installs a package.
     *
     * @param from a file, or an https address
     * @param downgrade whether an older version may take the place of a newer
     * @param agreed whether the person has agreed beforehand to what it may do
     * @return the app's id; empty if the person declined
     */
    String install(String from, boolean downgrade, boolean agreed) throws InstallException {
        try (PackageSource source = source(from);
                KithFile file = KithFile.open(source)) {
            Store.Result result = store.install(file, downgrade, asked(agreed));
            if (result.outcome() == Store.Outcome.DECLINED) {
                return "";
            }
            if (result.outcome() != Store.Outcome.UNCHANGED) {
                integration.add(result.installed());
            }
            say(result, source);
            return result.installed().statement().id();
        } catch (InvalidAppException e) {
            throw new InstallException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new InstallException("cannot read " + from + ": " + Reasons.of(e), e);
        }
    }

    private static PackageSource source(String from) throws IOException, InstallException {
        String lower = from.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https:") || lower.startsWith("http:")) {
            try {
                HttpClient client =
                        HttpClient.newBuilder()
                                .followRedirects(HttpClient.Redirect.NORMAL)
                                .connectTimeout(HttpsSource.CONNECT_MAX)
                                .build();
                return new HttpsSource(new URI(from), client);
            } catch (URISyntaxException e) {
                throw new InstallException(from + " is no address", e);
            }
        }
        Path file = Path.of(from);
        if (!Files.isRegularFile(file)) {
            String why = Files.exists(file) ? " is no file" : " does not exist";
            throw new InstallException(from + why);
        }
        return new DiskSource(file);
    }

    private Question.Asked asked(boolean agreed) throws InstallException {
        if (agreed || Home.hasTerminal()) {
            return new TerminalQuestion(out, System.in, agreed);
        }
        if (home.hasDisplay()) {
            return new WindowQuestion();
        }
        return question -> {
            new TerminalQuestion(out, System.in, true).agrees(question);
            throw new InstallException(
                    "nobody can be asked here: with neither a terminal nor a display add --yes to"
                            + " agree to the above");
        };
    }

    private void say(Store.Result result, PackageSource source) {
        UnpackedApp app = result.installed();
        String what =
                switch (result.outcome()) {
                    case INSTALLED -> "installed ";
                    case UPDATED -> "updated to ";
                    case DOWNGRADED -> "went back to ";
                    case REPAIRED -> "repaired ";
                    case UNCHANGED -> "already installed: ";
                    case DECLINED -> "";
                };
        String sizes = "";
        if (result.outcome() != Store.Outcome.UNCHANGED) {
            sizes = String.format(Locale.ROOT, ", %.1f MB written", result.written() / MB);
            if (result.linked() > 0) {
                sizes += String.format(Locale.ROOT, ", %.1f MB unchanged", result.linked() / MB);
            }
        }
        if (source instanceof HttpsSource https) {
            sizes += String.format(Locale.ROOT, ", %.1f MB fetched", https.fetched() / MB);
        }
        out.println(what + app.statement().id() + " " + app.statement().version() + sizes);
    }
}
