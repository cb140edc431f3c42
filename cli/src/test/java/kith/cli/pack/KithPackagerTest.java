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

    private static Path build(Builder builder) throws PackException {
        Path notes = Path.of(System.getProperty("kith.root"), "apps/notes");
        return builder.app(notes, Build.RuntimeKind.SHARED, new KithPackager()).path();
    }

    private Builder builder(Path out) {
        return new Builder(null, out, line -> {});
    }

    @Test
    void theNotebookIsSmallAndTheSameEachTime() throws Exception {
        SigningKey key = SigningKey.make(folder.resolve("key"));
        Path one = build(builder(folder.resolve("one")).signed(key));
        Path two = build(builder(folder.resolve("two")).signed(key));
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
        PackException refusal = assertThrows(PackException.class, () -> build(builder(folder)));
        assertTrue(String.valueOf(refusal.getMessage()).contains("--sign KEY"));
    }
}
