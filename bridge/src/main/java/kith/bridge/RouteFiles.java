package kith.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files generated beside the routes: {@code fs.js} (imported by the page's modules), {@code
 * fs.d.ts} (typings) and {@code fs.md} (reference) for each namespace.
 */
public final class RouteFiles {
    private static final int PIECE_BYTES = 8192;

    private RouteFiles() {}

    /**
     * Reads one file.
     *
     * @param name for instance {@code fs.js}; letters, digits, hyphens and dots
     * @return its bytes, or null if there is none of that name
     */
    public static byte @Nullable [] read(String name) throws IOException {
        if (!name.matches("[a-z][a-z0-9-]*(\\.js|\\.d\\.ts|\\.md)")) {
            return null;
        }
        try (InputStream in = RouteFiles.class.getResourceAsStream("routes/" + name)) {
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
