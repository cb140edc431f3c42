package kith.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The modules and scripts of this jar. */
public final class PageFiles {
    private static final int PIECE_BYTES = 16 * 1024;

    private PageFiles() {}

    /**
     * Reads one file.
     *
     * @param name for instance {@code fs/promises.js}: letters, digits, hyphens, dots and slashes
     * @return its bytes, or null if there is none of that name
     */
    public static byte @Nullable [] read(String name) throws IOException {
        if (!name.matches("[A-Za-z0-9_-]+([./][A-Za-z0-9_-]+)*")) {
            return null;
        }
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            return in == null ? null : all(in);
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            bytes.write(piece, 0, read);
        }
        return bytes.toByteArray();
    }
}
