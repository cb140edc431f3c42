package kith.cli.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import kith.bridge.pack.AppStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in files. */
final class SigningKeyTest {
    @TempDir private Path folder;

    private String problem(Path file) {
        return String.valueOf(
                assertThrows(PackException.class, () -> SigningKey.read(file)).getMessage());
    }

    @Test
    void aKeyIsMadeOnceAndForItsUserOnly() throws Exception {
        Path file = folder.resolve("sub/my.key");
        SigningKey made = SigningKey.make(file);
        assertEquals(made.publicKey(), SigningKey.read(file).publicKey());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String text = Files.readString(file);
        assertThrows(PackException.class, () -> SigningKey.make(file));
        assertEquals(text, Files.readString(file));
        assertEquals(39, AppStatement.shownKey(made.publicKey()).length());
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws Exception {
        Path file = folder.resolve("my.key");
        SigningKey.make(file);
        for (String modes : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
            assertTrue(problem(file).contains("chmod 600"), modes);
        }
    }

    @Test
    void everyFlippedByteIsNoticed() throws Exception {
        Path file = folder.resolve("my.key");
        SigningKey.make(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            problem(file);
        }
        Files.write(file, new byte[2000]);
        problem(file);
    }

    @Test
    void saysHowToMakeOne() {
        assertTrue(problem(folder.resolve("none")).contains("kith key new"));
    }
}
