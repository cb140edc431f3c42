package kith.bench;

import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.node.Node;
import kith.node.NodeListener;

/** The other side: sends echoes back, counts messages, swallows streams. */
final class Answers implements NodeListener {

    static final byte ECHO = 1;
    static final byte MESSAGE = 2;
    static final byte ACK = 3;
    static final byte DONE = 4;

    /** Told each so many messages that they came, so that no more than a queue takes are out. */
    static final int MESSAGES_PER_ACK = 500;

    Node node;
    private int messages;

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
                    // A stream is over, and makes room for another, when both sides have ended it.
                    node.submit(new Input.Write(from, stream, new byte[0], true));
                    node.submit(new Input.Post(from, new byte[] {DONE}));
                }
            }
            default -> {}
        }
    }
}
