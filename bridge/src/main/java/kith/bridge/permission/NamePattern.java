package kith.bridge.permission;

import org.jspecify.annotations.Nullable;

/**
 * Names of hosts: one, all below one ({@code *.example.org}, which does not cover {@code
 * example.org} itself), or in {@code dns} all ({@code *}).
 *
 * @param name in lower case; empty for all names
 * @param below whether the names below it are meant, and not itself
 */
public record NamePattern(String name, boolean below) {
    /** Reads a pattern; what is wrong with it is a text for {@link #problem}. */
    static @Nullable NamePattern parse(String text) {
        if (text.equals("*")) {
            return new NamePattern("", true);
        }
        boolean below = text.startsWith("*.");
        String name = below ? text.substring(2) : text;
        return HostName.problem(name) == null ? new NamePattern(name, below) : null;
    }

    /** What is wrong with a text that is no pattern. */
    static String problem(String text) {
        String problem = HostName.problem(text.startsWith("*.") ? text.substring(2) : text);
        return problem == null ? "it is a good one" : problem;
    }

    /** Reads a line of the manifest's {@code dns}. */
    public static Result read(String text) {
        NamePattern pattern = parse(text);
        return pattern == null
                ? new Reject(
                        problem(text), "\"example.org\", \"*.example.org\" or \"*\" are allowed")
                : new Ok(pattern);
    }

    /** What reading a pattern gives. */
    public sealed interface Result {}

    /** A good pattern. */
    public record Ok(NamePattern pattern) implements Result {}

    /** What is wrong, and what would be right. */
    public record Reject(String problem, String allowed) implements Result {}

    /** Whether a name, in its {@link HostName#normal} form, is one of these. */
    boolean covers(String normal) {
        if (!below) {
            return normal.equals(name);
        }
        return name.isEmpty()
                || (normal.endsWith(name)
                        && normal.length() > name.length() + 1
                        && normal.charAt(normal.length() - name.length() - 1) == '.');
    }
}
