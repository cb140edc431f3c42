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
    void aFolderIsForOneNodeAtATime() throws Exception {
        Path path = parent.resolve("node");
        try (NodeFolder folder = NodeFolder.open(path)) {
            assertThrows(StoreException.class, () -> NodeFolder.open(folder.path()));
        }
        NodeFolder.open(path).close();
    }
}
