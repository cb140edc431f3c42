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
import java.nio.ByteOrder;

/**
 * The look-up of names in the C library (netdb.h). Memory is a direct buffer from its position on;
 * strings in it end with a NUL. A result of 0 is success, below zero one of the {@code EAI_}
 * numbers, above zero errno where that number is {@code EAI_SYSTEM}.
 *
 * <p>{@code getnameinfo} takes seven arguments, so these functions have a shape of their own,
 * linked when first used: off the interface thread.
 */
public final class Netdb {
    private static final int EAI_SYSTEM = -11;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO_OFFSET =
            STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final MethodHandle CALL =
            LINKER.downcallHandle(
                    FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG),
                    Linker.Option.captureCallState("errno"));

    private static final MemorySegment GETADDRINFO = symbol("getaddrinfo");
    private static final MemorySegment FREEADDRINFO = symbol("freeaddrinfo");
    private static final MemorySegment GETNAMEINFO = symbol("getnameinfo");

    private Netdb() {}

    /** Puts the address of a list of {@code struct addrinfo} into {@code list}. */
    public static int getaddrinfo(ByteBuffer node, ByteBuffer hints, ByteBuffer list) {
        return call(GETADDRINFO, at(node), 0, at(hints), at(list), 0, 0, 0);
    }

    public static void freeaddrinfo(long list) {
        call(FREEADDRINFO, list, 0, 0, 0, 0, 0, 0);
    }

    public static int getnameinfo(
            ByteBuffer address,
            int addressBytes,
            ByteBuffer host,
            int hostBytes,
            ByteBuffer service,
            int serviceBytes,
            int flags) {
        return call(
                GETNAMEINFO,
                at(address),
                addressBytes,
                at(host),
                hostBytes,
                at(service),
                serviceBytes,
                flags);
    }

    /** Memory of the C library, valid as long as it is not freed. */
    public static ByteBuffer memory(long address, int bytes) {
        return MemorySegment.ofAddress(address)
                .reinterpret(bytes)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder());
    }

    private static MemorySegment symbol(String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsatisfiedLinkError("the C library has no " + name));
    }

    private static long at(ByteBuffer direct) {
        return MemorySegment.ofBuffer(direct).address();
    }

    private static int call(
            MemorySegment function, long a, long b, long c, long d, long e, long f, long g) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int result = (int) (long) CALL.invokeExact(function, state, a, b, c, d, e, f, g);
            return result == EAI_SYSTEM ? state.get(ValueLayout.JAVA_INT, ERRNO_OFFSET) : result;
        } catch (Error | RuntimeException error) {
            throw error;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }
}
