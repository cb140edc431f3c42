package kith.cli.pack;

import java.util.Locale;

/** Amounts of bytes for people. */
final class Sizes {
    private static final long KB = 1000;

    private Sizes() {}

    /** Such as {@code 15.3 MB}, in powers of 1000 as package managers count. */
    static String of(long bytes) {
        return bytes < KB * KB
                ? (bytes + KB - 1) / KB + " KB"
                : String.format(Locale.ROOT, "%.1f MB", (double) bytes / (KB * KB));
    }
}
