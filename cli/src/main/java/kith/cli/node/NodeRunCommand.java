package kith.cli.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kith.node.FileLog;
import kith.node.NodeConfig;
import kith.node.PeerAddress;
import kith.node.StoreException;
import kith.node.lan.MulticastLan;
import kith.system.LinuxUdp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code kith node run}: a node in the foreground, one line for each event. */
@Command(name = "run", header = "Run a node until Ctrl-C, and print what happens.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class NodeRunCommand implements Callable<Integer> {

    @Mixin private NodeCommand.Shared shared;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            converter = Listen.class,
            description = "Where to listen (default: everywhere, any free port). Repeatable.")
    private List<InetSocketAddress> listen = new ArrayList<>();

    @Option(
            names = "--peer",
            paramLabel = "[ID@]ADDRESS:PORT",
            converter = Configured.class,
            description = "A node to be linked to. Repeatable.")
    private List<PeerAddress> peers = new ArrayList<>();

    @Option(
            names = "--no-lan",
            description = "Neither look for contacts on local networks nor be found there.")
    private boolean noLan;

    @Option(
            names = "--receive",
            paramLabel = "FOLDER",
            description = "Put what comes into this folder.")
    private @Nullable Path inbox;

    /** Says what is wrong in one line. */
    static final class Listen implements ITypeConverter<InetSocketAddress> {
        @Override
        public InetSocketAddress convert(String text) {
            try {
                return PeerAddress.socket(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Says what is wrong in one line. */
    static final class Configured implements ITypeConverter<PeerAddress> {
        @Override
        public PeerAddress convert(String text) {
            try {
                return PeerAddress.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() throws NodeException, InterruptedException {
        if (inbox != null) {
            Inbox.prepare(inbox.toAbsolutePath());
        }
        RunningNode running = new RunningNode(this::print);
        NodeConfig config =
                new NodeConfig(
                        shared.folder(),
                        listen,
                        peers,
                        FileLog.QUOTA_BYTES,
                        noLan ? null : new MulticastLan(),
                        LinuxUdp.orPortable());
        try {
            running.start(config);
            Thread.setDefaultUncaughtExceptionHandler((thread, defect) -> {
                // A node whose thread died must not keep its folder.
                defect.printStackTrace();
                Runtime.getRuntime().halt(1);
            });
            Runtime.getRuntime().addShutdownHook(new Thread(running.node()::close));
            if (inbox != null) {
                running.receive(inbox.toAbsolutePath());
            }
            if (running.node().cutBytes() > 0) {
                print(
                        Event.of("store-cut")
                                .with("bytes", running.node().cutBytes())
                                .with("kept", shared.folder().resolve("log.cut")));
            }
            print(running.status());
            ServerSocketChannel server = Control.listen(shared.folder(), new Requests(running));
            boolean closed = running.await();
            server.close();
            return closed ? 0 : 1;
        } catch (StoreException | IOException e) {
            throw new NodeException(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void print(Event event) {
        shared.print(event);
    }
}
