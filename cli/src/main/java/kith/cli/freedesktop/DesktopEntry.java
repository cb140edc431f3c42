package kith.cli.freedesktop;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import kith.bridge.manifest.Manifest;
import kith.bridge.manifest.ProtocolHandler;

/**
 * What menus and file managers know of a program.
 *
 * @see <a href="https://specifications.freedesktop.org/desktop-entry-spec/latest/">Desktop Entry
 *     Specification</a>
 */
public final class DesktopEntry {
    /** The kind of file that {@code kith open} opens, and no app. */
    public static final String KITH_TYPE = "application/vnd.kith.app";

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

    private final StringBuilder text =
            new StringBuilder("[Desktop Entry]\nType=Application\nVersion=1.4\n");

    /**
     * The entry of an app.
     *
     * @param command what starts it; the person's files and addresses are added
     */
    public static DesktopEntry of(Manifest manifest, List<String> command) {
        DesktopEntry entry = new DesktopEntry().with("Name", manifest.name());
        String description = manifest.web().description();
        if (description != null) {
            entry.with("Comment", description);
        }
        // %U: addresses and files; a file may come as an address, too.
        return entry.exec(command, "%U")
                .with("Icon", manifest.id())
                .with("Terminal", "false")
                .with("Categories", categories(manifest) + ";")
                .with("MimeType", String.join(";", mimeTypes(manifest)) + ";")
                .with("StartupWMClass", manifest.id())
                .with("StartupNotify", "true");
    }

    /** Media types of files, and of addresses: those of the app itself and what it names. */
    public static List<String> mimeTypes(Manifest manifest) {
        TreeSet<String> types = new TreeSet<>(manifest.web().fileTypes().keySet());
        types.remove(KITH_TYPE);
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

    /** Adds a value of type string: nothing in it ends the line or begins another. */
    public DesktopEntry with(String key, String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                escaped.append("\\\\");
            } else if (Character.isISOControl(c)) {
                escaped.append(' ');
            } else {
                escaped.append(c);
            }
        }
        text.append(key).append('=').append(escaped.toString().strip()).append('\n');
        return this;
    }

    /** Adds the program and its arguments, and a field code such as {@code %U} last. */
    public DesktopEntry exec(List<String> command, String field) {
        StringBuilder line = new StringBuilder();
        for (String word : command) {
            line.append(quoted(word)).append(' ');
        }
        return with("Exec", line + field);
    }

    /** As it is where nothing in it means anything to the specification. */
    private static String quoted(String word) {
        if (word.matches("[A-Za-z0-9/._:+-]+")) {
            return word;
        }
        String escaped = word.replaceAll("([\"`$\\\\])", "\\\\$1").replace("%", "%%");
        return '"' + escaped + '"';
    }

    /** The file's contents. */
    @Override
    public String toString() {
        return text.toString();
    }
}
