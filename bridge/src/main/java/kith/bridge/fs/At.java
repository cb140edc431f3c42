package kith.bridge.fs;

import kith.bridge.Handle;
import kith.bridge.NodeError;
import kith.bridge.Session;
import org.jspecify.annotations.Nullable;

/** A path of a call, and what is done there; failures become Node's errors. */
final class At {
    private final Gate gate;
    private final AppPath path;

    private At(Gate gate, AppPath path) {
        this.gate = gate;
        this.path = path;
    }

    /**
     * Reads the path of a call.
     *
     * @throws NodeError ERR_INVALID_ARG_VALUE when it holds a NUL
     */
    static At path(Disk disk, Session session, String path) {
        Gate gate = disk.gate(session);
        return new At(gate, gate.path(path));
    }

    /** Something done that gives a value. */
    interface Asking<T extends @Nullable Object> {
        T ask(Gate gate, AppPath path) throws ErrnoException;
    }

    /** Something done. */
    interface Doing {
        void go(Gate gate, AppPath path) throws ErrnoException;
    }

    /** Something done with two paths. */
    interface DoingBoth {
        void go(Gate gate, AppPath path, AppPath dest) throws ErrnoException;
    }

    /** A link made. */
    interface Linking {
        void go(Gate gate, String target, AppPath path) throws ErrnoException;
    }

    Gate gate() {
        return gate;
    }

    AppPath path() {
        return path;
    }

    <T extends @Nullable Object> T attempt(String syscall, Asking<T> asking) {
        try {
            return asking.ask(gate, path);
        } catch (ErrnoException e) {
            throw failed(e, syscall);
        }
    }

    void run(String syscall, Doing doing) {
        try {
            doing.go(gate, path);
        } catch (ErrnoException e) {
            throw failed(e, syscall);
        }
    }

    void both(String syscall, String dest, DoingBoth doing) {
        AppPath to = gate.path(dest);
        try {
            doing.go(gate, path, to);
        } catch (ErrnoException e) {
            throw Refusal.of(e, syscall, path, to);
        }
    }

    void link(String target, Linking linking) {
        try {
            linking.go(gate, target, path);
        } catch (ErrnoException e) {
            throw Refusal.of(e, "symlink", gate.path(target), path);
        }
    }

    /**
     * Gives what was opened there a handle.
     *
     * @throws NodeError EMFILE with the path; the resource is closed then
     */
    Handle keep(Session session, AutoCloseable resource, String syscall) {
        try {
            return session.handles().add(resource, syscall);
        } catch (NodeError e) {
            throw e.syscall() == null ? e : e.path(path.text());
        }
    }

    NodeError failed(ErrnoException e, String syscall) {
        return Refusal.of(e, syscall, path);
    }
}
