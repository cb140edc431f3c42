package kith.bridge.fs;

/**
 * A system call failed. Part of the normal run of things (most {@code ENOENT}s are questions), so
 * it has no stack trace and costs as little as a return value.
 */
public final class ErrnoException extends Exception {
    private static final long serialVersionUID = 1;

    private final int errno;

    public ErrnoException(int errno) {
        super(Errno.codeOf(errno), null, false, false);
        this.errno = errno;
    }

    public ErrnoException(Errno errno) {
        this(errno.number());
    }

    /** The positive number. */
    public int errno() {
        return errno;
    }

    /** Whether it is this error. */
    public boolean is(Errno other) {
        return errno == other.number();
    }
}
