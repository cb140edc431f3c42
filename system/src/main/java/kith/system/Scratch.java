package kith.system;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import org.jspecify.annotations.Nullable;

/** The memory one thread needs to make system calls; made once per thread, freed after it. */
final class Scratch {
    /** 4096 bytes is the kernel's own bound of a path, with its NUL (PATH_MAX). */
    static final int NAME_BYTES_MAX = 4096;

    /** 1 MiB: larger pieces are no faster and smaller ones are slower. */
    static final int DATA_BYTES = 1 << 20;

    /** The largest structure is statx with 256 bytes. */
    private static final int STRUCT_BYTES = 256;

    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private final ByteBuffer struct = memory(STRUCT_BYTES);
    private final ByteBuffer first = memory(NAME_BYTES_MAX);
    private final ByteBuffer second = memory(NAME_BYTES_MAX);
    private @Nullable ByteBuffer data;

    private Scratch() {}

    static Scratch mine() {
        return OF_THREAD.get();
    }

    /** A structure for the next call. */
    ByteBuffer struct() {
        return struct;
    }

    /** A name with its NUL. */
    ByteBuffer name(byte[] name) throws ErrnoException {
        return put(name, first);
    }

    /** As {@link #name} for the second name of the same call. */
    ByteBuffer secondName(byte[] name) throws ErrnoException {
        return put(name, second);
    }

    /**
     * {@link #NAME_BYTES_MAX} bytes for a path that comes back, of a call without a second name.
     */
    ByteBuffer result() {
        return second;
    }

    /** A path by which the kernel finds the file behind a descriptor. */
    ByteBuffer descriptorPath(int fd) throws ErrnoException {
        return name(("/proc/self/fd/" + fd).getBytes(StandardCharsets.US_ASCII));
    }

    /** {@link #DATA_BYTES} bytes for contents. */
    ByteBuffer data() {
        ByteBuffer memory = data;
        if (memory == null) {
            memory = memory(DATA_BYTES);
            data = memory;
        }
        return memory;
    }

    private static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer put(byte[] name, ByteBuffer into) throws ErrnoException {
        if (name.length >= NAME_BYTES_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        for (byte b : name) {
            if (b == 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
        into.put(0, name);
        into.put(name.length, (byte) 0);
        return into;
    }
}
