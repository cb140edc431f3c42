package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import java.util.List;

/** The one thing Java has no word for: to become another program. */
public final class Libc {
    private static final long EXECV = function("execv");

    private Libc() {}

    /** Replaces this process by {@code program}; returns only if that failed. */
    public static void become(String program, List<String> arguments) {
        try (Arena arena = Arena.ofConfined()) {
            long list = WebKit.list(arena, arguments.toArray(String[]::new));
            Native.call(EXECV, Native.text(arena, program), list);
        }
    }
}
