package kith.system;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kith.bridge.Bridge;
import kith.bridge.Dispatch;
import kith.bridge.Mode;
import kith.bridge.Session;
import kith.bridge.codec.WireReader;
import kith.bridge.codec.WireWriter;
import kith.bridge.fs.Disk;
import kith.bridge.fs.LocalPaths;
import kith.bridge.net.DgramDispatch;
import kith.bridge.net.DgramRoutes;
import kith.bridge.net.NetDispatch;
import kith.bridge.net.NetRoutes;
import kith.bridge.net.Network;
import kith.bridge.permission.Access;
import kith.bridge.permission.AppRights;
import kith.bridge.permission.Grants;
import kith.bridge.permission.HostPath;
import kith.bridge.permission.NetGate;
import kith.bridge.permission.NetPermissions;

/** An app with sockets: pages call the routes over the wire, on the real loopback. */
final class NetPage implements AutoCloseable {
    final Network network = new Network(new LinuxSockets());
    private final List<Dispatch> groups =
            List.of(
                    new DgramDispatch(new DgramRoutes(network)),
                    new NetDispatch(
                            new NetRoutes(network, new LocalPaths(new Disk(new LinuxPosix())))));
    private final Bridge bridge;
    private final NetPermissions asked;
    private final Grants files;

    NetPage(NetPermissions asked, Path folder) {
        this.asked = asked;
        this.files = FsPage.noGrants();
        files.add(FsPage.deep(folder, Access.READ_WRITE));
        Bridge.Builder builder = Bridge.builder();
        groups.forEach(builder::add);
        bridge = builder.build();
    }

    /** Another page load of the app. */
    Load load() {
        HostPath folder = HostPath.of("/");
        return new Load(
                bridge.open(new AppRights(files.copy(), folder, new NetGate(asked), false)));
    }

    @Override
    public void close() {
        bridge.close().join();
    }

    /** One page load. */
    final class Load {
        final Session session;
        private final Wire wire;

        Load(Session session) {
            this.session = session;
            this.wire = new Wire(session, groups);
        }

        CompletableFuture<WireReader> send(String route, Consumer<WireWriter> arguments) {
            return wire.send(route, arguments);
        }

        /** Calls a route and waits for what it answers. */
        WireReader call(String route, Consumer<WireWriter> arguments) {
            try {
                return send(route, arguments)
                        .orTimeout(FsPage.WAIT_SECONDS, TimeUnit.SECONDS)
                        .join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof FsPage.Failed failed ? failed : e;
            }
        }

        /** The code of the error that a route answers. */
        String codeOf(String route, Consumer<WireWriter> arguments) {
            try {
                call(route, arguments);
                return "";
            } catch (FsPage.Failed failed) {
                return failed.code;
            }
        }

        /** Subscribes to a route; what it sends goes to {@code onFrame}, the end as well. */
        void subscribe(String route, Consumer<WireWriter> arguments, Consumer<Wire.Frame> onFrame) {
            long channel = wire.newChannel();
            AtomicBoolean over = new AtomicBoolean();
            slot(channel, wire.call(1, route, arguments), over, onFrame);
        }

        private void slot(
                long channel, ByteBuffer batch, AtomicBoolean over, Consumer<Wire.Frame> onFrame) {
            wire.exchange(
                    channel,
                    batch,
                    Mode.SLOT,
                    answer -> {
                        if (!answer.hasRemaining()) {
                            return; // The session has ended.
                        }
                        for (Wire.Frame frame : Wire.frames(answer)) {
                            if (frame.kind() <= Wire.EVENT) {
                                over.set(over.get() || frame.kind() != Wire.EVENT);
                                onFrame.accept(frame);
                            }
                        }
                        if (!over.get()) {
                            slot(channel, ByteBuffer.allocate(0), over, onFrame);
                        }
                    });
        }

        /** A listening socket. */
        Bound listen(String address, int port) {
            return bound(
                    call(
                            "net.listen",
                            out -> {
                                out.present(true);
                                out.string(address);
                                out.i32(port);
                                out.i32(511);
                                out.bool(false);
                                out.bool(false);
                            }));
        }

        static Consumer<WireWriter> target(String address, int port) {
            return out -> {
                out.string(address);
                out.i32(port);
                out.present(false);
            };
        }

        /** A connection's handle. */
        double connect(String address, int port) {
            return call("net.connect", target(address, port)).f64();
        }

        /** A bound socket of UDP; bound only to send without an address. */
        Bound bind(String address, int port) {
            return bound(call("dgram.bind", binding(address, port)));
        }

        static Consumer<WireWriter> binding(String address, int port) {
            return out -> {
                for (int i = 0; i < 4; i++) {
                    out.bool(false);
                }
                out.i32(0);
                out.i32(0);
                out.present(!address.isEmpty());
                if (!address.isEmpty()) {
                    out.string(address);
                }
                out.i32(port);
            };
        }

        private Bound bound(WireReader in) {
            return new Bound(in.f64(), in.string(), in.i32());
        }
    }

    /** What binding answers. */
    record Bound(double handle, String address, int port) {}
}
