package kith.desktop.webkitgtk.ffm;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Calls into C with one shape for everything: an address and six 64-bit integers, answering a
 * 64-bit integer.
 *
 * <p>Linking one distinct shape costs about 8 ms of every start, so each function shares this one.
 * Both calling conventions Kith runs on (System V x86-64 and AAPCS64) pass the first six integer or
 * pointer arguments in registers and let a callee ignore those it does not declare; an {@code int}
 * result is the low half of the register, a {@code void} one is whatever was there. Functions that
 * take floating-point numbers or more than six arguments do not fit and have shapes of their own,
 * linked on first use.
 */
public final class Native {
    /** The null pointer. */
    public static final long NULL = 0L;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Arena FOREVER = Arena.global();
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    private static final FunctionDescriptor SIX =
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle CALL = LINKER.downcallHandle(SIX);

    private Native() {}

    /** Something C calls back; arguments it was not given hold rubbish. */
    @FunctionalInterface
    public interface Callback {
        /** The six argument registers in order. The result is ignored where C expects none. */
        long call(long a, long b, long c, long d, long e, long f);
    }

    /**
     * A library that is loaded for as long as the process lives; looks in those it depends on as
     * well.
     */
    public static final class Library {
        private final String name;
        private final SymbolLookup symbols;

        /**
         * Loads {@code name}, for instance {@code libgtk-3.so.0}; an {@link
         * IllegalArgumentException} if it is absent.
         */
        public Library(String name) {
            this.name = name;
            this.symbols = SymbolLookup.libraryLookup(name, Arena.global());
        }

        /** The address of a function; its absence is a broken installation and throws. */
        public long function(String symbol) {
            return symbols.find(symbol)
                    .orElseThrow(
                            () -> new IllegalStateException(name + " has no function " + symbol))
                    .address();
        }

        /** The address of a function, or 0 where this version of the library lacks it. */
        public long optional(String symbol) {
            return symbols.find(symbol).map(MemorySegment::address).orElse(NULL);
        }
    }

    public static long call(long function) {
        return call(function, 0, 0, 0, 0, 0, 0);
    }

    public static long call(long function, long a) {
        return call(function, a, 0, 0, 0, 0, 0);
    }

    public static long call(long function, long a, long b) {
        return call(function, a, b, 0, 0, 0, 0);
    }

    public static long call(long function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    public static long call(long function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0, 0);
    }

    public static long call(long function, long a, long b, long c, long d, long e) {
        return call(function, a, b, c, d, e, 0);
    }

    /** Calls {@code function} with up to six arguments. */
    public static long call(long function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(MemorySegment.ofAddress(function), a, b, c, d, e, f);
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    /**
     * A function pointer that calls {@code target}; it lives as long as the process, so make few.
     * An exception in the target is reported to the thread's handler instead of ending the process,
     * and answers 0.
     */
    public static long pointerTo(Callback target) {
        return LINKER.upcallStub(Guard.HANDLE.bindTo(target), SIX, FOREVER).address();
    }

    /** Links calls into C, once. */
    public static void linkCalls() {
        utf8Copy("");
    }

    /** Links calls from C, once; another thread may while the first is in C. */
    public static void linkCallbacks() {
        pointerTo((a, b, c, d, e, f) -> 0);
    }

    /**
     * A copy of the text as C wants it (UTF-8, zero at the end) that is never freed: for constants.
     */
    public static long constant(String text) {
        return FOREVER.allocateFrom(text).address();
    }

    /** A copy of the text in {@code arena}. */
    public static long text(Arena arena, @Nullable String text) {
        return text == null ? NULL : arena.allocateFrom(text).address();
    }

    /** The zero-terminated UTF-8 text at {@code address}, or null for the null pointer. */
    public static @Nullable String string(long address) {
        return address == NULL ? null : MEMORY.getString(address);
    }

    /** {@code length} bytes at {@code address} as Latin-1 text: for text known to be ASCII. */
    public static String ascii(long address, long length) {
        return new String(bytes(address, length), StandardCharsets.ISO_8859_1);
    }

    /** A copy of {@code length} bytes at {@code address}. */
    public static byte[] bytes(long address, long length) {
        byte[] copy = new byte[Math.toIntExact(length)];
        MemorySegment.copy(MEMORY, JAVA_BYTE, address, copy, 0, copy.length);
        return copy;
    }

    /** The memory at {@code address}, readable and writable as long as its C owner keeps it. */
    public static MemorySegment memory(long address, long length) {
        return MEMORY.asSlice(address, length);
    }

    public static long pointerAt(long address) {
        return MEMORY.get(JAVA_LONG, address);
    }

    public static int intAt(long address) {
        return (int) (pointerAt(address & ~7L) >>> ((address & 7L) * 8));
    }

    private static void utf8Copy(String text) {
        try (Arena arena = Arena.ofConfined()) {
            text(arena, text);
        }
    }

    private static final class Guard {
        static final MethodHandle HANDLE = handle();

        private static MethodHandle handle() {
            try {
                var lookup = MethodHandles.lookup();
                MethodType type = SIX.toMethodType().insertParameterTypes(0, Callback.class);
                return lookup.findStatic(Guard.class, "guarded", type);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings("unused") // called from C
        static long guarded(Callback target, long a, long b, long c, long d, long e, long f) {
            try {
                return target.call(a, b, c, d, e, f);
            } catch (Throwable t) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, t);
                return 0;
            }
        }
    }
}
