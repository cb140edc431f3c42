package kith.bridge.fs;

/**
 * What is known of a file; the fields of Node's {@code fs.Stats}.
 *
 * @param dev the device it is on
 * @param ino its number there
 * @param mode type and permissions
 * @param nlink how many names it has
 * @param uid the owner
 * @param gid the owner's group
 * @param rdev the device it is, if it is one
 * @param size in bytes
 * @param blksize the best size of a piece to read or write, in bytes
 * @param blocks the room it takes, in units of 512 bytes
 * @param atimeSeconds last read, seconds since 1970
 * @param atimeNanos and nanoseconds within the second
 * @param mtimeSeconds last written, seconds since 1970
 * @param mtimeNanos and nanoseconds within the second
 * @param ctimeSeconds last changed in any way, seconds since 1970
 * @param ctimeNanos and nanoseconds within the second
 * @param birthtimeSeconds made, seconds since 1970; 0 where the file system does not keep it
 * @param birthtimeNanos and nanoseconds within the second
 */
public record Stat(
        long dev,
        long ino,
        int mode,
        double nlink,
        int uid,
        int gid,
        long rdev,
        double size,
        double blksize,
        double blocks,
        double atimeSeconds,
        int atimeNanos,
        double mtimeSeconds,
        int mtimeNanos,
        double ctimeSeconds,
        int ctimeNanos,
        double birthtimeSeconds,
        int birthtimeNanos) {

    public boolean isDirectory() {
        return (mode & FileMode.TYPE) == FileMode.DIRECTORY;
    }

    public boolean isRegular() {
        return (mode & FileMode.TYPE) == FileMode.REGULAR;
    }

    public boolean isLink() {
        return (mode & FileMode.TYPE) == FileMode.LINK;
    }

    /** Whether both are one and the same file. */
    public boolean sameFile(Stat other) {
        return dev == other.dev && ino == other.ino;
    }
}
