package kith.cli.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import kith.bridge.pack.DiskSource;
import kith.bridge.pack.KithFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kith build --format kith}. */
final class KithPackagerTest {
    /** 300 KB: what apps/notes may have. */
    private static final long NOTES_BYTES_MAX = 300_000;

    @TempDir private Path folder;

    private Builder builder(Path out) {
        Path notes = Path.of(System.getProperty("kith.root"), "apps/notes");
        return new Builder(notes, Build.RuntimeKind.SHARED, out, line -> {});
    }

    @Test
    void theNotebookIsSmallAndTheSameEachTime() throws Exception {
        SigningKey key = SigningKey.make(folder.resolve("key"));
        Path one = builder(folder.resolve("one")).signed(key).build(new KithPackager());
        Path two = builder(folder.resolve("two")).signed(key).build(new KithPackager());
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
        assertTrue(Files.size(one) <= NOTES_BYTES_MAX, Files.size(one) + " bytes");
        try (KithFile file = KithFile.open(new DiskSource(one))) {
            assertEquals(key.publicKey(), file.statement().signer());
            assertEquals(
                    file.statement().id() + "-" + file.statement().version() + ".kith",
                    String.valueOf(one.getFileName()));
        }
    }

    @Test
    void asksForAKey() {
        PackException refusal =
                assertThrows(PackException.class, () -> builder(folder).build(new KithPackager()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("--sign KEY"));
    }
}
