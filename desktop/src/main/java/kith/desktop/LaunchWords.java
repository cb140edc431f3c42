package kith.desktop;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.bridge.application.Launched;
import org.jspecify.annotations.Nullable;

/**
 * What the words after {@code --} mean. They come from the person, from the file manager, and links
 * from any web page; so none is ever an option of Kith's, and one that begins with the app's scheme
 * is a link even if there is a file of that name.
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

    /** Whether a word is a link to the app. */
    static boolean isLink(String appId, String word) {
        return word.startsWith(appId + ":");
    }

    /** The files and folders that there are among the words. Looks at the disk. */
    static List<String> files(String appId, Path folder, List<String> words) {
        List<String> files = new ArrayList<>();
        for (String word : words) {
            try {
                Path path = folder.resolve(word).normalize();
                boolean named = !word.isEmpty() && !word.startsWith("-");
                if (named && !isLink(appId, word) && Files.exists(path)) {
                    files.add(path.toString());
                }
            } catch (InvalidPathException e) {
                // A word that cannot be a path, and so names nothing.
            }
        }
        return List.copyOf(files);
    }

    /** What a page is told of a start. Looks at the disk. */
    static Launched launched(String appId, Path folder, List<String> words) {
        return new Launched(
                link(appId, words), files(appId, folder, words), words, folder.toString());
    }

    private static @Nullable String link(String appId, List<String> words) {
        return words.stream().filter(word -> isLink(appId, word)).findFirst().orElse(null);
    }
}
