package kith.desktop;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.bridge.application.Launched;
import kith.bridge.manifest.Manifest;
import kith.bridge.manifest.ProtocolHandler;
import kith.desktop.app.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the words after {@code --} mean. They come from the person, from the file manager, and links
 * from any web page; so none is ever an option of Kith's, and one that begins with a scheme of the
 * app's is a link even if there is a file of that name.
 */
public final class LaunchWords {
    private LaunchWords() {}

    /**
     * The same words with {@code file:} addresses, which file managers hand over, as paths.
     *
     * @param words as they came
     */
    public static List<String> withPaths(List<String> words) {
        List<String> paths = new ArrayList<>();
        for (String word : words) {
            paths.add(word.startsWith("file:///") ? path(word) : word);
        }
        return List.copyOf(paths);
    }

    private static String path(String uri) {
        try {
            return Path.of(new URI(uri)).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return uri;
        }
    }

    /**
     * What the page is told of a link: one that begins with the app's id as it is; one of a scheme
     * in its {@code protocol_handlers} as the address of the page that opens it, with the link in
     * it. Null for any other word.
     */
    static @Nullable String link(Manifest manifest, String word) {
        if (word.startsWith(manifest.id() + ":")) {
            return word;
        }
        int colon = word.indexOf(':');
        String scheme = colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT);
        for (ProtocolHandler handler : manifest.web().protocolHandlers()) {
            if (handler.protocol().equals(scheme)) {
                String escaped = URLEncoder.encode(word, StandardCharsets.UTF_8);
                return Origin.of(manifest.id(), null).app()
                        + handler.url().replace("%s", escaped.replace("+", "%20"));
            }
        }
        return null;
    }

    /** The files and folders that there are among the words. Looks at the disk. */
    private static List<String> files(Manifest manifest, Path folder, List<String> words) {
        List<String> files = new ArrayList<>();
        for (String word : words) {
            try {
                Path path = folder.resolve(word).normalize();
                boolean named = !word.isEmpty() && !word.startsWith("-");
                if (named && link(manifest, word) == null && Files.exists(path)) {
                    files.add(path.toString());
                }
            } catch (InvalidPathException e) {
                // A word that cannot be a path, and so names nothing.
            }
        }
        return List.copyOf(files);
    }

    /** What a page is told of a start. Looks at the disk. */
    static Launched launched(Manifest manifest, Path folder, List<String> words) {
        String link = null;
        for (String word : words) {
            link = link == null ? link(manifest, word) : link;
        }
        return new Launched(link, files(manifest, folder, words), words, folder.toString());
    }
}
