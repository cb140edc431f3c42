package kith.system;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import kith.bridge.Bridge;
import kith.bridge.Dispatch;
import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;
import kith.bridge.fs.Disk;
import kith.bridge.fs.Errno;
import kith.bridge.fs.ErrnoException;
import kith.bridge.fs.FileDispatch;
import kith.bridge.fs.FileRoutes;
import kith.bridge.fs.FolderDispatch;
import kith.bridge.fs.FolderRoutes;
import kith.bridge.fs.FsDispatch;
import kith.bridge.fs.FsRoutes;
import kith.bridge.fs.HostFiles;
import kith.bridge.fs.Posix;
import kith.bridge.permission.Access;
import kith.bridge.permission.AppRights;
import kith.bridge.permission.FsPermissions;
import kith.bridge.permission.Grant;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import kith.bridge.permission.Places;
import org.jspecify.annotations.Nullable;

/** A page that calls the routes of files over the wire, through a real bridge, on the real disk. */
final class FsPage implements AutoCloseable {
    static final int CREATE = 0x40;
    static final int TRUNCATE = 0x200;
    static final int WRITE_ONLY = 1;
    static final int READ_WRITE = 2;

    /** Flags of {@code 'w'}. */
    static final int W = WRITE_ONLY | CREATE | TRUNCATE;

    /** Tests must not hang: whatever waits for an answer gives up after so many seconds. */
    static final int WAIT_SECONDS = 20;

    final Grants grants;
    final Disk disk;
    private final Bridge bridge;
    private final Wire wire;

    FsPage(Grants grants, HostPath folder) {
        this(new LinuxPosix(), grants, folder, HostFiles.NONE);
    }

    FsPage(Posix posix, Grants grants, HostPath folder, HostFiles hostFiles) {
        this.grants = grants;
        this.disk = new Disk(posix);
        List<Dispatch> groups =
                List.of(
                        new FsDispatch(new FsRoutes(disk, hostFiles)),
                        new FileDispatch(new FileRoutes(disk)),
                        new FolderDispatch(new FolderRoutes()));
        Bridge.Builder builder = Bridge.builder();
        groups.forEach(builder::add);
        this.bridge = builder.build();
        this.wire = new Wire(bridge.open(new AppRights(grants, folder)), groups);
    }

    /** A page that may read and write one folder and all below it. */
    static FsPage on(Path folder) {
        return on(folder, new LinuxPosix());
    }

    static FsPage on(Path folder, Posix posix) {
        Grants grants = noGrants();
        grants.add(deep(folder, Access.READ_WRITE));
        return new FsPage(posix, grants, HostPath.of(folder.toString()), HostFiles.NONE);
    }

    /** The system calls of a kernel before 5.6, which has no openat2. */
    static Posix oldKernel() {
        Posix posix = new LinuxPosix();
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (method.getName().equals("openBeneath")) {
                        throw new ErrnoException(Errno.ENOSYS);
                    }
                    try {
                        return method.invoke(posix, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                };
        Class<?>[] types = {Posix.class};
        return (Posix) Proxy.newProxyInstance(FsPage.class.getClassLoader(), types, handler);
    }

    static Grants noGrants() {
        return Grants.of(FsPermissions.NONE, new Places(Map.of()));
    }

    static Grant deep(Path folder, Access access) {
        HostPath path = HostPath.of(folder.toString());
        return new Grant(path, path, true, access);
    }

    /** An error as it crossed the wire. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        final String name;
        final String text;
        final String code;
        final int errno;
        final String syscall;
        final String path;
        final String dest;
        final String permission;
        final String resource;

        Failed(WireReader in) {
            name = in.string();
            text = in.string();
            code = text(in);
            errno = in.present() ? in.i32() : 0;
            syscall = text(in);
            path = text(in);
            dest = text(in);
            permission = text(in);
            resource = text(in);
        }

        private static String text(WireReader in) {
            return in.present() ? in.string() : "";
        }

        @Override
        public String getMessage() {
            return code + ": " + text;
        }
    }

    /** A call that is under way. */
    CompletableFuture<WireReader> send(String route, Consumer<WireWriter> arguments) {
        return wire.send(route, arguments);
    }

    /** Calls a route and waits for its answer. */
    <T> T ask(String route, Consumer<WireWriter> arguments, Function<WireReader, T> result) {
        return result.apply(join(wire.send(route, arguments)));
    }

    void run(String route, Consumer<WireWriter> arguments) {
        join(wire.send(route, arguments));
    }

    static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof Failed failed) {
                throw failed;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    PageWatch watch(String path, boolean recursive) {
        return new PageWatch(wire, path, recursive);
    }

    // The routes, as the page's stubs have them.

    String readText(String path) {
        return StandardCharsets.UTF_8.decode(readFile(path, 1 << 20).data()).toString();
    }

    record Beginning(ByteBuffer data, double size, long rest) {}

    Beginning readFile(String path, int most) {
        return ask(
                "fs.readFile",
                out -> {
                    out.string(path);
                    out.i32(0);
                    out.i32(most);
                },
                in -> new Beginning(in.bytes(), in.f64(), in.present() ? in.handle() : 0));
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    boolean writeFile(String path, String text) {
        return writeFile(path, text, W);
    }

    boolean writeFile(String path, String text, int flags) {
        return ask(
                "fs.writeFile",
                out -> {
                    out.string(path);
                    out.bytes(StandardCharsets.UTF_8.encode(text));
                    out.i32(flags);
                    out.i32(0666);
                    out.bool(false);
                },
                WireReader::bool);
    }

    long open(String path, int flags) {
        return join(opening(path, flags)).handle();
    }

    CompletableFuture<WireReader> opening(String path, int flags) {
        return wire.send(
                "fs.open",
                out -> {
                    out.string(path);
                    out.i32(flags);
                    out.i32(0666);
                });
    }

    CompletableFuture<WireReader> reading(long file, int length, double position) {
        return wire.send(
                "file.read",
                out -> {
                    out.handle(file);
                    out.i32(length);
                    out.present(position >= 0);
                    if (position >= 0) {
                        out.f64(position);
                    }
                });
    }

    byte[] read(long file, int length, double position) {
        return bytes(join(reading(file, length, position)).bytes());
    }

    double write(long file, byte[] data, double position) {
        return ask(
                "file.write",
                out -> {
                    out.handle(file);
                    out.bytes(ByteBuffer.wrap(data));
                    out.present(position >= 0);
                    if (position >= 0) {
                        out.f64(position);
                    }
                },
                WireReader::f64);
    }

    void close(long file) {
        run("file.close", out -> out.handle(file));
    }

    record Known(long ino, int mode, double size) {}

    Known stat(String path) {
        return known("fs.stat", path);
    }

    Known lstat(String path) {
        return known("fs.lstat", path);
    }

    private Known known(String route, String path) {
        return ask(route, out -> out.string(path), FsPage::known);
    }

    private static Known known(WireReader in) {
        in.i64();
        long ino = in.i64();
        int mode = in.i32();
        in.f64();
        in.i32();
        in.i32();
        in.i64();
        return new Known(ino, mode, in.f64());
    }

    List<String> readdir(String path, boolean recursive) {
        return ask(
                "fs.readdir",
                out -> {
                    out.string(path);
                    out.bool(recursive);
                },
                in ->
                        in.list(item -> {
                            String name = item.string();
                            item.i32();
                            return name;
                        }));
    }

    @Nullable String mkdir(String path, boolean recursive) {
        return ask(
                        "fs.mkdir",
                        out -> {
                            out.string(path);
                            out.bool(recursive);
                            out.i32(0777);
                        },
                        in -> java.util.Optional.ofNullable(in.present() ? in.string() : null))
                .orElse(null);
    }

    void rm(String path, boolean recursive, boolean force) {
        run(
                "fs.rm",
                out -> {
                    out.string(path);
                    out.bool(recursive);
                    out.bool(force);
                });
    }

    /** A route of one path without anything else. */
    void one(String route, String path) {
        run(route, out -> out.string(path));
    }

    String text(String route, String path) {
        return ask(route, out -> out.string(path), WireReader::string);
    }

    /** A route of two paths. */
    void two(String route, String path, String dest) {
        run(
                route,
                out -> {
                    out.string(path);
                    out.string(dest);
                });
    }

    void copyFile(String path, String dest, int mode) {
        run(
                "fs.copyFile",
                out -> {
                    out.string(path);
                    out.string(dest);
                    out.i32(mode);
                });
    }

    @Override
    public void close() {
        bridge.close().join();
    }
}
