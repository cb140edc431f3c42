package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import kith.bridge.permission.FsPermissions;
import kith.bridge.permission.Permissions;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code kith}, where nothing is ignored: what is unknown or wrong is an error, because a
 * permission that was misspelt, and so not given, is harder to find than a line and a column.
 */
final class OwnMembers {
    /** 100: with a profile and an ending it still fits into a file name. */
    static final int ID_CHARS_MAX = 100;

    private static final Pattern ID =
            Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z]([a-z0-9-]{0,61}[a-z0-9])?)+");

    private static final String ID_FORM =
            "at most "
                    + ID_CHARS_MAX
                    + " lower-case letters, digits and hyphens in two or more parts with dots"
                    + " between, such as \"org.example.notes\"";

    /** Letters, digits and what versions of packages have in between, a letter or digit first. */
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_~-]{0,63}");

    /** POSIX's portable names of environment variables. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    /** 256 files and folders that packages leave out: an app names folders. */
    static final int EXCLUDED_MAX = 256;

    /** 256 variables of 32 KiB at most: what systems take for a program, and some. */
    static final int VARIABLES_MAX = 256;

    /** 32 768 UTF-16 units. */
    static final int VARIABLE_CHARS_MAX = 32 << 10;

    private final Report report;
    private final OwnValues values;

    OwnMembers(Report report) {
        this.report = report;
        this.values = new OwnValues(report);
    }

    /**
     * What Kith's members say.
     *
     * @param id null where nothing is said
     */
    record Result(
            @Nullable String id,
            String version,
            Permissions permissions,
            Map<String, String> csp,
            WindowSettings window,
            Map<String, String> env,
            boolean background,
            List<String> exclude) {

        static final Result DEFAULT =
                new Result(
                        null,
                        "0.0.0",
                        Permissions.NONE,
                        Collections.emptyMap(),
                        WindowSettings.DEFAULT,
                        Collections.emptyMap(),
                        false,
                        Collections.emptyList());
    }

    Result read(@Nullable Json kith) throws ManifestException {
        if (kith == null) {
            return Result.DEFAULT;
        }
        Map<String, Json.Member> own = values.members("kith", kith, Keys.OWN);
        Permissions permissions = permissions(own.get("permissions"));
        Json.Member csp = own.get("csp");
        if (csp != null && permissions.isEmpty()) {
            report.warn(
                    csp.at(),
                    "csp changes Kith's policy, which an app without permissions does not have");
        }
        return new Result(
                id(own.get("id")),
                version(own.get("version")),
                permissions,
                csp == null ? Collections.emptyMap() : new PolicyReader(report).read(csp.value()),
                new WindowReader(report).read(own.get("window")),
                env(own.get("env")),
                values.flag("background", own.get("background"), false),
                exclude(own.get("exclude")));
    }

    private @Nullable String id(Json.@Nullable Member member) throws ManifestException {
        if (member == null) {
            return null;
        }
        String id = values.text("id", member.value(), ID_FORM);
        if (id.startsWith(DerivedId.PREFIX)) {
            throw report.bad(
                    member.value().at(),
                    "the id " + Words.quoted(id) + " begins with \"" + DerivedId.PREFIX + "\"",
                    "those are for apps without an id; begin with a name you own,"
                            + " such as \"org.example\"");
        }
        if (id.length() > ID_CHARS_MAX || !ID.matcher(id).matches()) {
            String lower = id.toLowerCase(Locale.ROOT);
            boolean isCase = lower.length() <= ID_CHARS_MAX && ID.matcher(lower).matches();
            throw report.bad(
                    member.value().at(),
                    "the id " + Words.quoted(id) + " is not one",
                    isCase ? "write " + Words.quoted(lower) : ID_FORM + ", are allowed");
        }
        return id;
    }

    private String version(Json.@Nullable Member member) throws ManifestException {
        if (member == null) {
            return Result.DEFAULT.version();
        }
        if (member.value() instanceof Json.Figure number) {
            throw report.bad(
                    number.at(),
                    "version is " + number.words(),
                    "a version is a text, since 1.0 and 1.00 are different ones: write "
                            + Words.quoted(number.written()));
        }
        String form = "a version is a text such as \"1.0.0\"";
        String version = values.text("version", member.value(), form);
        if (!VERSION.matcher(version).matches()) {
            throw report.bad(
                    member.value().at(),
                    "the version " + Words.quoted(version) + " is not one",
                    "1 to 64 letters, digits and . + - _ ~ are allowed, a letter or digit first");
        }
        return version;
    }

    private Permissions permissions(Json.@Nullable Member member) throws ManifestException {
        if (member == null) {
            return Permissions.NONE;
        }
        Map<String, Json.Member> asked =
                values.members("permissions", member.value(), Keys.PERMISSIONS);
        Json.Member fs = asked.get("fs");
        return new Permissions(
                fs == null ? FsPermissions.NONE : fs(fs.value()),
                new NetReader(report).read(asked),
                values.flag("permissions.os", asked.get("os"), false));
    }

    private FsPermissions fs(Json value) throws ManifestException {
        Map<String, Json.Member> lists = values.members("permissions.fs", value, Keys.FS);
        PatternReader patterns = new PatternReader(report);
        return new FsPermissions(
                patterns.read("read", lists.get("read")),
                patterns.read("write", lists.get("write")));
    }

    private List<String> exclude(Json.@Nullable Member member) throws ManifestException {
        if (member == null) {
            return Result.DEFAULT.exclude();
        }
        if (!(member.value() instanceof Json.Items items) || items.list().size() > EXCLUDED_MAX) {
            throw report.bad(
                    member.value().at(),
                    "exclude is "
                            + (member.value() instanceof Json.Items
                                    ? "too long"
                                    : member.value().words()),
                    "a list of at most " + EXCLUDED_MAX + " files and folders is allowed");
        }
        List<String> excluded = new ArrayList<>();
        for (Json item : items.list()) {
            String form = "a file or folder of the app is allowed, such as \"tests\"";
            String path = values.text("exclude", item, form);
            if (path.isEmpty() || path.startsWith("/") || path.startsWith(".")) {
                throw report.bad(item.at(), "exclude has " + Words.quoted(path), form);
            }
            excluded.add(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        }
        return Collections.unmodifiableList(excluded);
    }

    private Map<String, String> env(Json.@Nullable Member member) throws ManifestException {
        if (member == null) {
            return Result.DEFAULT.env();
        }
        Map<String, String> env = new LinkedHashMap<>();
        Map<String, Json.Member> variables = values.members("env", member.value(), null);
        if (variables.size() > VARIABLES_MAX) {
            throw report.bad(
                    member.value().at(),
                    "env has " + variables.size() + " variables",
                    "at most " + VARIABLES_MAX + " are allowed");
        }
        for (Map.Entry<String, Json.Member> variable : variables.entrySet()) {
            env.put(variable.getKey(), variable(variable.getKey(), variable.getValue()));
        }
        return Collections.unmodifiableMap(env);
    }

    private String variable(String name, Json.Member member) throws ManifestException {
        if (!VARIABLE.matcher(name).matches()) {
            throw report.bad(
                    member.at(),
                    "the variable " + Words.quoted(name) + " has no name of one",
                    "letters, digits and _ are allowed, no digit first");
        }
        String value =
                values.text(
                        name,
                        member.value(),
                        "a variable is a text; write a number as \"1\", true as \"true\"");
        if (value.length() > VARIABLE_CHARS_MAX || value.indexOf('\0') >= 0) {
            throw report.bad(
                    member.value().at(),
                    "the variable " + Words.quoted(name) + " is too long or holds a NUL",
                    "at most " + VARIABLE_CHARS_MAX + " characters are allowed");
        }
        return value;
    }
}
