package kith.bridge.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import kith.bridge.app.HashList;
import kith.bridge.app.InvalidAppException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Written packages are read again; whatever is changed in them is noticed. */
class KithFileTest {
    @TempDir Path temp = Path.of("");

    private byte[] written(Path app) throws Exception {
        Path file = temp.resolve("x.kith");
        Sample.pack(app, file);
        return Files.readAllBytes(file);
    }

    @Test
    void everyFlippedByteOfASmallPackageIsNoticed() throws Exception {
        byte[] bytes =
                written(Sample.app(temp.resolve("app"), "a.txt", "aaaa bbbb aaaa bbbb aaaa"));
        assertNull(Sample.problem(bytes));
        Random random = new Random(6);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) (1 + random.nextInt(255));
            assertNotNull(Sample.problem(changed), "byte " + i + " became " + changed[i]);
        }
    }

    @Test
    void flippedBytesOfALargePackageAreNoticed() throws Exception {
        Path app = Sample.app(temp.resolve("app"));
        byte[] film = new byte[3 * HashList.PIECE_BYTES + 17];
        new Random(7).nextBytes(film);
        Arrays.fill(film, 0, HashList.PIECE_BYTES, (byte) 'k');
        Sample.write(app.resolve("film.webm"), film);
        byte[] bytes = written(app);
        assertArrayEquals(film, Sample.unpacked(bytes).get("film.webm"));
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            byte[] changed = bytes.clone();
            int at = random.nextInt(bytes.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertNotNull(Sample.problem(changed), "byte " + at);
        }
    }

    @Test
    void everyCutIsNoticed() throws Exception {
        byte[] bytes = written(Sample.app(temp.resolve("app")));
        for (int length = 0; length < bytes.length; length++) {
            assertNotNull(Sample.problem(Arrays.copyOf(bytes, length)), length + " bytes");
        }
        assertNotNull(Sample.problem(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws Exception {
        byte[] first = written(Sample.app(temp.resolve("one"), "b/c.js", "1", "a.js", "2"));
        Path other = temp.resolve("two");
        Sample.write(other.resolve("a.js"), new byte[] {'2'});
        Sample.app(other, "b/c.js", "1");
        try (Stream<Path> files = Files.walk(other)) {
            for (Path file : files.toList()) {
                file.toFile().setLastModified(1_000_000_000_000L);
                file.toFile().setWritable(false, false);
            }
        }
        assertArrayEquals(first, written(other));
    }

    @Test
    void twoEqualPiecesAreStoredOnce() throws Exception {
        byte[] noise = new byte[HashList.PIECE_BYTES];
        new Random(1).nextBytes(noise);
        Path app = Sample.app(temp.resolve("app"));
        Sample.write(app.resolve("a"), noise);
        int once = written(app).length;
        Sample.write(app.resolve("b"), noise);
        assertTrue(written(app).length < once + 200);
        assertArrayEquals(noise, Sample.unpacked(written(app)).get("b"));
    }

    @Test
    void whatNoBodyCouldUnpackIsNotPacked() {
        Path app = Sample.app(temp.resolve("app"), "A.js", "", "a.js", "");
        InvalidAppException refusal = assertThrows(InvalidAppException.class, () -> written(app));
        assertTrue(
                String.valueOf(refusal.getMessage())
                        .endsWith(": a.js: some systems cannot tell it from A.js"),
                refusal.getMessage());
    }

    @Test
    void anAppWithoutAnIdIsNotPacked() {
        Path app = temp.resolve("app");
        Sample.write(app.resolve("index.html"), new byte[0]);
        InvalidAppException refusal = assertThrows(InvalidAppException.class, () -> written(app));
        assertTrue(String.valueOf(refusal.getMessage()).contains("has no id of its own"));
    }

    @Test
    void aPathOfTheFullLengthIsTaken() {
        String name = "n".repeat(Limits.NAME_BYTES);
        String rest = "n".repeat(Limits.NAME_BYTES - 1) + "/n";
        String path = String.join("/", name, name, name, rest);
        assertEquals(Limits.PATH_BYTES, path.length());
        assertNull(new PackagePaths().add(path));
        assertNotNull(new PackagePaths().add(path + "n"));
        assertNotNull(new PackagePaths().add("n" + name));
    }
}
