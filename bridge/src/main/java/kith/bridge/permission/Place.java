package kith.bridge.permission;

import org.jspecify.annotations.Nullable;

/** A folder a pattern may begin with, written {@code $documents} in the manifest. */
public enum Place {
    /** The app's own data, one folder for each profile. */
    DATA("data"),
    DOCUMENTS("documents"),
    DOWNLOADS("downloads"),
    DESKTOP("desktop"),
    PICTURES("pictures"),
    MUSIC("music"),
    VIDEOS("videos"),
    HOME("home"),
    /** The system's folder for temporary files. */
    TEMP("temp"),
    /** The app's own files, as shipped. */
    RESOURCES("resources"),
    CONFIG("config"),
    CACHE("cache");

    private final String word;

    Place(String word) {
        this.word = word;
    }

    /** The word after the dollar sign. */
    public String word() {
        return word;
    }

    /** The place of this word, or null. */
    public static @Nullable Place of(String word) {
        for (Place place : values()) {
            if (place.word.equals(word)) {
                return place;
            }
        }
        return null;
    }

    /** All variables as an error shows them: {@code $data, $documents, ...}. */
    public static String all() {
        StringBuilder text = new StringBuilder();
        for (Place place : values()) {
            text.append(text.length() == 0 ? "$" : ", $").append(place.word);
        }
        return text.toString();
    }
}
