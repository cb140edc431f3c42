package kith.cli.pack;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kith.bridge.manifest.FileHandler;
import kith.bridge.manifest.Manifest;
import kith.bridge.manifest.ProtocolHandler;

/**
 * What menus and file managers know of an app.
 *
 * @see <a href="https://specifications.freedesktop.org/desktop-entry-spec/latest/">Desktop Entry
 *     Specification</a>
 */
final class DesktopEntry {
    /** The manifest's categories that have one of the registered main categories. */
    private static final Map<String, String> CATEGORIES =
            Map.ofEntries(
                    Map.entry("books", "Education"),
                    Map.entry("business", "Office"),
                    Map.entry("developer", "Development"),
                    Map.entry("developer tools", "Development"),
                    Map.entry("education", "Education"),
                    Map.entry("entertainment", "AudioVideo;Audio;Video"),
                    Map.entry("finance", "Office"),
                    Map.entry("games", "Game"),
                    Map.entry("magazines", "Network"),
                    Map.entry("music", "AudioVideo;Audio"),
                    Map.entry("news", "Network"),
                    Map.entry("photo", "Graphics"),
                    Map.entry("productivity", "Office"),
                    Map.entry("shopping", "Network"),
                    Map.entry("social", "Network"),
                    Map.entry("utilities", "Utility"));

    private DesktopEntry() {}

    /**
     * @param program what is run, a name or a path without anything that a shell would read
     */
    static String text(Manifest manifest, String program) {
        StringBuilder entry = new StringBuilder("[Desktop Entry]\nType=Application\nVersion=1.4\n");
        line(entry, "Name", manifest.name());
        if (manifest.web().description() != null) {
            line(entry, "Comment", manifest.web().description());
        }
        // %U: addresses and files; a file may come as an address, too.
        line(entry, "Exec", program + " %U");
        line(entry, "Icon", manifest.id());
        line(entry, "Terminal", "false");
        line(entry, "Categories", categories(manifest) + ";");
        line(entry, "MimeType", String.join(";", mimeTypes(manifest)) + ";");
        line(entry, "StartupWMClass", manifest.id());
        line(entry, "StartupNotify", "true");
        return entry.toString();
    }

    /** Media types of files, and of addresses: those of the app itself and what it names. */
    static List<String> mimeTypes(Manifest manifest) {
        TreeSet<String> types = new TreeSet<>();
        for (FileHandler handler : manifest.web().fileHandlers()) {
            types.addAll(handler.accept().keySet());
        }
        for (ProtocolHandler handler : manifest.web().protocolHandlers()) {
            types.add("x-scheme-handler/" + handler.protocol());
        }
        types.add("x-scheme-handler/" + manifest.id());
        return List.copyOf(types);
    }

    private static String categories(Manifest manifest) {
        for (String category : manifest.web().categories()) {
            String main = CATEGORIES.get(category);
            if (main != null) {
                return main;
            }
        }
        return "Utility";
    }

    private static void line(StringBuilder entry, String key, String value) {
        String escaped = value.replace("\\", "\\\\").replaceAll("\\s+", " ").strip();
        entry.append(key).append('=').append(escaped).append('\n');
    }
}
