package kith.system;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kith.bridge.fs.FileMode;
import kith.bridge.fs.FileTimes;
import kith.bridge.fs.RawEntry;
import kith.bridge.fs.Stat;
import kith.bridge.fs.StatFs;

/**
 * Reads and writes the kernel's structures; offsets in bytes. {@code statx} and {@code
 * linux_dirent64} are laid out alike on every processor, {@code statfs} and {@code timespec} on
 * every 64-bit one. Source: linux/stat.h, linux/dirent.h, asm-generic/statfs.h.
 */
final class Structs {
    /** {@code STATX_BASIC_STATS | STATX_BTIME}. */
    static final int STATX_MASK = 0xFFF;

    /** 32 KiB for one reading of a folder, what the C library takes. */
    static final int LIST_BYTES = 32768;

    private static final int DIRENT_NAME = 19;

    private Structs() {}

    static Stat stat(ByteBuffer x) {
        return new Stat(
                device(int32(x, 0x88), int32(x, 0x8C)),
                int64(x, 0x20),
                Short.toUnsignedInt(x.getShort(0x1C)),
                Integer.toUnsignedLong(int32(x, 0x10)),
                int32(x, 0x14),
                int32(x, 0x18),
                device(int32(x, 0x80), int32(x, 0x84)),
                int64(x, 0x28),
                Integer.toUnsignedLong(int32(x, 0x04)),
                int64(x, 0x30),
                int64(x, 0x40),
                int32(x, 0x48),
                int64(x, 0x70),
                int32(x, 0x78),
                int64(x, 0x60),
                int32(x, 0x68),
                int64(x, 0x50),
                int32(x, 0x58));
    }

    /** As gnu_dev_makedev(3) packs them. */
    private static long device(int major, int minor) {
        long high = Integer.toUnsignedLong(major);
        long low = Integer.toUnsignedLong(minor);
        return ((high & 0xFFFFF000L) << 32)
                | ((high & 0xFFFL) << 8)
                | ((low & 0xFFFFFF00L) << 12)
                | (low & 0xFFL);
    }

    static StatFs statFs(ByteBuffer s) {
        return new StatFs(
                int64(s, 0),
                int64(s, 8),
                int64(s, 16),
                int64(s, 24),
                int64(s, 32),
                int64(s, 40),
                int64(s, 48));
    }

    static void times(FileTimes times, ByteBuffer into) {
        into.putLong(0, times.accessedSeconds());
        into.putLong(8, times.accessedNanos());
        into.putLong(16, times.changedSeconds());
        into.putLong(24, times.changedNanos());
    }

    /** Adds the entries that {@code bytes} bytes of {@code linux_dirent64}s tell. */
    static void entries(ByteBuffer data, int bytes, List<RawEntry> into) {
        int at = 0;
        while (at < bytes) {
            int length = Short.toUnsignedInt(data.getShort(at + 16));
            int type = Byte.toUnsignedInt(data.get(at + 18));
            int start = at + DIRENT_NAME;
            int end = start;
            while (data.get(end) != 0) {
                end++;
            }
            byte[] name = new byte[end - start];
            data.get(start, name);
            if (!isDots(name)) {
                String raw = new String(name, StandardCharsets.ISO_8859_1);
                into.add(new RawEntry(raw, modeOf(type)));
            }
            at += length;
        }
    }

    private static boolean isDots(byte[] name) {
        return name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
    }

    /** A {@code DT_} type is a mode's type shifted by 12 bits; 0 is "not told", 14 "whiteout". */
    private static int modeOf(int type) {
        int mode = type << 12;
        return mode > FileMode.SOCKET ? 0 : mode;
    }

    private static int int32(ByteBuffer struct, int offset) {
        return struct.getInt(offset);
    }

    private static long int64(ByteBuffer struct, int offset) {
        return struct.getLong(offset);
    }
}
