package kith.cli.pack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import kith.bridge.manifest.FileHandler;
import kith.bridge.manifest.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Which endings of file names belong to the media types that an app opens, for types the system may
 * not know.
 *
 * @see <a href="https://specifications.freedesktop.org/shared-mime-info-spec/latest/">Shared
 *     MIME-info Database</a>
 */
final class MimeInfo {
    private MimeInfo() {}

    /** Null where the app says nothing of endings. */
    static @Nullable String text(Manifest manifest) {
        Map<String, TreeSet<String>> types = new TreeMap<>();
        for (FileHandler handler : manifest.web().fileHandlers()) {
            for (Map.Entry<String, List<String>> each : handler.accept().entrySet()) {
                types.computeIfAbsent(each.getKey(), type -> new TreeSet<>())
                        .addAll(each.getValue());
            }
        }
        types.values().removeIf(TreeSet::isEmpty);
        if (types.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.append(
                "<mime-info xmlns=\"http://www.freedesktop.org/standards/shared-mime-info\">\n");
        types.forEach((type, endings) -> {
            text.append("  <mime-type type=\"").append(AppStream.xml(type)).append("\">\n");
            for (String ending : endings) {
                text.append("    <glob pattern=\"*").append(ending).append("\"/>\n");
            }
            text.append("  </mime-type>\n");
        });
        return text.append("</mime-info>\n").toString();
    }
}
