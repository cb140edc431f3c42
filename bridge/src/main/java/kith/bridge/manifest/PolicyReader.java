package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code kith.csp}: directives of the Content-Security-Policy (W3C CSP Level 3) that take the
 * place of Kith's own of the same name. What gives strangers a way to run code is allowed, since
 * the author may need it, and warned of.
 */
final class PolicyReader {
    /** 64 directives: CSP has 25. */
    static final int DIRECTIVES_MAX = 64;

    /** 4 KiB of sources for a directive; servers take 8 KiB for all headers. */
    static final int SOURCES_CHARS_MAX = 4 << 10;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

    /** Printable ASCII but the marks that end a directive or a policy. */
    private static final Pattern SOURCES = Pattern.compile("[\\x20-\\x7e&&[^;,]]*");

    /** Those that decide what code runs. */
    private static final List<String> CODE =
            list("default-src", "script-src", "script-src-elem", "script-src-attr", "worker-src");

    static final List<String> DIRECTIVES =
            list(
                    "default-src",
                    "script-src",
                    "script-src-elem",
                    "script-src-attr",
                    "style-src",
                    "style-src-elem",
                    "style-src-attr",
                    "img-src",
                    "media-src",
                    "font-src",
                    "connect-src",
                    "worker-src",
                    "child-src",
                    "frame-src",
                    "manifest-src",
                    "object-src",
                    "base-uri",
                    "form-action",
                    "sandbox",
                    "trusted-types",
                    "require-trusted-types-for",
                    "upgrade-insecure-requests");

    /** Words that mean nothing without their quotes: an author's slip, never a host. */
    private static final List<String> KEYWORDS =
            list(
                    "self",
                    "none",
                    "unsafe-inline",
                    "unsafe-eval",
                    "wasm-unsafe-eval",
                    "unsafe-hashes",
                    "strict-dynamic",
                    "report-sample");

    private final Report report;
    private final OwnValues values;

    PolicyReader(Report report) {
        this.report = report;
        this.values = new OwnValues(report);
    }

    private static List<String> list(String... words) {
        return Collections.unmodifiableList(Arrays.asList(words));
    }

    /** The directives by their lower-case names. */
    Map<String, String> read(Json csp) throws ManifestException {
        Map<String, Json.Member> written = values.members("csp", csp, null);
        if (written.size() > DIRECTIVES_MAX) {
            throw report.bad(
                    csp.at(),
                    "csp has " + written.size() + " directives",
                    "at most " + DIRECTIVES_MAX + " are allowed");
        }
        Map<String, String> policy = new LinkedHashMap<>();
        for (Map.Entry<String, Json.Member> directive : written.entrySet()) {
            String name = name(directive.getKey(), directive.getValue().at());
            if (policy.put(name, sources(name, directive.getValue().value())) != null) {
                throw report.bad(
                        directive.getValue().at(),
                        Words.quoted(name) + " stands here again",
                        "a directive has one value; upper and lower case are the same");
            }
        }
        return Collections.unmodifiableMap(policy);
    }

    private String name(String written, Place at) throws ManifestException {
        String name = written.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(written).matches()) {
            throw report.bad(
                    at,
                    Words.quoted(written) + " is no name of a directive",
                    Words.instead(name, DIRECTIVES));
        }
        if (!DIRECTIVES.contains(name)) {
            String near = Words.nearest(name, DIRECTIVES);
            report.warn(
                    at,
                    "csp has the unknown directive "
                            + Words.quoted(name)
                            + (near == null ? "" : "; did you mean \"" + near + "\"?"));
        }
        return name;
    }

    private String sources(String name, Json value) throws ManifestException {
        List<Json> items = new ArrayList<>();
        if (value instanceof Json.Items list) {
            items.addAll(list.list());
        } else {
            items.add(value);
        }
        StringBuilder sources = new StringBuilder();
        for (Json item : items) {
            String text =
                    values.text(
                            name,
                            item,
                            "a text or a list of texts is allowed,"
                                    + " such as [\"'self'\", \"https://example.org\"]");
            check(name, text, item.at());
            sources.append(sources.length() == 0 ? "" : " ").append(text.trim());
        }
        if (sources.length() > SOURCES_CHARS_MAX) {
            throw report.bad(
                    value.at(),
                    name + " has " + sources.length() + " characters",
                    "at most " + SOURCES_CHARS_MAX + " are allowed");
        }
        return sources.toString();
    }

    private void check(String name, String sources, Place at) throws ManifestException {
        if (!SOURCES.matcher(sources).matches()) {
            throw report.bad(
                    at,
                    name + " holds a character that ends it in " + Words.quoted(sources),
                    "sources in ASCII without ; and , are allowed");
        }
        for (String source : sources.trim().split(" +")) {
            String lower = source.toLowerCase(Locale.ROOT);
            if (KEYWORDS.contains(lower)) {
                throw report.bad(
                        at,
                        "the word " + source + " needs quotes in " + name,
                        "write \"'" + lower + "'\"");
            }
            if (CODE.contains(name) && runsStrangers(lower)) {
                report.warn(
                        at,
                        name
                                + " "
                                + Words.shortened(source)
                                + " lets code run that is not in the app's files,"
                                + " with all its permissions");
            }
        }
    }

    private static boolean runsStrangers(String source) {
        if (source.startsWith("'")) {
            return source.equals("'unsafe-inline'")
                    || source.equals("'unsafe-eval'")
                    || source.equals("'unsafe-hashes'");
        }
        boolean own =
                source.isEmpty()
                        || source.equals("node:")
                        || source.equals("kith:")
                        || source.equals("socket:")
                        || source.equals("blob:");
        return !own;
    }
}
