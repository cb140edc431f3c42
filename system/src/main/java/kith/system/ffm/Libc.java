package kith.system.ffm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/**
 * The C library of Linux (glibc 2.30 or later; man sections 2 and 3). Memory is a direct buffer
 * from its position on; strings in it end with a NUL. A result below zero is the negative errno,
 * read by the linker in the very call, so nothing the JVM does in between can change it. A call
 * interrupted by a signal is made again.
 *
 * <p>All functions share one shape (six longs to a long), because each further shape costs about 8
 * ms at start and 64-bit calling conventions pass ints and pointers in the same registers. The
 * class links when first used: use it off the interface thread.
 */
public final class Libc {
    /** errno of an interrupted call. */
    private static final int EINTR = 4;

    /** What the number given to {@code setpriority} is the number of. */
    private static final long PRIO_PROCESS = 0;

    /** The same number on every processor; glibc has no function for it. */
    private static final long SYS_OPENAT2 = 437;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO_OFFSET =
            STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    /** Where the linker puts errno, one place for each thread. */
    private static final ThreadLocal<MemorySegment> STATE_OF_THREAD =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final MethodHandle CALL =
            LINKER.downcallHandle(
                    FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG),
                    Linker.Option.captureCallState("errno"));

    private static final MemorySegment SYSCALL = symbol("syscall");
    private static final MemorySegment OPENAT = symbol("openat");
    private static final MemorySegment CLOSE = symbol("close");
    private static final MemorySegment FCNTL = symbol("fcntl");
    private static final MemorySegment STATX = symbol("statx");
    private static final MemorySegment FSTATFS = symbol("fstatfs");
    private static final MemorySegment FACCESSAT = symbol("faccessat");
    private static final MemorySegment READ = symbol("read");
    private static final MemorySegment PREAD = symbol("pread");
    private static final MemorySegment WRITE = symbol("write");
    private static final MemorySegment PWRITE = symbol("pwrite");
    private static final MemorySegment COPY_FILE_RANGE = symbol("copy_file_range");
    private static final MemorySegment FSYNC = symbol("fsync");
    private static final MemorySegment FDATASYNC = symbol("fdatasync");
    private static final MemorySegment FTRUNCATE = symbol("ftruncate");
    private static final MemorySegment GETDENTS64 = symbol("getdents64");
    private static final MemorySegment MKDIRAT = symbol("mkdirat");
    private static final MemorySegment UNLINKAT = symbol("unlinkat");
    private static final MemorySegment RENAMEAT2 = symbol("renameat2");
    private static final MemorySegment LINKAT = symbol("linkat");
    private static final MemorySegment SYMLINKAT = symbol("symlinkat");
    private static final MemorySegment READLINKAT = symbol("readlinkat");
    private static final MemorySegment FCHMODAT = symbol("fchmodat");
    private static final MemorySegment FCHOWNAT = symbol("fchownat");
    private static final MemorySegment UTIMENSAT = symbol("utimensat");
    private static final MemorySegment POLL = symbol("poll");
    private static final MemorySegment INOTIFY_INIT1 = symbol("inotify_init1");
    private static final MemorySegment INOTIFY_ADD_WATCH = symbol("inotify_add_watch");
    private static final MemorySegment INOTIFY_RM_WATCH = symbol("inotify_rm_watch");
    private static final MemorySegment KILL = symbol("kill");
    private static final MemorySegment SETPRIORITY = symbol("setpriority");

    private Libc() {}

    public static int openat2(int folder, ByteBuffer path, ByteBuffer how, long howBytes) {
        return (int) call(SYSCALL, SYS_OPENAT2, folder, at(path), at(how), howBytes, 0);
    }

    public static int openat(int folder, ByteBuffer path, int flags, int mode) {
        return callInt(OPENAT, folder, at(path), flags, mode, 0, 0);
    }

    /** Never made again: the descriptor is gone even when the call was interrupted. */
    public static void close(int fd) {
        once(STATE_OF_THREAD.get(), CLOSE, fd, 0, 0, 0, 0, 0);
    }

    public static int fcntl(int fd, int command, long argument) {
        return callInt(FCNTL, fd, command, argument, 0, 0, 0);
    }

    public static int statx(int fd, ByteBuffer path, int flags, int mask, ByteBuffer into) {
        return callInt(STATX, fd, at(path), flags, mask, at(into), 0);
    }

    public static int fstatfs(int fd, ByteBuffer into) {
        return callInt(FSTATFS, fd, at(into), 0, 0, 0, 0);
    }

    public static int faccessat(int folder, ByteBuffer path, int mode) {
        return callInt(FACCESSAT, folder, at(path), mode, 0, 0, 0);
    }

    public static long read(int fd, ByteBuffer into, long count) {
        return call(READ, fd, at(into), count, 0, 0, 0);
    }

    public static long pread(int fd, ByteBuffer into, long count, long position) {
        return call(PREAD, fd, at(into), count, position, 0, 0);
    }

    public static long write(int fd, ByteBuffer from, long count) {
        return call(WRITE, fd, at(from), count, 0, 0, 0);
    }

    public static long pwrite(int fd, ByteBuffer from, long count, long position) {
        return call(PWRITE, fd, at(from), count, position, 0, 0);
    }

    public static long copyFileRange(int from, int to, long count) {
        return call(COPY_FILE_RANGE, from, 0, to, 0, count, 0);
    }

    public static int fsync(int fd) {
        return callInt(FSYNC, fd, 0, 0, 0, 0, 0);
    }

    public static int fdatasync(int fd) {
        return callInt(FDATASYNC, fd, 0, 0, 0, 0, 0);
    }

    public static int ftruncate(int fd, long length) {
        return callInt(FTRUNCATE, fd, length, 0, 0, 0, 0);
    }

    public static int getdents64(int fd, ByteBuffer into, long count) {
        return (int) call(GETDENTS64, fd, at(into), count, 0, 0, 0);
    }

    public static int mkdirat(int folder, ByteBuffer name, int mode) {
        return callInt(MKDIRAT, folder, at(name), mode, 0, 0, 0);
    }

    public static int unlinkat(int folder, ByteBuffer name, int flags) {
        return callInt(UNLINKAT, folder, at(name), flags, 0, 0, 0);
    }

    public static int renameat2(
            int fromFolder, ByteBuffer from, int toFolder, ByteBuffer to, int flags) {
        return callInt(RENAMEAT2, fromFolder, at(from), toFolder, at(to), flags, 0);
    }

    public static int linkat(
            int fromFolder, ByteBuffer from, int toFolder, ByteBuffer to, int flags) {
        return callInt(LINKAT, fromFolder, at(from), toFolder, at(to), flags, 0);
    }

    public static int symlinkat(ByteBuffer target, int folder, ByteBuffer name) {
        return callInt(SYMLINKAT, at(target), folder, at(name), 0, 0, 0);
    }

    public static int readlinkat(int folder, ByteBuffer name, ByteBuffer into, long count) {
        return (int) call(READLINKAT, folder, at(name), at(into), count, 0, 0);
    }

    public static int fchmodat(int folder, ByteBuffer name, int mode) {
        return callInt(FCHMODAT, folder, at(name), mode, 0, 0, 0);
    }

    public static int fchownat(int folder, ByteBuffer name, int uid, int gid, int flags) {
        return callInt(FCHOWNAT, folder, at(name), uid, gid, flags, 0);
    }

    public static int utimensat(int folder, ByteBuffer name, ByteBuffer times, int flags) {
        return callInt(UTIMENSAT, folder, at(name), at(times), flags, 0, 0);
    }

    public static int poll(ByteBuffer descriptors, long count, int timeoutMs) {
        return callInt(POLL, at(descriptors), count, timeoutMs, 0, 0, 0);
    }

    public static int inotifyInit1(int flags) {
        return callInt(INOTIFY_INIT1, flags, 0, 0, 0, 0, 0);
    }

    public static int inotifyAddWatch(int watch, ByteBuffer path, int mask) {
        return callInt(INOTIFY_ADD_WATCH, watch, at(path), mask, 0, 0, 0);
    }

    public static int inotifyRmWatch(int watch, int descriptor) {
        return callInt(INOTIFY_RM_WATCH, watch, descriptor, 0, 0, 0, 0);
    }

    public static int kill(int pid, int signal) {
        return callInt(KILL, pid, signal, 0, 0, 0, 0);
    }

    /**
     * Gives a thread more or less time.
     *
     * @param thread its number, as {@code gettid} gives it
     */
    public static int setpriority(int thread, int nice) {
        return callInt(SETPRIORITY, PRIO_PROCESS, thread, nice, 0, 0, 0);
    }

    static MemorySegment symbol(String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no " + name));
    }

    static long at(ByteBuffer direct) {
        return MemorySegment.ofBuffer(direct).address();
    }

    /** The C function returns an int: the upper half of the register means nothing. */
    static int callInt(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        MemorySegment state = STATE_OF_THREAD.get();
        int result;
        do {
            result = (int) once(state, function, a, b, c, d, e, f);
            if (result == -1) {
                result = -state.get(ValueLayout.JAVA_INT, ERRNO_OFFSET);
            }
        } while (result == -EINTR);
        return result;
    }

    static long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        MemorySegment state = STATE_OF_THREAD.get();
        long result;
        do {
            result = once(state, function, a, b, c, d, e, f);
            if (result == -1) {
                result = -state.get(ValueLayout.JAVA_INT, ERRNO_OFFSET);
            }
        } while (result == -EINTR);
        return result;
    }

    private static long once(
            MemorySegment state,
            MemorySegment function,
            long a,
            long b,
            long c,
            long d,
            long e,
            long f) {
        try {
            return (long) CALL.invokeExact(function, state, a, b, c, d, e, f);
        } catch (Error | RuntimeException error) {
            throw error;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
