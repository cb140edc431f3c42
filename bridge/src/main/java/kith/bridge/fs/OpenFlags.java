package kith.bridge.fs;

/**
 * Flags of open(2). The values are those of Linux on x86-64 and on the wire whatever the machine
 * is; an implementation of {@link Posix} turns them into its own. Source: {@code fcntl.h}.
 */
public final class OpenFlags {
    public static final int READ_ONLY = 0;
    public static final int WRITE_ONLY = 1;
    public static final int READ_WRITE = 2;
    public static final int ACCESS_MODE = 3;
    public static final int CREATE = 0x40;
    public static final int EXCLUSIVE = 0x80;
    public static final int NO_TERMINAL = 0x100;
    public static final int TRUNCATE = 0x200;
    public static final int APPEND = 0x400;
    public static final int NON_BLOCKING = 0x800;
    public static final int DATA_SYNC = 0x1000;
    public static final int DIRECT = 0x4000;
    public static final int DIRECTORY = 0x10000;
    public static final int NO_FOLLOW = 0x20000;
    public static final int NO_ACCESS_TIME = 0x40000;
    public static final int SYNC = 0x101000;
    public static final int CLOSE_ON_EXEC = 0x80000;

    /** A descriptor that only names the file: nothing is read, no device wakes up. */
    public static final int PATH = 0x200000;

    /** What a page may ask for; the rest ({@code O_PATH}, {@code O_TMPFILE}, ...) is ours alone. */
    public static final int FROM_PAGE =
            ACCESS_MODE
                    | CREATE
                    | EXCLUSIVE
                    | NO_TERMINAL
                    | TRUNCATE
                    | APPEND
                    | NON_BLOCKING
                    | DATA_SYNC
                    | DIRECT
                    | DIRECTORY
                    | NO_FOLLOW
                    | NO_ACCESS_TIME
                    | SYNC;

    private OpenFlags() {}
}
