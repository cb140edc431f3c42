package kith.bridge.manifest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/**
 * The id of an app that gives itself none: the same as long as its folder is not moved, another for
 * each folder.
 */
final class DerivedId {
    /** What such ids, and no others, begin with. */
    static final String PREFIX = "local.";

    /** 40: with the hash behind it still a label of at most 63. */
    private static final int NAME_CHARS_MAX = 40;

    private DerivedId() {}

    /**
     * @param root the app's folder, every link followed
     */
    static String of(Path root) {
        String path = root.toString();
        Path last = root.getFileName();
        String name = label(last == null ? "" : last.toString());
        String hash = UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
        return PREFIX + name + "-" + hash.substring(0, 8);
    }

    /** The name as a label of an id: letters, digits and single hyphens, a letter first. */
    private static String label(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        boolean startsRight = !plain.isEmpty() && Character.isLetter(plain.charAt(0));
        String label = startsRight ? plain : plain.isEmpty() ? "app" : "app-" + plain;
        String cut = label.substring(0, Math.min(label.length(), NAME_CHARS_MAX));
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
