package kith.cli.freedesktop;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which endings of file names belong to media types, for types the system may not know.
 *
 * @see <a href="https://specifications.freedesktop.org/shared-mime-info-spec/latest/">Shared
 *     MIME-info Database</a>
 */
public final class MimeInfo {
    private MimeInfo() {}

    /**
     * The file that makes them known; null where there is nothing to say.
     *
     * @param types endings such as {@code .md} by media type
     * @param wanted whether to say that a type has an ending
     */
    public static @Nullable String text(
            Map<String, List<String>> types, BiPredicate<String, String> wanted) {
        StringBuilder text = new StringBuilder();
        types.forEach((type, endings) -> {
            List<String> said =
                    endings.stream()
                            .filter(ending -> wanted.test(type, ending))
                            .distinct()
                            .sorted()
                            .toList();
            if (!said.isEmpty()) {
                text.append("  <mime-type type=\"").append(escaped(type)).append("\">\n");
                for (String ending : said) {
                    text.append("    <glob pattern=\"*").append(escaped(ending)).append("\"/>\n");
                }
                text.append("  </mime-type>\n");
            }
        });
        return text.isEmpty() ? null : file(text);
    }

    /** A file with these elements {@code mime-type}. */
    public static String file(CharSequence types) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<mime-info xmlns=\"http://www.freedesktop.org/standards/shared-mime-info\">\n"
                + types
                + "</mime-info>\n";
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }
}
