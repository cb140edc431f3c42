package kith.cli.pack;

import java.time.Instant;
import java.util.Locale;
import kith.bridge.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What software centres show of an app, and the file types it brings.
 *
 * @see <a href="https://www.freedesktop.org/software/appstream/docs/">AppStream</a>
 */
final class AppStream {
    /** A summary is one line in a list. */
    private static final int SUMMARY_CHARS_MAX = 80;

    private AppStream() {}

    static String text(Manifest manifest, String version) {
        String description = description(manifest);
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <component type="desktop-application">
          <id>%1$s</id>
          <metadata_license>CC0-1.0</metadata_license>
          <name>%2$s</name>
          <summary>%3$s</summary>
          <description><p>%4$s</p></description>
          <launchable type="desktop-id">%1$s.desktop</launchable>
          <provides><id>%1$s.desktop</id></provides>
          <content_rating type="oars-1.1"/>
          <releases><release version="%5$s" date="%6$s"/></releases>
        </component>
        """
                .formatted(
                        manifest.id(),
                        xml(manifest.name()),
                        xml(summary(manifest)),
                        xml(description),
                        xml(version),
                        Instant.ofEpochMilli(Reproducible.timeMs()).toString().substring(0, 10));
    }

    /** One line without a full stop, never the name alone. */
    static String summary(Manifest manifest) {
        String text = description(manifest).replaceAll("\\s+", " ").strip();
        int end = text.indexOf(". ");
        String line = (end < 0 ? text : text.substring(0, end)).replaceAll("[.\\s]+$", "");
        // Debian wants no article first.
        String rest = line.replaceFirst("^(A|An|The) ", "");
        if (rest.isEmpty()) {
            return "App " + manifest.name();
        }
        String first = rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
        return first.length() <= SUMMARY_CHARS_MAX
                ? first
                : first.substring(0, SUMMARY_CHARS_MAX - 1).strip() + "…";
    }

    /** What the manifest says, or that it is an app. */
    static String description(Manifest manifest) {
        @Nullable String said = manifest.web().description();
        return said == null || said.isBlank() ? "The app " + manifest.name() + "." : plain(said);
    }

    /** The description of a package: more than its summary. */
    static String longDescription(Manifest manifest) {
        return description(manifest).strip()
                + "\n\nThis app consists of web pages, which Kith shows in the WebView of the system.";
    }

    /** Without what XML cannot hold and terminals obey. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF&&[^\\n\\t]]", " ");
    }

    static String xml(String text) {
        return plain(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
