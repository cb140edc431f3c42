package kith.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir Path parent;

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void keysAreForTheirUserAloneAndStayTheSame() throws Exception {
        Path path = parent.resolve("data/node");
        try (NodeFolder folder = NodeFolder.open(path)) {
            KeyFile.Keys made = KeyFile.open(folder.path(), new Random(1)::nextBytes);
            assertEquals("rwx------", permissions(path));
            assertEquals("rw-------", permissions(path.resolve("keys")));
            KeyFile.Keys again = KeyFile.open(folder.path(), new Random(2)::nextBytes);
            assertArrayEquals(made.node(), again.node());
            assertArrayEquals(made.device(), again.device());
        }
    }

    @Test
    void keysThatOthersMayReadAreRefused() throws Exception {
        Path path = parent.resolve("node");
        NodeFolder.open(path).close();
        KeyFile.open(path, new Random(1)::nextBytes);
        Files.setPosixFilePermissions(
                path.resolve("keys"), PosixFilePermissions.fromString("rw-r-----"));
        StoreException refused = assertThrows(StoreException.class, () -> KeyFile.read(path));
        assertTrue(String.valueOf(refused).contains("chmod 600"), String.valueOf(refused));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        refused = assertThrows(StoreException.class, () -> NodeFolder.open(path));
        assertTrue(String.valueOf(refused).contains("chmod 700"), String.valueOf(refused));
    }

    @Test
    void aDamagedKeyFileIsNotReplaced() throws Exception {
        Path path = parent.resolve("node");
        NodeFolder.open(path).close();
        KeyFile.open(path, new Random(1)::nextBytes);
        byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(path.resolve("keys")), 100);
        Files.write(path.resolve("keys"), cut);
        assertThrows(StoreException.class, () -> KeyFile.open(path, new Random(1)::nextBytes));
        assertArrayEquals(cut, Files.readAllBytes(path.resolve("keys")));
    }

    @Test
    void noCutAndNoFlippedByteGivesOtherKeys() throws Exception {
        Path path = parent.resolve("node");
        NodeFolder.open(path).close();
        KeyFile.Keys made = KeyFile.open(path, new Random(1)::nextBytes);
        byte[] whole = Files.readAllBytes(path.resolve("keys"));
        for (int length = 0; length < whole.length; length++) {
            same(made, path, java.util.Arrays.copyOf(whole, length), "cut at " + length);
        }
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                same(made, path, flipped, "bit " + bit + " at " + at);
            }
        }
        for (String text : new String[] {"\n", "\n\n\n\n\n\n"}) {
            same(made, path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "line ends");
        }
    }

    /** Refused with one line, or, where no key is hurt, read as it was. */
    private static void same(KeyFile.Keys made, Path path, byte[] bytes, String what)
            throws Exception {
        Files.write(path.resolve("keys"), bytes);
        try {
            KeyFile.Keys read = KeyFile.open(path, new Random(2)::nextBytes);
            assertArrayEquals(made.node(), read.node(), what);
            assertArrayEquals(made.staticPrivate(), read.staticPrivate(), what);
            assertArrayEquals(made.author(), read.author(), what);
            assertArrayEquals(made.device(), read.device(), what);
        } catch (StoreException e) {
            assertTrue(String.valueOf(e.getMessage()).lines().count() == 1, what);
        }
    }

    @Test
    void aFileOfAnEarlierVersionIsRead() throws Exception {
        Path path = parent.resolve("node");
        NodeFolder.open(path).close();
        KeyFile.Keys made = KeyFile.open(path, new Random(1)::nextBytes);
        String text = Files.readString(path.resolve("keys"));
        Files.writeString(path.resolve("keys"), text.substring(0, text.indexOf("check")));
        assertArrayEquals(made.device(), KeyFile.read(path).device());
    }

    @Test
    void aLogWithoutItsKeysGetsNoNewOnes() throws Exception {
        Path path = parent.resolve("node");
        NodeFolder.open(path).close();
        FileLog.open(path, 1 << 20).close();
        assertThrows(StoreException.class, () -> KeyFile.open(path, new Random(1)::nextBytes));
        assertTrue(Files.notExists(path.resolve("keys")));
    }

    @Test
    void aFolderIsForOneNodeAtATime() throws Exception {
        Path path = parent.resolve("node");
        try (NodeFolder folder = NodeFolder.open(path)) {
            assertThrows(StoreException.class, () -> NodeFolder.open(folder.path()));
        }
        NodeFolder.open(path).close();
    }
}
