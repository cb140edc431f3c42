package kith.cli.pack;

import java.time.Instant;

/** What packages say instead of what would differ from one build to the next. */
final class Reproducible {
    /** 2000-01-01: after what Debian calls ancient, before any file can have been made. */
    private static final long TIME_MS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    private Reproducible() {}

    /**
     * The time of all files, in milliseconds since 1970. {@code SOURCE_DATE_EPOCH} says another,
     * see <a href="https://reproducible-builds.org/specs/source-date-epoch/">its specification</a>.
     */
    static long timeMs() {
        String epoch = System.getenv("SOURCE_DATE_EPOCH");
        return epoch != null && epoch.matches("[0-9]{1,10}")
                ? Long.parseLong(epoch) * 1000
                : TIME_MS;
    }
}
