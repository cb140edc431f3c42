package kith.bridge.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A doc comment as Markdown.
 *
 * @param text all before the first block tag; paragraphs are separated by empty lines
 * @param parameters by name, in their order
 * @param returns empty if there is no {@code @return}
 * @param errors from {@code @throws NodeError}; other exceptions are defects and not documented
 */
record Doc(String text, Map<String, String> parameters, String returns, List<Fault> errors) {
    /** An error code and when it is answered. */
    record Fault(String code, String when) {}

    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(?=[a-z])");
    private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal)\\s+([^{}]*)}");
    private static final Pattern LINK =
            Pattern.compile("\\{@link(?:plain)?\\s+([^\\s{}]+)(?:\\s+([^{}]+))?}");
    private static final Pattern PARAGRAPH = Pattern.compile("\\s*<p>\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*<li>\\s*");
    private static final Pattern MARKUP = Pattern.compile("</?(?:ul|ol|li|p|pre|b|i|em|strong)>");

    /** Reads a comment as javac hands it out; null has no text. */
    static Doc of(@Nullable String comment) {
        String[] blocks = BLOCK_TAG.split(comment == null ? "" : comment, -1);
        Map<String, String> parameters = new LinkedHashMap<>();
        List<Fault> errors = new ArrayList<>();
        String returns = "";
        for (int i = 1; i < blocks.length; i++) {
            String[] words = blocks[i].strip().split("\\s+", 2);
            String rest = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "param" -> {
                    String[] named = rest.split("\\s+", 2);
                    parameters.put(named[0], named.length > 1 ? line(named[1]) : "");
                }
                case "return" -> returns = line(rest);
                case "throws" -> {
                    if (rest.startsWith("NodeError")) {
                        errors.add(fault(rest));
                    }
                }
                default -> {}
            }
        }
        return new Doc(markdown(blocks[0]), parameters, returns, errors);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** The first sentence or line. */
    String summary() {
        return text.split("(?<=[.!?])\\s|\\n\\n", 2)[0].replace('\n', ' ');
    }

    private static Fault fault(String text) {
        String[] words = text.split("\\s+", 3);
        String code = words.length > 1 ? words[1] : "";
        return new Fault(code, words.length > 2 ? line(words[2]) : "");
    }

    private static String line(String text) {
        return markdown(text).replaceAll("\\s+", " ");
    }

    private static String markdown(String text) {
        String plain = CODE.matcher(text.strip()).replaceAll("`$1`");
        plain = LINK.matcher(plain).replaceAll(Doc::link);
        plain = PARAGRAPH.matcher(plain).replaceAll("\n\n");
        plain = ITEM.matcher(plain).replaceAll("\n- ");
        plain = MARKUP.matcher(plain).replaceAll("");
        plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        return plain.replaceAll("(?m)^[ \\t]+", "").strip();
    }

    private static String link(java.util.regex.MatchResult link) {
        String label = link.group(2);
        String shown = label == null ? link.group(1).replaceFirst("^#", "") : label;
        return Matcher.quoteReplacement("`" + shown.replace('#', '.') + "`");
    }
}
