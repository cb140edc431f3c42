package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The members of the W3C Web Application Manifest (https://www.w3.org/TR/appmanifest/) after its
 * rules were applied: what was wrong is as if it were not there. Texts are null where nothing is
 * said; addresses begin with a slash.
 *
 * @param lang a language tag (BCP 47)
 * @param dir {@code ltr}, {@code rtl} or {@code auto}
 * @param id what the standard identifies the app by; Kith uses its own, see {@link Manifest#id}
 * @param startUrl the first page, with query and fragment
 * @param scope the addresses that begin with this belong to the app
 * @param displayOverride those of the four modes that were named, in order
 * @param orientation for instance {@code landscape}
 * @param themeColor a CSS color
 * @param backgroundColor a CSS color, shown before the page is
 */
public record WebManifest(
        @Nullable String name,
        @Nullable String shortName,
        @Nullable String description,
        @Nullable String lang,
        String dir,
        String id,
        String startUrl,
        String scope,
        Display display,
        List<Display> displayOverride,
        @Nullable String orientation,
        @Nullable String themeColor,
        @Nullable String backgroundColor,
        List<Icon> icons,
        List<Icon> screenshots,
        List<String> categories,
        List<Shortcut> shortcuts,
        List<FileHandler> fileHandlers,
        List<ProtocolHandler> protocolHandlers) {

    /** The mode to use: the first of {@link #displayOverride} or else {@link #display}. */
    public Display mode() {
        return displayOverride.isEmpty() ? display : displayOverride.get(0);
    }

    /** Endings such as {@code .md} of the files that the app opens, by media type, sorted. */
    public Map<String, List<String>> fileTypes() {
        Map<String, List<String>> types = new TreeMap<>();
        for (FileHandler handler : fileHandlers) {
            handler.accept()
                    .forEach((type, endings) ->
                            types.computeIfAbsent(type, each -> new ArrayList<>()).addAll(endings));
        }
        return Collections.unmodifiableMap(types);
    }

    /**
     * The icon that looks best at {@code pixels}: one drawn by lines, the smallest that is large
     * enough, or else the largest. Only those for any purpose; null if there is none.
     */
    public @Nullable Icon icon(int pixels) {
        Icon best = null;
        for (Icon icon : icons) {
            boolean fits = icon.purposes().contains("any");
            if (fits && (best == null || isBetter(icon, best, pixels))) {
                best = icon;
            }
        }
        return best;
    }

    private static boolean isBetter(Icon icon, Icon best, int pixels) {
        if (icon.isScalable() || best.isScalable()) {
            return !best.isScalable();
        }
        if (icon.pixels() >= pixels && best.pixels() >= pixels) {
            return icon.pixels() < best.pixels();
        }
        return icon.pixels() > best.pixels();
    }
}
