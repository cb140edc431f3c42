package kith.bridge.permission;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names of hosts as permissions compare them: in lower case and without the final dot. Names beyond
 * ASCII are written as the name system has them, {@code xn--…} (RFC 5890).
 */
public final class HostName {
    /** 253 characters: RFC 1035's 255 bytes without the lengths at both ends. */
    public static final int CHARS_MAX = 253;

    /** 63 characters of each part (RFC 1035). */
    private static final int LABEL_CHARS_MAX = 63;

    private HostName() {}

    /** A name as it is compared. */
    public static String normal(String name) {
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.toLowerCase(Locale.ROOT);
    }

    /** Whether it always means this machine (RFC 6761 section 6.3). */
    public static boolean isLocalhost(String name) {
        String normal = normal(name);
        return normal.equals("localhost") || normal.endsWith(".localhost");
    }

    /** What is wrong with a name in a manifest, null if nothing. */
    static @Nullable String problem(String name) {
        if (name.isEmpty() || name.length() > CHARS_MAX) {
            return "a name has 1 to " + CHARS_MAX + " characters";
        }
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (label.isEmpty() || label.length() > LABEL_CHARS_MAX) {
                return "each part of a name between dots has 1 to 63 characters";
            }
            if (label.startsWith("-") || label.endsWith("-")) {
                return "no part of a name begins or ends with \"-\"";
            }
            String unfit = unfit(label);
            if (unfit != null) {
                return unfit;
            }
        }
        String last = labels[labels.length - 1];
        if (isNumber(last)) {
            return "a name does not end in a number; an address is four decimal numbers";
        }
        return isLocalhost(name) ? "\"localhost\" is the word loopback here" : null;
    }

    private static @Nullable String unfit(String label) {
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return "a name is written in lower case";
            }
            if (c > 0x7f) {
                return "a name is written in ASCII, as the name system has it (xn--…)";
            }
            boolean fit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!fit) {
                return "a name has letters, digits, \"-\", \"_\" and dots, or \"*.\" in front";
            }
        }
        return null;
    }

    /** What some readers take for a part of an address: {@code 1}, {@code 017}, {@code 0x7f}. */
    private static boolean isNumber(String label) {
        if (label.startsWith("0x")) {
            return true;
        }
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) < '0' || label.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
