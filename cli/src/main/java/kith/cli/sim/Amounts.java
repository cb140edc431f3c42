package kith.cli.sim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shares and durations as people write them. What is not understood is null. */
public final class Amounts {

    /** A number with at most nine digits before the point. */
    private static final String NUMBER = "([0-9]{1,9}(?:\\.[0-9]{1,9})?)";

    private static final Pattern SHARE = Pattern.compile(NUMBER + "%");
    private static final Pattern PER_MINUTE = Pattern.compile(NUMBER + "%/min");
    private static final Pattern DURATION = Pattern.compile(NUMBER + "(ms|s|min|h)");

    private Amounts() {}

    /** {@code 5%} is 0.05; below 100 %. */
    public static @Nullable Double share(String text) {
        Double share = percent(SHARE.matcher(text));
        return share == null || share >= 1 ? null : share;
    }

    /** {@code 1%/min} is 0.01. */
    public static @Nullable Double perMinute(String text) {
        return percent(PER_MINUTE.matcher(text));
    }

    /** {@code 10min} in milliseconds; more than 0. */
    public static @Nullable Long durationMs(@Nullable String text) {
        Matcher matcher = DURATION.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            return null;
        }
        int unitMs =
                switch (matcher.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1000;
                    case "min" -> 60_000;
                    default -> 3_600_000;
                };
        long ms = Math.round(Double.parseDouble(matcher.group(1)) * unitMs);
        return ms > 0 ? ms : null;
    }

    private static @Nullable Double percent(Matcher matcher) {
        return matcher.matches() ? Double.parseDouble(matcher.group(1)) / 100 : null;
    }
}
