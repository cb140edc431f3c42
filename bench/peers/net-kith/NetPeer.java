package kith.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.wire.Address;
import kith.node.Node;
import kith.node.NodeConfig;
import kith.node.NodeListener;
import kith.node.PeerAddress;
import kith.node.StoreException;

/**
 * Kith in the network benchmark: {@code serve FOLDER} answers, {@code measure FOLDER PEER} measures
 * and prints one JSON object. Reads standard input and ends with it.
 */
public final class NetPeer {

    private static final int ECHOES = 5_000;
    private static final int ECHO_WARM_UPS = 5_000;
    private static final int CONNECTS = 15;
    private static final int CONNECT_WARM_UPS = 10;
    private static final int BULK_BYTES = 64 << 20;
    private static final int BULKS = 7;
    private static final int BULK_WARM_UPS = 3;
    private static final int MESSAGES = 200_000;
    private static final int MESSAGE_BYTES = 100;
    private static final int MESSAGE_ROUNDS = 5;

    /** Acknowledged by the server each so many, so that its queue never drops one. */
    private static final int MESSAGES_PER_ACK = 500;

    private static final int MESSAGES_OUT_MAX = 8_000;

    private static final byte ECHO = 1;
    private static final byte MESSAGE = 2;
    private static final byte ACK = 3;
    private static final byte DONE = 4;

    private NetPeer() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        if (args[0].equals("serve")) {
            serve(folder);
        } else {
            measure(folder, PeerAddress.parse(args[2]));
        }
    }

    private static Node node(Path folder, NodeListener listener)
            throws IOException, StoreException {
        NodeConfig config =
                new NodeConfig(
                        folder,
                        List.of(new InetSocketAddress("127.0.0.1", 0)),
                        List.of(), 1 << 30);
        return Node.start(config, listener);
    }

    private static void serve(Path folder) throws Exception {
        Server server = new Server();
        server.node = node(folder, server);
        int port = server.node.bound().getFirst().getPort();
        System.out.println("ready " + server.node.id() + "@127.0.0.1:" + port);
        while (System.in.read() >= 0) {
            // Until whoever started it is gone.
        }
        server.node.close();
    }

    /** Answers echoes, counts messages, swallows streams. */
    private static final class Server implements NodeListener {
        Node node;
        int messages;

        @Override
        public void output(Output output) {
            switch (output) {
                case Output.Posted(Id from, byte[] bytes) -> {
                    if (bytes[0] == ECHO) {
                        node.submit(new Input.Post(from, bytes));
                    } else if (++messages % MESSAGES_PER_ACK == 0) {
                        node.submit(new Input.Post(from, new byte[] {ACK}));
                    }
                }
                case Output.Read(Id from, long stream, byte[] bytes, boolean last) -> {
                    node.submit(new Input.Consumed(from, stream, bytes.length));
                    if (last) {
                        node.submit(new Input.Post(from, new byte[] {DONE}));
                    }
                }
                default -> {}
            }
        }
    }

    /** Measures, driven by the outputs of its node. */
    private static final class Client implements NodeListener {
        final BlockingQueue<String> events = new ArrayBlockingQueue<>(100_000);
        Node node;
        Id server;
        final long[] echoNanos = new long[ECHOES + ECHO_WARM_UPS];
        int echo;
        long sentNanos;
        int bulkLeft;
        int messagesSent;
        int messagesAcked;
        int messagesTotal;
        private final byte[] chunk = new byte[256 << 10];

        @Override
        public void output(Output output) {
            switch (output) {
                case Output.Linked(Id id, Address at) -> events.add("linked");
                case Output.Posted(Id from, byte[] bytes) -> posted(bytes[0]);
                case Output.Opened(long ticket, Id id, long stream) -> {}
                case Output.Room(Id id, long stream, int room) -> write(stream, room);
                default -> {}
            }
        }

        private void posted(byte kind) {
            switch (kind) {
                case ECHO -> {
                    echoNanos[echo++] = System.nanoTime() - sentNanos;
                    if (echo < echoNanos.length) {
                        echo();
                    } else {
                        events.add("echoed");
                    }
                }
                case ACK -> {
                    messagesAcked += MESSAGES_PER_ACK;
                    if (messagesAcked >= messagesTotal) {
                        events.add("acked");
                    }
                    messages();
                }
                case DONE -> events.add("done");
                default -> {}
            }
        }

        void echo() {
            byte[] bytes = new byte[32];
            bytes[0] = ECHO;
            sentNanos = System.nanoTime();
            node.submit(new Input.Post(server, bytes));
        }

        void messages() {
            while (messagesSent < messagesTotal
                    && messagesSent - messagesAcked < MESSAGES_OUT_MAX) {
                byte[] bytes = new byte[MESSAGE_BYTES];
                bytes[0] = MESSAGE;
                node.submit(new Input.Post(server, bytes));
                messagesSent++;
            }
        }

        private void write(long stream, int room) {
            int length = Math.min(Math.min(room, chunk.length), bulkLeft);
            if (length > 0) {
                bulkLeft -= length;
                byte[] bytes = length == chunk.length ? chunk.clone() : new byte[length];
                node.submit(new Input.Write(server, stream, bytes, bulkLeft == 0));
            }
        }

        void await(String event) throws InterruptedException {
            String came = events.poll(60, TimeUnit.SECONDS);
            if (!event.equals(came)) {
                throw new IllegalStateException("no " + event + " but " + came);
            }
        }
    }

    private static void measure(Path folder, PeerAddress peer) throws Exception {
        double connectMs = connect(folder, peer);
        Client client = new Client();
        client.server = peer.node();
        client.node = node(folder.resolve("main"), client);
        client.node.submit(new Input.Dial(peer.address(), peer.node()));
        client.await("linked");
        client.node.execute(client::echo);
        client.await("echoed");
        long[] echoes = Arrays.copyOfRange(client.echoNanos, ECHO_WARM_UPS, client.echoNanos.length);
        Arrays.sort(echoes);
        double bulk = bulk(client);
        double messages = messages(client);
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "{\"connect_ms\":%.3f,\"echo_p50_us\":%.1f,\"echo_p99_us\":%.1f,"
                                + "\"bulk_mb_per_s\":%.1f,\"messages_per_s\":%.0f}",
                        connectMs,
                        echoes[echoes.length / 2] / 1e3,
                        echoes[echoes.length * 99 / 100] / 1e3,
                        bulk,
                        messages));
        client.node.close();
    }

    /** Median milliseconds from the call to the proven link, each with a new node. */
    private static double connect(Path folder, PeerAddress peer) throws Exception {
        double[] took = new double[CONNECTS];
        for (int i = -CONNECT_WARM_UPS; i < CONNECTS; i++) {
            Client client = new Client();
            client.server = peer.node();
            client.node = node(folder.resolve("connect" + i), client);
            long start = System.nanoTime();
            client.node.submit(new Input.Dial(peer.address(), peer.node()));
            client.await("linked");
            if (i >= 0) {
                took[i] = (System.nanoTime() - start) / 1e6;
            }
            client.node.close();
        }
        Arrays.sort(took);
        return took[took.length / 2];
    }

    /** Median MB/s of transfers of 64 MiB. */
    private static double bulk(Client client) throws Exception {
        double[] rates = new double[BULKS];
        for (int i = -BULK_WARM_UPS; i < BULKS; i++) {
            long start = System.nanoTime();
            client.node.execute(
                    () -> {
                        client.bulkLeft = BULK_BYTES;
                        client.node.submit(new Input.Open(1, client.server));
                    });
            client.await("done");
            double rate = BULK_BYTES / 1e6 / ((System.nanoTime() - start) / 1e9);
            System.err.println("bulk " + rate);
            if (i >= 0) {
                rates[i] = rate;
            }
        }
        Arrays.sort(rates);
        return rates[rates.length / 2];
    }

    private static double messages(Client client) throws Exception {
        double[] rates = new double[MESSAGE_ROUNDS];
        for (int i = -2; i < MESSAGE_ROUNDS; i++) {
            long start = System.nanoTime();
            client.node.execute(
                    () -> {
                        client.messagesSent = 0;
                        client.messagesAcked = 0;
                        client.messagesTotal = MESSAGES;
                        client.messages();
                    });
            client.await("acked");
            double rate = MESSAGES / ((System.nanoTime() - start) / 1e9);
            System.err.println("messages " + rate);
            if (i >= 0) {
                rates[i] = rate;
            }
        }
        Arrays.sort(rates);
        return rates[rates.length / 2];
    }
}
