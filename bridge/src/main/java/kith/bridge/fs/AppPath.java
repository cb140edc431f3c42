package kith.bridge.fs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import kith.bridge.NodeError;
import kith.bridge.permission.HostPath;
import org.jspecify.annotations.Nullable;

/**
 * A path as the page gave it, before anything is known about it.
 *
 * <p>On the wire a path is text. A name that is no UTF-8 (a {@code Buffer} in Node) travels as a
 * NUL followed by one char for each byte, which no real path can be.
 */
final class AppPath {
    private final String text;
    private final String raw;

    private AppPath(String text, String raw) {
        this.text = text;
        this.raw = raw;
    }

    /**
     * Reads a path; a relative one is seen from {@code folder}.
     *
     * @param argument the parameter's name, for the error
     * @throws NodeError ERR_INVALID_ARG_VALUE when it holds a NUL
     */
    static AppPath parse(String path, HostPath folder, String argument) {
        String raw = rawOf(path);
        String text = isBytes(path) ? HostPath.textOf(raw) : path;
        if (raw.indexOf('\0') >= 0) {
            throw NodeError.of(
                            "ERR_INVALID_ARG_VALUE",
                            "The argument '"
                                    + argument
                                    + "' must be a string, Uint8Array, or URL without null bytes."
                                    + " Received '"
                                    + text.replace("\0", "\\x00")
                                    + "'")
                    .named("TypeError");
        }
        boolean relative = !raw.isEmpty() && raw.charAt(0) != '/';
        return new AppPath(text, relative ? folder.raw() + "/" + raw : raw);
    }

    /** One char per byte of a path or name in the form of the wire. */
    static String rawOf(String path) {
        return isBytes(path) ? latin1(path.substring(1)) : HostPath.rawOf(path);
    }

    private static boolean isBytes(String path) {
        return !path.isEmpty() && path.charAt(0) == '\0';
    }

    /** A name or path for the page, in the form {@link #parse} reads. */
    static String forPage(String raw) {
        String text = HostPath.textOf(raw);
        return HostPath.rawOf(text).equals(raw) ? text : "\0" + raw;
    }

    /** As the page wrote it, for errors. */
    String text() {
        return text;
    }

    boolean isEmpty() {
        return raw.isEmpty();
    }

    /** Whether it ends in a slash: then it must be a folder, and a link is followed. */
    boolean endsInSlash() {
        return raw.length() > 1 && raw.charAt(raw.length() - 1) == '/';
    }

    /** The path without following anything, or null when dot-dot makes that a guess. */
    @Nullable HostPath direct() {
        return hasDotDot() ? null : HostPath.ofRaw(raw);
    }

    /** The path with dot-dot taken away by text; for what is told, not for what is opened. */
    HostPath byText() {
        HostPath path = HostPath.ofRaw(raw);
        return path == null ? HostPath.ROOT : path;
    }

    /** Its components in order, with dot-dot, without dot and empty ones. */
    Deque<String> components() {
        return components(raw);
    }

    /** As {@link #components()} of any path, one char per byte. */
    static Deque<String> components(String raw) {
        Deque<String> components = new ArrayDeque<>();
        for (String component : raw.split("/", -1)) {
            if (!component.isEmpty() && !component.equals(".")) {
                components.addLast(component);
            }
        }
        return components;
    }

    /** The bytes of a name held one char each. */
    static byte[] bytes(String raw) {
        return raw.getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean hasDotDot() {
        for (int at = raw.indexOf("/.."); at >= 0; at = raw.indexOf("/..", at + 1)) {
            int end = at + 3;
            if (end == raw.length() || raw.charAt(end) == '/') {
                return true;
            }
        }
        return false;
    }

    /**
     * Chars beyond a byte cannot come from our page; they are cut, which is as good as any name.
     */
    private static String latin1(String chars) {
        return new String(chars.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return text;
    }
}
