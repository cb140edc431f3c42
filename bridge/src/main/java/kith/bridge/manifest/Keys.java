package kith.bridge.manifest;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The members a manifest may have. What is not here is not read; docs/manifest.schema.json lists
 * the same, which a test compares.
 */
final class Keys {
    /** The one that holds ours. */
    static final String KITH = "kith";

    /** Under {@code kith}. */
    static final List<String> OWN =
            list("id", "version", "permissions", "csp", "window", "env", "background", "exclude");

    /** Under {@code kith.permissions}. */
    static final List<String> PERMISSIONS = list("fs", "tcp", "udp", "dns", "os");

    /** Under {@code kith.permissions.fs}. */
    static final List<String> FS = list("read", "write");

    /** Under {@code kith.permissions.tcp}. */
    static final List<String> TCP = list("connect", "listen");

    /** Under {@code kith.permissions.udp}. */
    static final List<String> UDP = list("send", "bind");

    /** Under {@code kith.window}. */
    static final List<String> WINDOW =
            list("width", "height", "minWidth", "minHeight", "resizable", "title");

    /** Of the standard, and what Kith does with them. */
    static final List<String> STANDARD =
            list(
                    "name",
                    "short_name",
                    "description",
                    "lang",
                    "dir",
                    "id",
                    "start_url",
                    "scope",
                    "display",
                    "display_override",
                    "orientation",
                    "theme_color",
                    "background_color",
                    "icons",
                    "screenshots",
                    "categories",
                    "shortcuts",
                    "file_handlers",
                    "protocol_handlers");

    /** Known elsewhere and passed on to the page, so no reason for a warning. */
    static final List<String> PASSED_ON =
            list(
                    "$schema",
                    "edge_side_panel",
                    "features",
                    "gcm_sender_id",
                    "handle_links",
                    "iarc_rating_id",
                    "launch_handler",
                    "note_taking",
                    "permissions_policy",
                    "prefer_related_applications",
                    "related_applications",
                    "scope_extensions",
                    "serviceworker",
                    "share_target",
                    "tab_strip",
                    "translations",
                    "widgets");

    /** Of an item of {@code icons} and {@code screenshots}. */
    static final List<String> IMAGE =
            list("src", "sizes", "type", "purpose", "label", "form_factor", "platform");

    /** Of an item of {@code shortcuts}. */
    static final List<String> SHORTCUT = list("name", "short_name", "description", "url", "icons");

    private Keys() {}

    private static List<String> list(String... words) {
        return Collections.unmodifiableList(Arrays.asList(words));
    }
}
