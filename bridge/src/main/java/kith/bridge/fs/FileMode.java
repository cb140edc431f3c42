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

    /**
     * What of a mode a page decides: reading, writing and executing, and the sticky bit. Not that a
     * program runs with the rights of its owner or group (04000, 02000): an app could leave a
     * program behind by which others act as this person. These two bits are left out without an
     * error, as the kernel does with the second one for groups one is not in.
     */
    public static final int PERMISSIONS = 0x3FF;

    private FileMode() {}
}
