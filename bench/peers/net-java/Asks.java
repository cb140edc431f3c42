package kith.bench;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.wire.Address;
import kith.node.Node;
import kith.node.NodeListener;
import kith.node.PeerAddress;

/** The measuring side, driven by the outputs of its node and on that node's thread. */
final class Asks implements NodeListener {

    private static final int MESSAGE_BYTES = 100;

    /** 4096 may be out at most; what is posted beyond is not sent. */
    private static final int MESSAGES_OUT_MAX = 3_500;

    private static final int CHUNK_BYTES = 256 << 10;

    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    Node node;
    Id server;
    private double[] echoUs = {};
    private int echo;
    private long sentNanos;
    private int bulkLeft;
    private int messagesSent;
    private int messagesAcked;
    private int messagesTotal;

    @Override
    public void output(Output output) {
        switch (output) {
            case Output.Linked(Id id, Address at) -> events.add("linked " + id);
            case Output.Posted(Id from, byte[] bytes) -> posted(bytes[0]);
            case Output.Room(Id id, long stream, int room) -> write(stream, room);
            case Output.Opened(long ticket, Id id, long stream) -> {
                if (stream < 0) {
                    events.add("no room for a stream");
                }
            }
            case Output.Unposted(Id id, byte[] bytes) -> events.add("a message that was not sent");
            default -> {}
        }
    }

    private void posted(byte kind) {
        switch (kind) {
            case Answers.ECHO -> {
                echoUs[echo++] = (System.nanoTime() - sentNanos) / 1e3;
                if (echo < echoUs.length) {
                    sendEcho();
                } else {
                    events.add("echoed");
                }
            }
            case Answers.ACK -> {
                messagesAcked += Answers.MESSAGES_PER_ACK;
                if (messagesAcked >= messagesTotal) {
                    events.add("acked");
                }
                sendMessages();
            }
            case Answers.DONE -> events.add("done");
            default -> {}
        }
    }

    /** Links with a node and waits until it has proven who it is. */
    void link(PeerAddress peer) throws InterruptedException {
        node.submit(new Input.Dial(peer.address(), peer.node()));
        await("linked " + peer.node());
    }

    /** Microseconds of so many echoes of 32 bytes, one after another. */
    double[] echoes(int count) throws InterruptedException {
        node.execute(
                () -> {
                    echoUs = new double[count];
                    echo = 0;
                    sendEcho();
                });
        await("echoed");
        return echoUs;
    }

    private void sendEcho() {
        byte[] bytes = new byte[32];
        bytes[0] = Answers.ECHO;
        sentNanos = System.nanoTime();
        node.submit(new Input.Post(server, bytes));
    }

    /** A stream of so many bytes, until the other side has read it to the end. */
    void bulk(int bytes) throws InterruptedException {
        node.execute(
                () -> {
                    bulkLeft = bytes;
                    node.submit(new Input.Open(1, server));
                });
        await("done");
    }

    private void write(long stream, int room) {
        int length = Math.min(Math.min(room, CHUNK_BYTES), bulkLeft);
        if (length > 0) {
            bulkLeft -= length;
            node.submit(new Input.Write(server, stream, new byte[length], bulkLeft == 0));
        }
    }

    /** So many messages one way, until the other side has counted them. */
    void messages(int count) throws InterruptedException {
        node.execute(
                () -> {
                    messagesSent = 0;
                    messagesAcked = 0;
                    messagesTotal = count;
                    sendMessages();
                });
        await("acked");
    }

    private void sendMessages() {
        while (messagesSent < messagesTotal && messagesSent - messagesAcked < MESSAGES_OUT_MAX) {
            byte[] bytes = new byte[MESSAGE_BYTES];
            bytes[0] = Answers.MESSAGE;
            node.submit(new Input.Post(server, bytes));
            messagesSent++;
        }
    }

    void await(String event) throws InterruptedException {
        String came = events.poll(60, TimeUnit.SECONDS);
        if (!event.equals(came)) {
            throw new IllegalStateException("no " + event + " but " + came);
        }
    }
}
