package kith.desktop;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where this person's folders are, by the XDG Base Directory specification. Handed in so that tests
 * have their own.
 */
record Environment(Map<String, String> variables) {
    Path home() {
        String home = variables.get("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }

    Path dataHome() {
        return folder("XDG_DATA_HOME", ".local/share");
    }

    Path cacheHome() {
        return folder("XDG_CACHE_HOME", ".cache");
    }

    Path stateHome() {
        return folder("XDG_STATE_HOME", ".local/state");
    }

    private Path folder(String variable, String standard) {
        String value = variables.get(variable);
        // The specification: a relative path is to be ignored.
        return value != null && value.startsWith("/") ? Path.of(value) : home().resolve(standard);
    }
}
