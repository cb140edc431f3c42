package kith.cli.init;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a new app begins as. Its files are resources, listed in {@code files.txt} beside them. */
public enum Template {
    /** HTML, CSS and JavaScript as they are; nothing to install, nothing to build. */
    PLAIN("plain"),
    /** TypeScript, built and served by Vite. */
    VITE_TS("vite-ts");

    private final String word;

    Template(String word) {
        this.word = word;
    }

    /** Its name on the command line and the folder of its files. */
    public String word() {
        return word;
    }

    /** The paths of its files below the app's folder. */
    List<String> files() {
        return text("files.txt").lines().toList();
    }

    /** A file as it is in the template, placeholders unfilled. */
    String text(String path) {
        String resource = word + "/" + path;
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
