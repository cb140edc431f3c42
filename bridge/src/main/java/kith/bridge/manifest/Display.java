package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much around the page is to be seen: the standard's display modes. */
public enum Display {
    FULLSCREEN("fullscreen"),
    STANDALONE("standalone"),
    MINIMAL_UI("minimal-ui"),
    /** The standard's default. */
    BROWSER("browser");

    private final String word;

    Display(String word) {
        this.word = word;
    }

    /** As the manifest writes it. */
    public String word() {
        return word;
    }

    /** All as the manifest writes them. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Display display : values()) {
            words.add(display.word);
        }
        return words;
    }

    static @Nullable Display of(String word) {
        for (Display display : values()) {
            if (display.word.equals(word)) {
                return display;
            }
        }
        return null;
    }
}
