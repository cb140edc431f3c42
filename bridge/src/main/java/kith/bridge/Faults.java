package kith.bridge;

import kith.bridge.codec.Reject;

/** The errors that the bridge itself answers. */
final class Faults {
    private Faults() {}

    /** What arrived is not what the page's modules send; a defect there, or an attack. */
    static NodeError malformed(Reject reason) {
        return NodeError.of("ERR_BRIDGE_MALFORMED", "The bridge refused a request: " + reason);
    }

    static NodeError unknownRoute(int id) {
        return NodeError.of("ERR_BRIDGE_ROUTE", "Nothing here answers route " + id);
    }

    /** A bound is reached; the same call may succeed when others have ended. */
    static NodeError busy(String route, Reject reason) {
        if (reason == Reject.CLOSED) {
            return closed();
        }
        return NodeError.of(
                "ERR_BRIDGE_BUSY", "Too many calls at once for " + route + ": " + reason);
    }

    /** The page calls, but does not fetch the answers. */
    static NodeError noRoom() {
        return NodeError.of("ERR_BRIDGE_BUSY", "Too many answers wait for the page");
    }

    static NodeError closed() {
        return NodeError.of("ERR_BRIDGE_CLOSED", "The page of this call has gone");
    }

    static NodeError tooLarge(String route) {
        return NodeError.of(
                "ERR_BRIDGE_TOO_LARGE",
                "The answer of " + route + " is larger than " + Bounds.FRAME_BYTES_MAX + " bytes");
    }

    /** A defect in a route; what went wrong is told to {@link Diagnostics} only. */
    static NodeError internal(String route) {
        return NodeError.of("ERR_INTERNAL", route + " failed unexpectedly");
    }

    static NodeError badHandle(String syscall) {
        return NodeError.system("EBADF", -9, "bad file descriptor", syscall);
    }

    static NodeError tooManyHandles(String syscall) {
        return NodeError.system("EMFILE", -24, "too many open files", syscall);
    }
}
