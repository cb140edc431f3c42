package kith.cli.init;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An app made from a template. In the template's files {@code {{name}}} and {@code {{id}}} stand
 * for the words of this app, written as the kind of file asks.
 */
public final class NewApp {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(name|id)\\}\\}");

    private final AppName name;
    private final Template template;
    private final Path folder;
    private final Deque<Path> made = new ArrayDeque<>();

    public NewApp(Path folder, AppName name, Template template) {
        this.folder = folder;
        this.name = name;
        this.template = template;
    }

    /**
     * Writes the app's files.
     *
     * @throws NewAppException if the folder is not empty or cannot be written; what was written
     *     before that is gone again
     */
    public void write() throws NewAppException {
        try {
            makeFolder(folder.toAbsolutePath());
            refuseFull();
            for (String file : template.files()) {
                Path path = folder.resolve(nameOf(file)).toAbsolutePath();
                makeFolder(parentOf(path));
                made.push(path);
                String text = fill(file, template.text(file));
                Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException e) {
            undo();
            throw new NewAppException("cannot write " + folder + ": " + reason(e), e);
        } catch (NewAppException e) {
            undo();
            throw e;
        }
    }

    /** Build tools leave files out whose names begin with a dot: in the template it is _. */
    private static String nameOf(String file) {
        return file.startsWith("_") ? "." + file.substring(1) : file;
    }

    private void makeFolder(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        makeFolder(parentOf(wanted));
        Files.createDirectory(wanted);
        made.push(wanted);
    }

    /** The root, which has none, is a folder: no call comes that far. */
    static Path parentOf(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    private void refuseFull() throws IOException, NewAppException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            if (files.iterator().hasNext()) {
                throw new NewAppException(
                        folder + " is not empty; a new app needs a new or an empty folder");
            }
        }
    }

    private void undo() {
        made.removeIf(NewApp::delete);
    }

    /** False if it stays, because someone else put a file there meanwhile. */
    private static boolean delete(Path path) {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException e) {
            return false;
        }
    }

    static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "permission denied"
                : String.valueOf(e.getMessage());
    }

    private String fill(String file, String text) {
        Matcher placeholders = PLACEHOLDER.matcher(text);
        return placeholders.replaceAll(
                found -> Matcher.quoteReplacement(written(file, word(found.group(1)))));
    }

    private String word(String placeholder) {
        return placeholder.equals("name") ? name.name() : name.id();
    }

    private static String written(String file, String word) {
        if (file.endsWith(".html")) {
            return word.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        }
        if (file.endsWith(".json") || file.endsWith(".webmanifest")) {
            return new String(JsonStringEncoder.getInstance().quoteAsString(word));
        }
        return word;
    }
}
