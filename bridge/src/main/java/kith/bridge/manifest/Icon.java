package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the app: an icon or a screenshot (an image resource,
 * https://www.w3.org/TR/image-resource/).
 *
 * @param src its address in the app, beginning with a slash
 * @param sizes {@code any} or such as {@code 48x48}, lower case; empty where nothing is said
 * @param type a media type; null where nothing is said
 * @param purposes of {@code any}, {@code maskable} and {@code monochrome}; never empty
 * @param label a description; null where nothing is said
 */
public record Icon(
        String src,
        List<String> sizes,
        @Nullable String type,
        List<String> purposes,
        @Nullable String label) {

    public Icon {
        sizes = Collections.unmodifiableList(new ArrayList<>(sizes));
        purposes = Collections.unmodifiableList(new ArrayList<>(purposes));
    }

    /** The path of {@link #src} without a query: what {@code AppFiles.open} takes. */
    public String path() {
        return AppUrl.path(src);
    }

    /** Whether it looks right in every size: one that is drawn by lines. */
    public boolean isScalable() {
        return sizes.contains("any");
    }

    /** The longest side it has, in pixels; 0 where no size is said. */
    public int pixels() {
        int most = 0;
        for (String size : sizes) {
            int x = size.indexOf('x');
            if (x > 0) {
                most = Math.max(most, Integer.parseInt(size.substring(0, x)));
                most = Math.max(most, Integer.parseInt(size.substring(x + 1)));
            }
        }
        return most;
    }
}
