package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task of the app that a person can start it with.
 *
 * @param name what the system shows
 * @param shortName where there is less room; null where nothing is said
 * @param description null where nothing is said
 * @param url its address in the app, beginning with a slash
 * @param icons may be empty
 */
public record Shortcut(
        String name,
        @Nullable String shortName,
        @Nullable String description,
        String url,
        List<Icon> icons) {

    public Shortcut {
        icons = Collections.unmodifiableList(new ArrayList<>(icons));
    }
}
