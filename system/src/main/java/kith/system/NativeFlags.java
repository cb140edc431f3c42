package kith.system;

import kith.bridge.fs.OpenFlags;

/**
 * Turns {@link OpenFlags} into those of this processor. Linux gives four of them other values on
 * 32- and 64-bit ARM (arch/arm64/include/uapi/asm/fcntl.h); everywhere else Kith runs they are the
 * same.
 */
final class NativeFlags {
    private static final boolean ARM = isArm(System.getProperty("os.arch", ""));

    private static final int ARM_DIRECTORY = 0x4000;
    private static final int ARM_NO_FOLLOW = 0x8000;
    private static final int ARM_DIRECT = 0x10000;

    private NativeFlags() {}

    static int of(int flags) {
        return (ARM ? arm(flags) : flags) | OpenFlags.CLOSE_ON_EXEC;
    }

    static boolean isArm(String architecture) {
        return architecture.startsWith("aarch64") || architecture.startsWith("arm");
    }

    static int arm(int flags) {
        int others = flags & ~(OpenFlags.DIRECTORY | OpenFlags.NO_FOLLOW | OpenFlags.DIRECT);
        return others
                | ((flags & OpenFlags.DIRECTORY) != 0 ? ARM_DIRECTORY : 0)
                | ((flags & OpenFlags.NO_FOLLOW) != 0 ? ARM_NO_FOLLOW : 0)
                | ((flags & OpenFlags.DIRECT) != 0 ? ARM_DIRECT : 0);
    }
}
