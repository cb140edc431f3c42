package kith.bridge.manifest;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a later start does with the windows there are: {@code launch_handler.client_mode} of the
 * manifest (Launch Handler API, https://wicg.github.io/web-app-launch/). A mode that is not known
 * is skipped.
 */
public enum ClientMode {
    /**
     * A window comes to the front; its page stays and is told. Also {@code auto}, and the default.
     */
    FOCUS_EXISTING,
    /** A window comes to the front and goes to the first page. */
    NAVIGATE_EXISTING,
    /** A window more. */
    NAVIGATE_NEW;

    /** The first mode in the list, or the one word, that is known. */
    public static ClientMode of(Manifest manifest) {
        Json json;
        try {
            json = JsonText.read(manifest.json(), new Report("manifest"));
        } catch (ManifestException e) {
            // It has been read before.
            throw new IllegalStateException(e);
        }
        Json modes = member(member(json, "launch_handler"), "client_mode");
        List<Json> words =
                modes instanceof Json.Items items
                        ? items.list()
                        : modes == null
                                ? Collections.<Json>emptyList()
                                : Collections.singletonList(modes);
        for (Json word : words) {
            ClientMode mode = word instanceof Json.Text text ? of(text.value()) : null;
            if (mode != null) {
                return mode;
            }
        }
        return FOCUS_EXISTING;
    }

    private static @Nullable ClientMode of(String word) {
        return switch (word) {
            case "auto", "focus-existing" -> FOCUS_EXISTING;
            case "navigate-existing" -> NAVIGATE_EXISTING;
            case "navigate-new" -> NAVIGATE_NEW;
            default -> null;
        };
    }

    private static @Nullable Json member(@Nullable Json of, String name) {
        Json.Member member = of instanceof Json.Members members ? members.map().get(name) : null;
        return member == null ? null : member.value();
    }
}
