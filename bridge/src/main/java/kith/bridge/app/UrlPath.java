package kith.bridge.app;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a URL, decoded and found harmless: names of files and folders below an app's folder.
 *
 * <p>Decoding is the URL Standard's (https://url.spec.whatwg.org/#percent-decode), name by name, so
 * that no encoded slash makes two names of one. Dots that go up, which an engine resolves before it
 * asks, are refused in whatever spelling.
 *
 * @param names from the top folder down; empty for the app's folder itself
 * @param folder whether it ends in a slash and so can only be a folder
 */
record UrlPath(List<String> names, boolean folder) {
    /** 4096 characters: the longest path Linux takes. */
    static final int CHARS_MAX = 4096;

    /** The one hidden folder that web apps do serve (RFC 8615). */
    private static final String WELL_KNOWN = ".well-known";

    /** What reading a path gives. */
    sealed interface Result {}

    /** A harmless path. */
    record Ok(UrlPath path) implements Result {}

    /** Why it is not harmless. */
    record Reject(String reason) implements Result {}

    /** Reads a path that begins with a slash and has neither query nor fragment. */
    static Result parse(String text) {
        if (!text.startsWith("/") || text.length() > CHARS_MAX) {
            return new Reject("a path begins with / and has at most " + CHARS_MAX + " characters");
        }
        List<String> names = new ArrayList<>();
        for (String part : text.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            String name = decode(part);
            if (name == null) {
                return new Reject("the path is not UTF-8");
            }
            String problem = problem(name, names.isEmpty());
            if (problem != null) {
                return new Reject(problem);
            }
            names.add(name);
        }
        return new Ok(new UrlPath(Collections.unmodifiableList(names), text.endsWith("/")));
    }

    /** Why a file or folder of this name is never served; null if it may be. */
    static @Nullable String problem(String name, boolean top) {
        if (name.equals(".") || name.equals("..")) {
            return "the path goes up";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x20 || c == 0x7f || c == '/' || c == '\\') {
                return "the path holds a character that no file of an app has in its name";
            }
        }
        if (name.startsWith(".") && !(top && name.equals(WELL_KNOWN))) {
            return "hidden files and folders, whose names begin with a dot, are not served";
        }
        return null;
    }

    private static @Nullable String decode(String part) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(part));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
            while (utf8.hasRemaining()) {
                int b = utf8.get();
                int value = b == '%' ? escaped(utf8) : -1;
                bytes.write(value < 0 ? b : value);
            }
            ByteBuffer decoded = ByteBuffer.wrap(bytes.toByteArray());
            return StandardCharsets.UTF_8.newDecoder().decode(decoded).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The byte two hexadecimal digits stand for, which are then read; -1 where there are none. */
    private static int escaped(ByteBuffer text) {
        if (text.remaining() < 2) {
            return -1;
        }
        int high = Character.digit(text.get(text.position()), 16);
        int low = Character.digit(text.get(text.position() + 1), 16);
        if (high < 0 || low < 0) {
            return -1;
        }
        text.get();
        text.get();
        return high * 16 + low;
    }

    /** The names with slashes between them. */
    String text() {
        return String.join("/", names);
    }
}
