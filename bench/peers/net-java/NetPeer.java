package kith.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.net.Input;
import kith.net.Output;
import kith.node.Node;
import kith.node.NodeConfig;
import kith.node.NodeListener;
import kith.node.PeerAddress;
import kith.node.StoreException;
import kith.system.LinuxUdp;

/**
 * Kith in the network benchmark: {@code ROLE FOLDER [ADDRESS..]}. What each role does and says is
 * in harness/netpeers.py; a process ends with its standard input.
 *
 * <p>The ends of a relay have addresses of different kinds, so that there is no straight way.
 */
public final class NetPeer {

    private static final String V4 = "127.0.0.1";
    private static final String V6 = "::1";
    private static final int QUOTA_BYTES = 1 << 30;

    /** Set: with the sockets of java.nio, as on other systems. */
    private static final boolean PORTABLE = Boolean.getBoolean("kith.bench.portable");

    private NetPeer() {}

    /** A node's threads would keep a process that has failed. */
    public static void main(String[] args) {
        try {
            play(args);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void play(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "serve" -> serve(folder);
            case "measure" -> measure(folder, PeerAddress.parse(args[2]));
            case "relay" -> relay(folder);
            case "behind" -> behind(folder, args[2].split(",")[1]);
            case "through" -> through(folder, args[2].split(",")[0], args[3]);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static Node node(Path folder, NodeListener listener, String... hosts)
            throws IOException, StoreException {
        List<InetSocketAddress> listen = new ArrayList<>();
        for (String host : hosts) {
            listen.add(new InetSocketAddress(host, 0));
        }
        NodeConfig config = new NodeConfig(folder, listen, List.of(), QUOTA_BYTES);
        return Node.start(PORTABLE ? config : config.with(LinuxUdp::open), listener);
    }

    private static String addresses(Node node) {
        List<String> found = new ArrayList<>();
        for (InetSocketAddress bound : node.bound()) {
            String host = bound.getAddress().getHostAddress();
            String ip = host.contains(":") ? "[::1]" : host;
            found.add(node.id() + "@" + ip + ":" + bound.getPort());
        }
        return String.join(",", found);
    }

    private static void untilInputEnds(Node node) throws IOException {
        while (System.in.read() >= 0) {
            // The harness says nothing here.
        }
        node.close();
    }

    private static void serve(Path folder) throws Exception {
        Answers answers = new Answers();
        answers.node = node(folder, answers, V4);
        System.out.println("ready " + addresses(answers.node));
        untilInputEnds(answers.node);
    }

    private static void measure(Path folder, PeerAddress peer) throws Exception {
        double connectMs = connect(folder, peer);
        Asks asks = asks(folder.resolve("main"), V4);
        asks.server = peer.node();
        asks.link(peer);
        asks.echoes(Plan.of("echoWarmUps"));
        String echoes = Figures.echoes(asks.echoes(Plan.of("echoes")));
        int bytes = Plan.of("bulkBytes");
        double bulk =
                Figures.medianSeconds(
                        Plan.of("bulkWarmUps"), Plan.of("bulks"), () -> asks.bulk(bytes));
        int count = Plan.of("messages");
        double messages =
                Figures.medianSeconds(
                        Plan.of("messageWarmUps"),
                        Plan.of("messageRounds"),
                        () -> asks.messages(count));
        String rates =
                Figures.member("bulk_mb_per_s", bytes / 1e6 / bulk)
                        + ','
                        + Figures.member("messages_per_s", count / messages);
        String linked = Figures.member("connect_ms", connectMs);
        System.out.println("result {" + linked + ',' + echoes + ',' + rates + '}');
        asks.node.close();
    }

    private static Asks asks(Path folder, String host) throws IOException, StoreException {
        Asks asks = new Asks();
        asks.node = node(folder, asks, host);
        return asks;
    }

    /** Median milliseconds from the call to the proven link, each with a new node. */
    private static double connect(Path folder, PeerAddress peer) throws Exception {
        double[] took = new double[Plan.of("connects")];
        for (int i = -Plan.of("connectWarmUps"); i < took.length; i++) {
            Asks asks = asks(folder.resolve("connect" + i), V4);
            long since = System.nanoTime();
            asks.link(peer);
            if (i >= 0) {
                took[i] = (System.nanoTime() - since) / 1e6;
            }
            asks.node.close();
        }
        return Figures.part(took, 0.5);
    }

    /** A relay; answers each line with the datagrams it has sent so far. */
    private static void relay(Path folder) throws Exception {
        Node node = node(folder, output -> {}, V4, V6);
        System.out.println("ready " + addresses(node));
        int read;
        while ((read = System.in.read()) >= 0) {
            if (read == '\n') {
                System.out.println("count " + node.sentCount());
            }
        }
        node.close();
    }

    private static void behind(Path folder, String relay) throws Exception {
        Answers answers = new Answers();
        Asks asks = new Asks();
        answers.node =
                node(
                        folder,
                        output -> {
                            if (output instanceof Output.Linked) {
                                asks.output(output);
                            }
                            answers.output(output);
                        },
                        V6);
        asks.node = answers.node;
        asks.link(PeerAddress.parse(relay));
        System.out.println("ready " + answers.node.id());
        untilInputEnds(answers.node);
    }

    /** Transfers through the relay until the time is over. */
    private static void through(Path folder, String relay, String target) throws Exception {
        Asks asks = asks(folder, V4);
        asks.link(PeerAddress.parse(relay));
        asks.server = PeerAddress.id(target);
        asks.node.submit(new Input.Reach(asks.server));
        asks.await("linked " + target);
        transfers(asks, Plan.of("relayWarmUpSeconds"));
        System.out.println("begin");
        transfers(asks, Plan.of("relaySeconds"));
        System.out.println("end");
        asks.node.close();
    }

    private static void transfers(Asks asks, int seconds) throws InterruptedException {
        long since = System.nanoTime();
        while (System.nanoTime() - since < seconds * 1_000_000_000L) {
            asks.bulk(Plan.of("relayBytes"));
        }
    }
}
