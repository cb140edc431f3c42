package kith.bridge.fs;

/**
 * How a file that is written whole is opened.
 *
 * @param flags a sum of Node's {@code O_...} constants
 * @param mode permissions of a file that is made
 * @param sync whether to wait until the disk has it
 */
public record WriteMode(int flags, int mode, boolean sync) {}
