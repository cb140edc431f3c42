package kith.bridge.fs;

import java.nio.ByteBuffer;
import kith.bridge.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file.
 *
 * @param data the first bytes
 * @param size how large the file was when it was opened, in bytes; 0 for some that have contents
 * @param rest the file, open behind {@code data}, when there may be more; nothing when that was all
 */
public record FileStart(ByteBuffer data, double size, @Nullable Handle rest) {}
