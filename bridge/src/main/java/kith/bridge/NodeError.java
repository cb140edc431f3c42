package kith.bridge;

import kith.bridge.codec.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * An error as Node's documentation describes it ("Errors", class SystemError): what a route throws
 * and the page gets. Immutable; each verb makes a changed copy. It has no stack trace, since it is
 * an answer, not a defect.
 *
 * <pre>{@code
 * throw NodeError.system("ENOENT", -2, "no such file or directory", "open").path(path);
 * // message: ENOENT: no such file or directory, open '/a'
 * throw NodeError.of("ERR_OUT_OF_RANGE", "The value of \"length\" is out of range.").named("RangeError");
 * }</pre>
 */
public final class NodeError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Details details;

    /**
     * What crosses the wire, in its order.
     *
     * @param name the JavaScript class: Error, TypeError, RangeError, AbortError
     * @param message the whole message except what {@code path} and {@code dest} add
     * @param errno negative, as Node gives it
     */
    private record Details(
            String name,
            String message,
            @Nullable String code,
            @Nullable Integer errno,
            @Nullable String syscall,
            @Nullable String path,
            @Nullable String dest,
            @Nullable String permission,
            @Nullable String resource)
            implements java.io.Serializable {}

    private NodeError(Details details) {
        super(details.message, null, false, false);
        this.details = details;
    }

    /** An error with a code, for instance {@code ERR_INVALID_ARG_VALUE}. */
    public static NodeError of(String code, String message) {
        return new NodeError(
                new Details("Error", message, code, null, null, null, null, null, null));
    }

    /**
     * An error of the operating system.
     *
     * @param code for instance {@code ENOENT}
     * @param errno negative, for instance -2
     * @param text the system's words in English, as libuv has them
     * @param syscall what was tried, for instance {@code open}
     */
    public static NodeError system(String code, int errno, String text, String syscall) {
        String message = code + ": " + text + ", " + syscall;
        return new NodeError(
                new Details("Error", message, code, errno, syscall, null, null, null, null));
    }

    /**
     * The permission is not granted ({@code ERR_ACCESS_DENIED}).
     *
     * @param permission for instance {@code FileSystemRead}
     * @param resource what was asked for, for instance a path
     */
    public static NodeError denied(String permission, String resource, String message) {
        return new NodeError(
                new Details(
                        "Error",
                        message,
                        "ERR_ACCESS_DENIED",
                        null,
                        null,
                        null,
                        null,
                        permission,
                        resource));
    }

    /** The same with another JavaScript class. */
    public NodeError named(String name) {
        Details d = details;
        return new NodeError(
                new Details(
                        name,
                        d.message,
                        d.code,
                        d.errno,
                        d.syscall,
                        d.path,
                        d.dest,
                        d.permission,
                        d.resource));
    }

    /** The same with the path it is about, also at the end of the message of a system error. */
    public NodeError path(String path) {
        Details d = details;
        String message = d.syscall == null ? d.message : d.message + " '" + path + "'";
        return new NodeError(
                new Details(
                        d.name,
                        message,
                        d.code,
                        d.errno,
                        d.syscall,
                        path,
                        d.dest,
                        d.permission,
                        d.resource));
    }

    /** The same with the second path (rename, link, copy); call it after {@link #path(String)}. */
    public NodeError dest(String dest) {
        Details d = details;
        String message = d.syscall == null ? d.message : d.message + " -> '" + dest + "'";
        return new NodeError(
                new Details(
                        d.name,
                        message,
                        d.code,
                        d.errno,
                        d.syscall,
                        d.path,
                        dest,
                        d.permission,
                        d.resource));
    }

    public String name() {
        return details.name;
    }

    public String message() {
        return details.message;
    }

    public @Nullable String code() {
        return details.code;
    }

    public @Nullable Integer errno() {
        return details.errno;
    }

    public @Nullable String syscall() {
        return details.syscall;
    }

    public @Nullable String path() {
        return details.path;
    }

    public @Nullable String dest() {
        return details.dest;
    }

    public @Nullable String permission() {
        return details.permission;
    }

    public @Nullable String resource() {
        return details.resource;
    }

    void write(WireWriter out) {
        out.string(details.name);
        out.string(details.message);
        write(out, details.code);
        out.present(details.errno != null);
        if (details.errno != null) {
            out.i32(details.errno);
        }
        write(out, details.syscall);
        write(out, details.path);
        write(out, details.dest);
        write(out, details.permission);
        write(out, details.resource);
    }

    private static void write(WireWriter out, @Nullable String text) {
        out.present(text != null);
        if (text != null) {
            out.string(text);
        }
    }
}
