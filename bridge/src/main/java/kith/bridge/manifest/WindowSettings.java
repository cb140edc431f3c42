package kith.bridge.manifest;

import org.jspecify.annotations.Nullable;

/**
 * How the app's window opens: {@code kith.window}. Sizes in CSS pixels.
 *
 * @param minWidth a person cannot make the window smaller; 0 for no limit
 * @param resizable whether a person can change the size at all
 * @param title shown until the page has a title; null for the app's name
 */
public record WindowSettings(
        int width,
        int height,
        int minWidth,
        int minHeight,
        boolean resizable,
        @Nullable String title) {

    /** 100: less cannot be grabbed. */
    public static final int SIZE_MIN = 100;

    /** 16 384: more than any screen, and what graphics hardware still takes. */
    public static final int SIZE_MAX = 16_384;

    /** 1024 x 720: what fits on every laptop. */
    public static final WindowSettings DEFAULT = new WindowSettings(1024, 720, 0, 0, true, null);
}
