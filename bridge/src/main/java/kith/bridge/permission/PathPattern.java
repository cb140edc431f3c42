package kith.bridge.permission;

import org.jspecify.annotations.Nullable;

/**
 * What one line of a permission list covers: a literal path, or with a final {@code /**} a folder
 * and everything below it. There is no other wildcard, so a pattern never covers a surprise.
 *
 * @param text as written in the manifest
 * @param place the variable it begins with, null for an absolute path
 * @param rest what follows the variable, or the whole absolute path; without the final {@code /**}
 * @param deep whether everything below is covered
 */
public record PathPattern(String text, @Nullable Place place, HostPath rest, boolean deep) {
    /** 1 KiB: no sensible path is longer, and lists stay readable. */
    public static final int CHARS_MAX = 1024;

    /** What reading a pattern gives. */
    public sealed interface Result {}

    /** A good pattern. */
    public record Ok(PathPattern pattern) implements Result {}

    /** What is wrong, and what would be right. */
    public record Reject(String problem, String allowed) implements Result {}

    private static final String FORMS =
            "\"$documents/Notes/**\" (a folder and all below), \"$data/app.json\" (one file)"
                    + " or an absolute path";

    /** Reads a pattern. */
    public static Result parse(String text) {
        String problem = problem(text);
        if (problem != null) {
            return new Reject(problem, FORMS);
        }
        boolean deep = text.endsWith("/**");
        String path = deep ? text.substring(0, text.length() - 3) : text;
        if (path.startsWith("$")) {
            int slash = path.indexOf('/');
            String word = slash < 0 ? path.substring(1) : path.substring(1, slash);
            Place place = Place.of(word);
            if (place == null) {
                return new Reject("unknown variable \"$" + word + "\"", Place.all());
            }
            return ok(text, place, slash < 0 ? "/" : path.substring(slash), deep);
        }
        return ok(text, null, path.isEmpty() ? "/" : path, deep);
    }

    private static Result ok(String text, @Nullable Place place, String rest, boolean deep) {
        return new Ok(new PathPattern(text, place, HostPath.of(rest), deep));
    }

    private static @Nullable String problem(String text) {
        if (text.isEmpty() || text.length() > CHARS_MAX) {
            return "a pattern has 1 to " + CHARS_MAX + " characters";
        }
        if (!text.startsWith("$") && !text.startsWith("/")) {
            return "a pattern begins with a variable or with \"/\"";
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 || text.charAt(i) == 0x7f) {
                return "a pattern has no control characters";
            }
        }
        String literal = text.endsWith("/**") ? text.substring(0, text.length() - 3) : text;
        if (literal.indexOf('*') >= 0 || literal.indexOf('?') >= 0 || literal.indexOf('[') >= 0) {
            return "\"*\", \"?\" and \"[\" have no meaning here; only a final \"/**\" does";
        }
        String[] components = literal.split("/", -1);
        for (int i = 1; i < components.length; i++) {
            String component = components[i];
            if (component.equals("..") || component.equals(".")) {
                return "\"" + component + "\" is not allowed in a pattern";
            }
            if (component.isEmpty() && components.length > 1 && !literal.equals("/")) {
                return "a pattern has no empty component (\"//\" or a final \"/\")";
            }
        }
        return null;
    }

    /** The place to grant, or null when the place is missing on this device. */
    @Nullable Grant on(Places places, Access access) {
        if (place == null) {
            return new Grant(rest, rest, deep, access);
        }
        Places.Folder folder = places.folder(place);
        if (folder == null) {
            return null;
        }
        HostPath real = rest.moved(HostPath.ROOT, folder.real());
        return new Grant(real, rest.moved(HostPath.ROOT, folder.named()), deep, access);
    }
}
