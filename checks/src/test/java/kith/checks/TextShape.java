package kith.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every text file looks like: length, white space, words. */
final class TextShape {

    /** 600: where a file stops being one thing; 400 is the rule, see long-files.txt. */
    static final int FILE_LINES_MAX = 600;

    /** The rule: longer files stand with a reason in checks/long-files.txt. */
    static final int FILE_LINES_RULE = 400;

    private static final Pattern CLASS_OF_SCRIPT =
            Pattern.compile(
                    "^\\s*(?:export )?(?:default )?class ((?:\\w*(?:Manager|Helper|Util|Utils|Impl))|Abstract[A-Z]\\w*)\\b");

    /** Wrong word -> what we call it. Words are whole and as they are written. */
    private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

    static {
        word("TO" + "DO|FIX" + "ME|XX" + "X", "an issue, or do it now");
        word("[Ww]hite-?list\\w*", "allow list");
        word("[Bb]lack-?list\\w*", "deny list");
        word("Javascript", "JavaScript");
        word("Typescript", "TypeScript");
        word("WebKitGtk|WebkitGTK|webkitGTK", "WebKitGTK");
        word("[Ww]eb [Vv]iews?|Webviews?", "WebView");
        word("[Pp]lug-?ins? API", "route");
        word("[Ss]anity[- ]checks?", "the name of what is checked");
    }

    private TextShape() {}

    static List<Finding> fileSize(Source source) {
        int lines = source.lines().size();
        return source.isCode() && lines > FILE_LINES_MAX
                ? List.of(source.finding(0, lines + " lines, at most " + FILE_LINES_MAX))
                : List.of();
    }

    static List<Finding> whiteSpace(Source source) {
        List<Finding> found = new ArrayList<>();
        List<String> lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(lines.get(i).stripTrailing())) {
                found.add(source.finding(i + 1, "space at the end of the line"));
            }
            if (lines.get(i).indexOf('\t') >= 0) {
                found.add(source.finding(i + 1, "tab"));
            }
        }
        if (source.text().indexOf('\r') >= 0) {
            found.add(source.finding(0, "carriage return"));
        }
        if (!source.text().isEmpty() && !source.text().endsWith("\n")) {
            found.add(source.finding(lines.size(), "no line end at the end of the file"));
        }
        return found;
    }

    static List<Finding> words(Source source) {
        List<Finding> found = new ArrayList<>();
        if (source.path().endsWith("TextShape.java")) {
            return found;
        }
        List<String> lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            for (Map.Entry<Pattern, String> word : WORDS.entrySet()) {
                Matcher matcher = word.getKey().matcher(lines.get(i));
                if (matcher.find()) {
                    String what = "\"" + matcher.group() + "\": say " + word.getValue();
                    found.add(source.finding(i + 1, what));
                }
            }
        }
        return found;
    }

    static List<Finding> scriptNames(Source source) {
        List<Finding> found = new ArrayList<>();
        List<String> lines = source.isJava() ? List.of() : source.lines();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = CLASS_OF_SCRIPT.matcher(lines.get(i));
            if (matcher.find()) {
                found.add(source.finding(i + 1, matcher.group(1) + " names no thing"));
            }
        }
        return found;
    }

    /** Lock files of npm say where from only if asked to; ours do not. */
    static List<Finding> lockFiles(Source source) {
        return source.path().endsWith("package-lock.json")
                        && source.text().contains("\"resolved\":")
                ? List.of(source.finding(0, "names the host of a registry (field \"resolved\")"))
                : List.of();
    }

    private static void word(String pattern, String better) {
        WORDS.put(Pattern.compile("\\b(?:" + pattern + ")\\b"), better);
    }
}
