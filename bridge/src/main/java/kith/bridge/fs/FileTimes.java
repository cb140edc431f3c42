package kith.bridge.fs;

/** Times to write to a file: seconds since 1970 (may be negative), nanoseconds 0 to 999 999 999. */
public record FileTimes(
        long accessedSeconds, int accessedNanos, long changedSeconds, int changedNanos) {

    private static final long NANOS = 1_000_000_000L;

    /** From Node's numbers: seconds with a fraction. */
    public static FileTimes of(double accessed, double changed) {
        return new FileTimes(seconds(accessed), nanos(accessed), seconds(changed), nanos(changed));
    }

    private static long seconds(double time) {
        return (long) Math.floor(time);
    }

    /** Rounded to microseconds, which is all a double of today's seconds can tell. */
    private static int nanos(double time) {
        long micros = Math.round((time - Math.floor(time)) * 1e6);
        return (int) Math.min(micros * 1000, NANOS - 1000);
    }
}
