package kith.node;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.Peer;
import kith.net.PeerSetup;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.lan.Hint;
import kith.net.link.NodeIdentity;
import kith.net.topic.Following;
import kith.net.wire.Address;
import kith.node.lan.Lan;
import org.jspecify.annotations.Nullable;

/**
 * A node of the network on this device: a peer with sockets, a store, keys and its surroundings.
 */
public final class Node implements AutoCloseable {

    /** 3 s between looks at the interfaces; a look takes a millisecond. */
    private static final long WATCH_MS = 3_000;

    private final NodeConfig config;
    private final NodeListener listener;
    private final NodeFolder folder;
    private final FileLog log;
    private final UdpDriver sockets;
    private final List<InetSocketAddress> bound;
    private final Id id;
    private final Id author;
    private final KeyFile.Keys keys;
    private final Crypto crypto = new RealCrypto();
    private final StoreThread store;
    private final NodeDriver driver;
    private final RememberedPeers remembered;
    private final Thread runner = new Thread(this::run, "kith-node");
    private final Thread watcher = new Thread(this::watch, "kith-watch");
    private volatile boolean closing;
    private List<Address> own = new ArrayList<>();
    private @Nullable Closeable lan;

    private Node(NodeConfig config, NodeListener listener, Parts parts) throws StoreException {
        this.config = config;
        this.listener = listener;
        this.folder = parts.folder;
        this.log = parts.log;
        this.sockets = parts.sockets;
        this.bound = sockets.bound();
        this.keys = parts.keys;
        this.id = Id.of(crypto.ed25519Public(keys.node()));
        this.author = Id.of(crypto.ed25519Public(keys.author()));
        this.store = new StoreThread(log, new Saves());
        MonotoneClock clock = parts.clock;
        this.driver = new NodeDriver(peer(clock.nowMs()), sockets, clock, new Around());
        this.remembered = new RememberedPeers(folder.path());
    }

    /** A peer with what is kept. */
    private Peer peer(long nowMs) throws StoreException {
        NodeIdentity identity =
                NodeIdentity.of(
                        keys.node(), keys.staticPrivate(), nowMs + NodeIdentity.LIFE_MS, crypto);
        return new Peer(
                PeerSetup.of(identity, keys.author(), keys.device()),
                log.records(),
                crypto,
                new SecureRandom()::nextBytes,
                nowMs);
    }

    /** What is opened before the rest, and closed if the rest fails. */
    private record Parts(
            NodeFolder folder,
            KeyFile.Keys keys,
            FileLog log,
            UdpDriver sockets,
            MonotoneClock clock) {}

    /**
     * Takes the folder, opens the sockets and starts.
     *
     * @throws StoreException if the folder cannot be used, with one line that says why
     * @throws IOException if a socket cannot be had
     */
    public static Node start(NodeConfig config, NodeListener listener)
            throws StoreException, IOException {
        return start(config, listener, new MonotoneClock());
    }

    /** With a clock of its own, for tests. */
    static Node start(NodeConfig config, NodeListener listener, MonotoneClock clock)
            throws StoreException, IOException {
        NodeFolder folder = NodeFolder.open(config.folder());
        try {
            KeyFile.Keys keys = KeyFile.open(folder.path(), new SecureRandom()::nextBytes);
            FileLog log = FileLog.open(folder.path(), config.quotaBytes());
            UdpDriver sockets = config.udp().open(config.listen());
            Node node = new Node(config, listener, new Parts(folder, keys, log, sockets, clock));
            node.start();
            node.joinLan();
            return node;
        } catch (IOException | StoreException e) {
            folder.close();
            throw e;
        }
    }

    /** What a node and its person are called. */
    public record Ids(Id node, Id author) {}

    /**
     * The ids of the node whose keys are in a folder, running or not.
     *
     * @throws StoreException if there are no keys, or they cannot be read
     */
    public static Ids ids(Path folder) throws StoreException {
        Crypto crypto = new RealCrypto();
        KeyFile.Keys keys = KeyFile.read(folder);
        return new Ids(
                Id.of(crypto.ed25519Public(keys.node())),
                Id.of(crypto.ed25519Public(keys.author())));
    }

    private void start() {
        own = Interfaces.own(bound);
        lookAround();
        store.start();
        runner.start();
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Tells a new peer where it is, and where others may be. */
    private void lookAround() {
        submit(new Input.NetworkChanged(own));
        for (PeerAddress peer : remembered.all()) {
            submit(new Input.Dial(peer.address(), peer.node()));
        }
        for (PeerAddress peer : config.peers()) {
            submit(new Input.Dial(peer.address(), peer.node()));
        }
    }

    /** Without a local network a node goes on: others are found by other ways. */
    private void joinLan() {
        Lan with = config.lan();
        if (with == null) {
            return;
        }
        try {
            lan = with.join(new Lan.Own(bound, salt -> Hint.of(crypto, id, salt)), new Nearby());
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            driver.execute(() -> listener.lanProblem(why));
        }
    }

    public Id id() {
        return id;
    }

    /** The person this device belongs to. */
    public Id author() {
        return author;
    }

    /** Where its sockets listen. */
    public List<InetSocketAddress> bound() {
        return bound;
    }

    /** Bytes cut off the store because a write was torn by a loss of power. */
    public long cutBytes() {
        return log.cutBytes();
    }

    /** Datagrams that were never sent, for want of room or of a way. */
    public long droppedCount() {
        return sockets.droppedCount();
    }

    /** Datagrams sent so far, as another thread sees it: perhaps a moment late. */
    public long sentCount() {
        return sockets.sentCount();
    }

    /** Hands an input to the peer; from any thread. */
    public void submit(Input input) {
        driver.submit(input);
    }

    /** Runs something on the node's thread, between inputs. */
    public void execute(Runnable task) {
        driver.execute(task);
    }

    /**
     * The nodes where a contact's devices were met; none if the person is no contact. On the node's
     * thread: within {@link #execute}, or while the listener is told something.
     */
    public List<Id> nodesOf(Id author) {
        return driver.nodesOf(author);
    }

    /**
     * How many nodes of the network it knows, linked or not; on the node's thread, as {@link
     * #nodesOf}.
     */
    public int known() {
        return driver.known();
    }

    /** The topics it follows; on the node's thread, as {@link #nodesOf}. */
    public List<Following> topics() {
        return driver.topics();
    }

    /** What mail it holds for others; on the node's thread, as {@link #nodesOf}. */
    public Peer.Held held() {
        return driver.held();
    }

    /** Ends the node; what it gave out to keep is on the disk then. */
    @Override
    public void close() {
        closing = true;
        try {
            if (lan != null) {
                lan.close();
            }
        } catch (IOException e) {
            // Nobody hears its goodbye; they will notice.
        }
        driver.close();
        watcher.interrupt();
        Threads.join(runner);
        Threads.join(watcher);
    }

    private void run() {
        String why = driver.run();
        store.close();
        remembered.save();
        try {
            sockets.close();
            log.close();
            folder.close();
        } catch (IOException e) {
            why = why == null ? "it could not be closed: " + e.getMessage() : why;
        }
        if (why != null) {
            listener.ended(why);
        }
    }

    private void watch() {
        while (!closing) {
            try {
                Thread.sleep(WATCH_MS);
            } catch (InterruptedException e) {
                return;
            }
            List<Address> now = Interfaces.own(bound);
            driver.execute(() -> changed(now));
            remembered.save();
        }
    }

    private void changed(List<Address> now) {
        if (!now.equals(own)) {
            own = now;
            driver.submit(new Input.NetworkChanged(now));
            listener.network(now);
        }
    }

    /** From the store's thread to the node's. */
    private final class Saves implements StoreThread.Listener {

        @Override
        public void saved(long sequence) {
            driver.saved(sequence);
        }

        @Override
        public void problem(@Nullable String problem) {
            driver.execute(() -> listener.storeProblem(problem));
        }
    }

    /** From the local network's thread to the node's. */
    private final class Nearby implements Lan.Listener {

        @Override
        public void sighted(Hint hint, List<Address> at) {
            driver.submit(new Input.Sighted(hint, at));
        }

        @Override
        public void problem(@Nullable String problem) {
            driver.execute(() -> listener.lanProblem(problem));
        }
    }

    private final class Around implements NodeDriver.Surroundings {

        @Override
        public boolean save(long sequence, StoreRecord record) {
            return store.save(sequence, record);
        }

        @Override
        public void output(Output output) {
            if (output instanceof Output.Linked(Id node, Address at) && at != null) {
                remembered.add(node, at);
            }
            listener.output(output);
        }

        @Override
        public void woke() {
            driver.submit(new Input.NetworkChanged(own));
        }

        @Override
        public Peer again(long nowMs, long setBackMs) throws StoreException {
            Peer next = peer(nowMs);
            lookAround();
            listener.clockSetBack(setBackMs);
            return next;
        }
    }
}
