package kith.bridge.app;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;

/** An app's folder in a test, and short words for what is asked of it. */
record Folder(Path path) {

    Folder with(String file, String text) {
        return with(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Folder with(String file, byte[] bytes) {
        try {
            Path place = path.resolve(file);
            Files.createDirectories(place.getParent());
            Files.write(place, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the hash list of what is in it now. */
    Folder packaged() throws Exception {
        AppHashes.of(path).write(path);
        return this;
    }

    AppFiles files() throws InvalidAppException {
        return AppFiles.of(path);
    }

    /** Bytes that repeat nowhere, the same for the same seed. */
    static byte[] noise(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /**
     * Sets back the time of the last write. The time of change cannot be, so a file is settled only
     * after {@link Fingerprint#SETTLED_MS}.
     */
    void writtenLongAgo(String file) throws IOException {
        Files.setLastModifiedTime(path.resolve(file), FileTime.fromMillis(1_000_000_000_000L));
    }

    static AppFile opened(AppFiles files, String urlPath) {
        return assertInstanceOf(Opening.Ok.class, files.open(urlPath)).file();
    }

    /** The whole file as text. */
    static String text(AppFiles files, String urlPath) throws IOException {
        return new String(bytes(files, urlPath), StandardCharsets.UTF_8);
    }

    static byte[] bytes(AppFiles files, String urlPath) throws IOException {
        try (AppFile file = opened(files, urlPath)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) file.size() + 1);
            AppFile.Reading reading = file.read(bytes, 0);
            assertInstanceOf(AppFile.Bytes.class, reading);
            byte[] read = new byte[bytes.position()];
            bytes.flip().get(read);
            return read;
        }
    }

    static String refusal(AppFiles files, String urlPath) {
        return assertInstanceOf(Opening.Refused.class, files.open(urlPath)).reason();
    }

    static String missing(AppFiles files, String urlPath) {
        return assertInstanceOf(Opening.NotFound.class, files.open(urlPath)).reason();
    }
}
