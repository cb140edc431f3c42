package kith.net.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the files of {@code docs/protocol/vectors}: arrays of flat objects of strings, one object a
 * line, no escapes, bytes in hexadecimal.
 */
public final class Vectors {

    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\": \"([^\"]*+)\"");

    private Vectors() {}

    /** One vector. */
    public record Vector(Map<String, String> fields) {

        public String text(String name) {
            String value = fields.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no " + name + " in " + fields);
            }
            return value;
        }

        public byte[] bytes(String name) {
            return HexFormat.of().parseHex(text(name));
        }

        /** A number of 64 bits in hexadecimal. */
        public long number(String name) {
            return Long.parseUnsignedLong(text(name), 16);
        }
    }

    /** The vectors of a file whose {@code op} is given. */
    public static List<Vector> of(String file, String op) {
        List<Vector> vectors = new ArrayList<>();
        for (String line : lines(file)) {
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher matcher = FIELD.matcher(line);
            while (matcher.find()) {
                fields.put(matcher.group(1), matcher.group(2));
            }
            if (op.equals(fields.get("op"))) {
                vectors.add(new Vector(fields));
            }
        }
        if (vectors.isEmpty()) {
            throw new IllegalArgumentException("no " + op + " in " + file);
        }
        return vectors;
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(
                    Path.of(System.getProperty("kith.root"), "docs/protocol/vectors", file),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
