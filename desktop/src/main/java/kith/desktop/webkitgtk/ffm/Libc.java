package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** The few calls of the C library that Java has no word for. */
public final class Libc {
    private static final long EXECV = function("execv");
    private static final long PIPE = function("pipe2");
    private static final long CLOSE = function("close");

    /** {@code O_CLOEXEC}, the same on x86-64 and AArch64. */
    private static final int CLOSE_ON_EXEC = 02000000;

    private Libc() {}

    /** Two descriptors: what is written to one is read from the other. */
    public record Pipe(int reading, int writing) {}

    /** A new pipe; throws when the process has no descriptor left. */
    public static Pipe pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(8, 8);
            if ((int) Native.call(PIPE, ends.address(), CLOSE_ON_EXEC) != 0) {
                throw new IllegalStateException("no pipe: too many open files");
            }
            return new Pipe(ends.get(ValueLayout.JAVA_INT, 0), ends.get(ValueLayout.JAVA_INT, 4));
        }
    }

    public static void close(int fd) {
        Native.call(CLOSE, fd);
    }

    /** Replaces this process by {@code program}; returns only if that failed. */
    public static void become(String program, List<String> arguments) {
        try (Arena arena = Arena.ofConfined()) {
            long list = WebKit.list(arena, arguments.toArray(String[]::new));
            Native.call(EXECV, Native.text(arena, program), list);
        }
    }
}
