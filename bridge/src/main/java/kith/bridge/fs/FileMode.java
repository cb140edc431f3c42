package kith.bridge.fs;

/** The type bits of a file's mode, as {@code stat.h} has them on every Unix. */
public final class FileMode {
    public static final int TYPE = 0xF000;
    public static final int FIFO = 0x1000;
    public static final int CHARACTER_DEVICE = 0x2000;
    public static final int DIRECTORY = 0x4000;
    public static final int BLOCK_DEVICE = 0x6000;
    public static final int REGULAR = 0x8000;
    public static final int LINK = 0xA000;
    public static final int SOCKET = 0xC000;

    /** The bits chmod(2) takes. */
    public static final int PERMISSIONS = 0xFFF;

    private FileMode() {}
}
