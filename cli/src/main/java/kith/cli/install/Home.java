package kith.cli.install;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where this person's folders are, by the XDG Base Directory specification.
 *
 * @param variables of the environment
 */
record Home(Map<String, String> variables) {
    Path data() {
        return folder("XDG_DATA_HOME", ".local/share");
    }

    Path cache() {
        return folder("XDG_CACHE_HOME", ".cache");
    }

    private Path folder(String variable, String usual) {
        String value = variables.get(variable);
        if (value != null && value.startsWith("/")) {
            return Path.of(value);
        }
        String home = variables.get("HOME");
        boolean known = home != null && !home.isEmpty();
        return Path.of(known ? home : System.getProperty("user.home")).resolve(usual);
    }

    /** Whether a window can be shown. */
    boolean hasDisplay() {
        return isSet(variables.get("DISPLAY")) || isSet(variables.get("WAYLAND_DISPLAY"));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    /** Whether a person reads what is printed and can answer. */
    @SuppressWarnings("SystemConsoleNull") // null with the provider of java.base
    static boolean hasTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
