package kith.bridge.app;

import java.io.Closeable;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An open file of an app. Reading moves no position, so parts may be read in any order; by one
 * thread at a time.
 */
public final class AppFile implements Closeable {
    /** 1 MiB: what is read at once; the JDK keeps as much memory for each thread that reads. */
    private static final int READ_BYTES_MAX = 1 << 20;

    private final Located located;
    private final FileChannel channel;
    private final Version version;

    AppFile(Located located, FileChannel channel, Version version) {
        this.located = located;
        this.channel = channel;
        this.version = version;
    }

    /**
     * Where a file is.
     *
     * @param path below the app's folder, with slashes
     * @param realPath with every link followed
     */
    record Located(String path, Path realPath) {}

    /**
     * Which bytes lie there.
     *
     * @param check null where nothing says what the bytes should be
     */
    record Version(long size, String entityTag, @Nullable PieceCheck check) {}

    /** What reading gives. */
    public sealed interface Reading {}

    /**
     * Bytes were read.
     *
     * @param count less than asked for only at the end of the file
     */
    public record Bytes(int count) implements Reading {}

    /**
     * The bytes are not those that were packaged; none of them were handed out.
     *
     * @param reason one sentence for the developer
     */
    public record Changed(String reason) implements Reading {}

    /** Below the app's folder, with slashes; its ending tells the media type. */
    public String path() {
        return located.path;
    }

    /** The file with every link followed, for what opens it by its name. */
    public Path realPath() {
        return located.realPath;
    }

    /** In bytes, when it was opened. */
    public long size() {
        return version.size;
    }

    /** A strong validator (RFC 9110 section 8.8.3) with its quotes. */
    public String entityTag() {
        return version.entityTag;
    }

    /**
     * Reads from byte {@code start} on until {@code into} is full or the file ends. Of a packaged
     * app only checked bytes get into {@code into}.
     *
     * @throws IOException if the device cannot read
     */
    public Reading read(ByteBuffer into, long start) throws IOException {
        if (start < 0) {
            throw new IllegalArgumentException("a file has no byte " + start);
        }
        int length = (int) Math.min(into.remaining(), Math.max(0, size() - start));
        ByteBuffer target = into.duplicate();
        ((Buffer) target).limit(into.position() + length);
        Reading reading =
                version.check == null
                        ? new Bytes(fill(channel, target, start))
                        : version.check.read(channel, target, start);
        if (reading instanceof Bytes bytes) {
            ((Buffer) into).position(into.position() + bytes.count);
        }
        return reading;
    }

    /**
     * The first bytes of the file, at most {@code bytesMax}.
     *
     * @throws InvalidAppException if they are not those that were packaged
     * @throws IOException if the device cannot read
     */
    public ByteBuffer start(int bytesMax) throws IOException, InvalidAppException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size(), bytesMax));
        if (read(bytes, 0) instanceof Changed changed) {
            throw new InvalidAppException(changed.reason());
        }
        ((Buffer) bytes).flip();
        return bytes;
    }

    /**
     * Whether the bytes from {@code from} to {@code to}, or to the end, are those that were
     * packaged; true where nothing says what they should be.
     */
    boolean check(long from, long to) throws IOException {
        return version.check == null || version.check.holds(channel, from, Math.min(to, size()));
    }

    /** Reads until {@code into} is full or the file ends; how many bytes that were. */
    static int fill(FileChannel channel, ByteBuffer into, long start) throws IOException {
        int first = into.position();
        int end = into.limit();
        int count = 0;
        while (count >= 0 && into.position() < end) {
            ((Buffer) into).limit(Math.min(end, into.position() + READ_BYTES_MAX));
            count = channel.read(into, start + into.position() - first);
        }
        ((Buffer) into).limit(end);
        return into.position() - first;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
