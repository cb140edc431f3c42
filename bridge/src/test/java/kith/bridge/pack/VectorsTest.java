package kith.bridge.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.bridge.app.AppFiles;
import kith.bridge.app.HashList;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Sha256;
import kith.bridge.manifest.Manifest;
import kith.bridge.manifest.PermissionLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/format/vectors/kith-file.json}, which another implementation made: flat objects of
 * strings, one a line, bytes in hexadecimal.
 */
class VectorsTest {
    private static final Path FILE =
            Path.of(System.getProperty("kith.root"), "docs/format/vectors/kith-file.json");
    private static final Pattern FIELD = Pattern.compile("\"([\\w-]+)\": \"([^\"]*+)\"");

    @TempDir Path temp = Path.of("");

    record Vector(Map<String, String> fields) {
        String text(String name) {
            String value = fields.get(name);
            assertNotNull(value, name);
            return value;
        }

        byte[] bytes(String name) {
            return HexFormat.of().parseHex(text(name));
        }

        @Override
        public String toString() {
            return fields.getOrDefault("why", fields.toString());
        }
    }

    private static List<Vector> of(String op) throws Exception {
        List<Vector> vectors =
                Files.readAllLines(FILE).stream()
                        .map(line ->
                                FIELD.matcher(line)
                                        .results()
                                        .collect(
                                                Collectors.toMap(
                                                        field -> field.group(1),
                                                        field -> field.group(2))))
                        .filter(fields -> op.equals(fields.get("op")))
                        .map(Vector::new)
                        .toList();
        assertTrue(!vectors.isEmpty(), op);
        return vectors;
    }

    @Test
    void theFileIsRead() throws Exception {
        Vector file = of("file").getFirst();
        try (KithFile kith = KithFile.open(Sample.source(file.bytes("bytes")))) {
            AppStatement statement = kith.statement();
            assertEquals(file.text("id"), statement.id());
            assertEquals(file.text("version"), statement.version());
            assertEquals(file.text("signer"), statement.signer());
            assertEquals(file.text("name"), statement.hash());
            assertEquals(file.text("permissions"), statement.permissions());
            assertArrayEquals(file.bytes("statement"), statement.bytes());
            assertArrayEquals(file.bytes("list"), kith.listText());
            assertEquals(6, kith.blocks().inOrder().size(), "two files are the same, one is empty");
        }
        Map<String, byte[]> files = Sample.unpacked(file.bytes("bytes"));
        List<Vector> contents = of("content");
        assertEquals(contents.size(), files.size());
        for (Vector content : contents) {
            String path = new String(content.bytes("path"), StandardCharsets.UTF_8);
            byte[] bytes = files.get(path);
            assertNotNull(bytes, path);
            assertEquals(content.text("size"), String.valueOf(bytes.length));
            assertEquals(content.text("sha256"), Sha256.hex(Sha256.of(bytes)));
        }
    }

    @Test
    void theWriterGivesTheSameBytes() throws Exception {
        Vector vector = of("write").getFirst();
        Path app = temp.resolve("app");
        Sample.write(app.resolve("index.html"), vector.bytes("page"));
        Sample.write(app.resolve("manifest.webmanifest"), vector.bytes("manifest"));
        Path file = temp.resolve("a.kith");
        Sample.pack(app, file);
        assertArrayEquals(vector.bytes("bytes"), Files.readAllBytes(file));
    }

    static Stream<Vector> refused() throws Exception {
        return of("refused").stream();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedBeforeABlockIsRead(Vector vector) {
        InvalidAppException refusal =
                assertThrows(
                        InvalidAppException.class,
                        () -> KithFile.open(Sample.source(vector.bytes("bytes"))).close());
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("x.kith"), refusal.getMessage());
    }

    static Stream<Vector> refusedBlocks() throws Exception {
        return of("refused-block").stream();
    }

    @ParameterizedTest
    @MethodSource("refusedBlocks")
    void aBlockThatIsNotTheOneItShouldBeIsRefused(Vector vector) throws Exception {
        KithFile.open(Sample.source(vector.bytes("bytes"))).close();
        assertNotNull(Sample.problem(vector.bytes("bytes")));
    }

    static Stream<Vector> versions() throws Exception {
        return of("version").stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void versionsAreOrdered(Vector vector) {
        int expected = List.of("-", "0", "+").indexOf(vector.text("order")) - 1;
        String a = vector.text("a");
        String b = vector.text("b");
        assertEquals(expected, Integer.signum(Versions.compare(a, b)));
        assertEquals(-expected, Integer.signum(Versions.compare(b, a)));
    }

    static Stream<Vector> permissions() throws Exception {
        return of("permissions").stream();
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void permissionsHaveLines(Vector vector) throws Exception {
        Sample.write(temp.resolve("index.html"), new byte[0]);
        Sample.write(temp.resolve("manifest.webmanifest"), vector.bytes("manifest"));
        PermissionLines lines = PermissionLines.of(Manifest.read(AppFiles.of(temp)));
        String text = lines.lines().stream().map(line -> line + "\n").collect(Collectors.joining());
        assertEquals(new String(vector.bytes("lines"), StandardCharsets.UTF_8), text);
        assertEquals(vector.text("digest"), lines.digest());
    }

    @Test
    void theNumbersInTheTextAreThoseOfTheCode() throws Exception {
        String text =
                Files.readString(
                        Path.of(System.getProperty("kith.root"), "docs/format/kith-file.md"));
        for (String number :
                new String[] {
                    "4096 bytes",
                    "8 MiB",
                    "65 536 files",
                    "4 GiB",
                    "255 bytes",
                    "1024 bytes",
                    "256 KiB"
                }) {
            assertTrue(text.contains(number), number);
        }
        assertEquals(4096, Limits.STATEMENT_BYTES);
        assertEquals(8 << 20, Limits.LIST_BYTES);
        assertEquals(65_536, Limits.FILES);
        assertEquals(4L << 30, Limits.CONTENT_BYTES);
        assertEquals(255, Limits.NAME_BYTES);
        assertEquals(1024, Limits.PATH_BYTES);
        assertEquals(256 << 10, HashList.PIECE_BYTES);
        Matcher block = Pattern.compile("(?s)```\n(kith-app 1\n.*?)```").matcher(text);
        assertTrue(block.find(), "an example of a statement");
        assertEquals(7, block.group(1).lines().count());
    }
}
