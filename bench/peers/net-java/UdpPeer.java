package kith.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * Plain UDP in the network benchmark, the limit: {@code ROLE FOLDER [ADDRESS..]} as {@link
 * NetPeer}. Blocking channels, the asking side's connected; no cryptography, no repair. A window
 * keeps the sender from overrunning the socket's buffer, so nothing is lost on one machine.
 */
public final class UdpPeer {

    private static final int DATAGRAM_BYTES = 1200;
    private static final int MESSAGE_BYTES = 100;
    private static final int SOCKET_BYTES = 4 << 20;

    /** 1024 of 1200 bytes are out at most, a third of what the socket's buffer takes. */
    private static final int OUT_MAX = 1024;

    private static final int PER_ACK = 64;

    private static final byte ECHO = 1;
    private static final byte COUNTED = 2;
    private static final byte HELLO = 3;

    private static volatile long relayed;

    private UdpPeer() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "serve" -> {
                DatagramChannel channel = open();
                System.out.println("ready " + port(channel));
                endWithInput();
                answer(channel);
            }
            case "measure" -> measure(to(args[2]));
            case "relay" -> relay();
            case "behind" -> {
                DatagramChannel channel = open();
                channel.send(ByteBuffer.wrap(new byte[] {HELLO}), to(args[2]));
                System.out.println("ready -");
                endWithInput();
                answer(channel);
            }
            case "through" -> through(to(args[2]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static DatagramChannel open() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BYTES);
        return channel.bind(to("0"));
    }

    private static InetSocketAddress to(String port) {
        return new InetSocketAddress("127.0.0.1", Integer.parseInt(port));
    }

    private static String port(DatagramChannel channel) throws IOException {
        return String.valueOf(((InetSocketAddress) channel.getLocalAddress()).getPort());
    }

    /** Answers each line with the count of what was relayed; exits when there are no more. */
    private static void endWithInput() {
        Thread reader =
                new Thread(
                        () -> {
                            try {
                                int read;
                                while ((read = System.in.read()) >= 0) {
                                    if (read == '\n') {
                                        System.out.println("count " + relayed);
                                    }
                                }
                            } catch (IOException e) {
                                // Whoever asked is gone, too.
                            }
                            System.exit(0);
                        });
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends echoes back, and for each so many others the first byte of the last. */
    private static void answer(DatagramChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
        int counted = 0;
        while (true) {
            SocketAddress from = channel.receive(buffer.clear());
            buffer.flip();
            if (buffer.get(0) == ECHO) {
                channel.send(buffer, from);
            } else if (++counted % PER_ACK == 0) {
                channel.send(buffer.limit(1), from);
            }
        }
    }

    private static void measure(InetSocketAddress server) throws Exception {
        DatagramChannel channel = open();
        channel.connect(server);
        echoes(channel, Plan.of("echoWarmUps"));
        String echoes = Figures.echoes(echoes(channel, Plan.of("echoes")));
        int datagrams = rounded(Plan.of("bulkBytes") / DATAGRAM_BYTES);
        double bulk =
                Figures.medianSeconds(
                        Plan.of("bulkWarmUps"),
                        Plan.of("bulks"),
                        () -> send(channel, DATAGRAM_BYTES, datagrams));
        int messages = rounded(Plan.of("messages"));
        double took =
                Figures.medianSeconds(
                        Plan.of("messageWarmUps"),
                        Plan.of("messageRounds"),
                        () -> send(channel, MESSAGE_BYTES, messages));
        String rates =
                Figures.member("bulk_mb_per_s", datagrams * DATAGRAM_BYTES / 1e6 / bulk)
                        + ','
                        + Figures.member("messages_per_s", messages / took);
        System.out.println("result {" + echoes + ',' + rates + '}');
    }

    /** A number that ends with an acknowledgement. */
    private static int rounded(int count) {
        return count / PER_ACK * PER_ACK;
    }

    private static double[] echoes(DatagramChannel channel, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(32);
        buffer.put(0, ECHO);
        double[] us = new double[count];
        for (int i = 0; i < count; i++) {
            long since = System.nanoTime();
            channel.write(buffer.clear());
            channel.read(buffer.clear());
            us[i] = (System.nanoTime() - since) / 1e3;
        }
        return us;
    }

    /** So many datagrams, until all are acknowledged. */
    private static void send(DatagramChannel channel, int bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
        ByteBuffer ack = ByteBuffer.allocateDirect(8);
        buffer.put(0, COUNTED);
        int acked = 0;
        for (int sent = 0; sent < count; sent++) {
            if (sent - acked >= OUT_MAX) {
                channel.read(ack.clear());
                acked += PER_ACK;
            }
            channel.write(buffer.clear());
        }
        while (acked < count) {
            channel.read(ack.clear());
            acked += PER_ACK;
        }
    }

    /** Forwards between the one that said hello and the one that did not. */
    private static void relay() throws IOException {
        DatagramChannel channel = open();
        System.out.println("ready " + port(channel));
        endWithInput();
        ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
        SocketAddress behind = channel.receive(buffer);
        SocketAddress asking = behind;
        while (true) {
            SocketAddress from = channel.receive(buffer.clear());
            buffer.flip();
            if (from.equals(behind)) {
                channel.send(buffer, asking);
            } else {
                asking = from;
                channel.send(buffer, behind);
            }
            relayed = relayed + 1;
        }
    }

    private static void through(InetSocketAddress relay) throws Exception {
        DatagramChannel channel = open();
        channel.connect(relay);
        transfers(channel, Plan.of("relayWarmUpSeconds"));
        System.out.println("begin");
        transfers(channel, Plan.of("relaySeconds"));
        System.out.println("end");
    }

    private static void transfers(DatagramChannel channel, int seconds) throws IOException {
        int datagrams = rounded(Plan.of("relayBytes") / DATAGRAM_BYTES);
        long since = System.nanoTime();
        while (System.nanoTime() - since < seconds * 1_000_000_000L) {
            send(channel, DATAGRAM_BYTES, datagrams);
        }
    }
}
