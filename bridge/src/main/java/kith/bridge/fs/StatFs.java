package kith.bridge.fs;

/**
 * What is known of a file system; the fields of Node's {@code fs.StatFs}.
 *
 * @param type its number in the kernel
 * @param bsize the size of a block, in bytes
 * @param blocks how many blocks it has
 * @param bfree how many are free
 * @param bavail how many of them this person may use
 * @param files how many files it can hold
 * @param ffree how many more
 */
public record StatFs(
        long type,
        double bsize,
        double blocks,
        double bfree,
        double bavail,
        double files,
        double ffree) {}
