package kith.desktop.app;

import org.jspecify.annotations.Nullable;

/**
 * One range of bytes of a file, as RFC 9110 section 14 writes it in {@code Range}.
 *
 * @param start first byte
 * @param end the byte after the last
 */
record ByteRange(long start, long end) {
    /** A range that no file of this length holds: answered with 416. */
    static final ByteRange UNSATISFIABLE = new ByteRange(-1, -1);

    boolean isSatisfiable() {
        return start >= 0;
    }

    /**
     * What {@code header} asks of a file of {@code size} bytes; null where the whole file is the
     * right answer: no header, another unit, several ranges, or a text that is no range.
     */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        if (header == null || !header.startsWith("bytes=") || header.indexOf(',') >= 0) {
            return null;
        }
        String[] ends = header.substring("bytes=".length()).split("-", -1);
        if (ends.length != 2) {
            return null;
        }
        Long first = number(ends[0]);
        Long last = number(ends[1]);
        if (ends[0].isEmpty()) {
            return last == null ? null : clipped(Math.max(0, size - last), size, size);
        }
        if (first == null
                || (last == null && !ends[1].isEmpty())
                || (last != null && last < first)) {
            return null;
        }
        return clipped(first, last == null ? size : last + 1, size);
    }

    private static ByteRange clipped(long start, long end, long size) {
        return start >= size ? UNSATISFIABLE : new ByteRange(start, Math.min(end, size));
    }

    private static @Nullable Long number(String digits) {
        if (digits.isEmpty()
                || digits.length() > 18
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return Long.parseLong(digits);
    }
}
