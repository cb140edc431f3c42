package kith.bridge.pack;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of a {@code .kith} file, wherever they are: on the disk, or on a server. */
public interface PackageSource extends Closeable {
    /** What to call it in messages. */
    String name();

    /** In bytes. */
    long size() throws IOException;

    /**
     * Reads exactly {@code length} bytes from byte {@code offset} on, all of them within {@link
     * #size}.
     *
     * @throws IOException if they cannot be had
     */
    byte[] read(long offset, int length) throws IOException;
}
