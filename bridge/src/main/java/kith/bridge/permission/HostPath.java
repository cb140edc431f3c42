package kith.bridge.permission;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An absolute path of the device in its shortest form: {@code /} or {@code /a/b}, without empty,
 * dot or dot-dot components and without a final slash.
 *
 * <p>File names on Linux are bytes, not text, so the path is held as one char per byte (Latin-1):
 * comparing and cutting are exact for every name, and a name that is no UTF-8 survives.
 */
public final class HostPath {
    /** The root folder. */
    public static final HostPath ROOT = new HostPath("/");

    private final String raw;

    private HostPath(String raw) {
        this.raw = raw;
    }

    /**
     * Reads an absolute path; dot-dot goes up by text, as for a path whose folders are known to be
     * no links. Null when the path is not absolute or holds a NUL.
     */
    public static @Nullable HostPath parse(String text) {
        return ofRaw(rawOf(text));
    }

    /** As {@link #parse} for text known to be a path, for instance one the system told. */
    public static HostPath of(String text) {
        HostPath path = parse(text);
        if (path == null) {
            throw new IllegalArgumentException("not an absolute path: " + text);
        }
        return path;
    }

    /** As {@link #parse}, of one char per byte. */
    public static @Nullable HostPath ofRaw(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/' || raw.indexOf('\0') >= 0) {
            return null;
        }
        if (isShortest(raw)) {
            return new HostPath(raw);
        }
        HostPath path = ROOT;
        for (String component : raw.split("/", -1)) {
            if (component.equals("..")) {
                path = path.parent();
            } else if (!component.isEmpty() && !component.equals(".")) {
                path = path.child(component);
            }
        }
        return path;
    }

    /** The bytes of {@code text} in UTF-8, one char each. */
    public static String rawOf(String text) {
        return isAscii(text)
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Bytes, one char each. */
    public static String rawOfBytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The text of bytes held one char each; bytes that are no UTF-8 become U+FFFD. */
    public static String textOf(String raw) {
        return isAscii(raw)
                ? raw
                : new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The path with one char per byte. */
    public String raw() {
        return raw;
    }

    /** The path as text. */
    public String text() {
        return textOf(raw);
    }

    /**
     * The bytes of the path seen from the root folder: without the first slash, {@code .} for it.
     */
    public byte[] bytesFromRoot() {
        return (isRoot() ? "." : raw.substring(1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    public boolean isRoot() {
        return raw.length() == 1;
    }

    /** One component further down; {@code name} holds one char per byte and no slash. */
    public HostPath child(String name) {
        return new HostPath(isRoot() ? "/" + name : raw + "/" + name);
    }

    /** The folder that holds this; the root folder holds itself. */
    public HostPath parent() {
        int slash = raw.lastIndexOf('/');
        return slash <= 0 ? ROOT : new HostPath(raw.substring(0, slash));
    }

    /** The last component, one char per byte; empty for the root folder. */
    public String name() {
        return raw.substring(raw.lastIndexOf('/') + 1);
    }

    /** Whether {@code other} is this path or lies below it: whole components, not a text prefix. */
    public boolean holds(HostPath other) {
        return isRoot()
                || (other.raw.startsWith(raw)
                        && (other.raw.length() == raw.length()
                                || other.raw.charAt(raw.length()) == '/'));
    }

    /** This path, which {@code from} holds, moved below {@code to}. */
    public HostPath moved(HostPath from, HostPath to) {
        String rest = from.isRoot() ? raw : raw.substring(from.raw.length());
        if (rest.isEmpty() || rest.equals("/")) {
            return to;
        }
        return new HostPath(to.isRoot() ? rest : to.raw + rest);
    }

    private static boolean isShortest(String raw) {
        int length = raw.length();
        if (length == 1) {
            return true;
        }
        if (raw.charAt(length - 1) == '/' || raw.indexOf("//") >= 0) {
            return false;
        }
        for (int at = raw.indexOf("/."); at >= 0; at = raw.indexOf("/.", at + 1)) {
            int end = at + 2;
            if (end < length && raw.charAt(end) == '.') {
                end++;
            }
            if (end == length || raw.charAt(end) == '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostPath path && path.raw.equals(raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
