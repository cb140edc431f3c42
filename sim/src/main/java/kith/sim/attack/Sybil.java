package kith.sim.attack;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import kith.sim.Driven;

/**
 * Stands near a key in the table of all nodes, has others know it, names its like and nobody else,
 * and keeps no record. Speaks docs/protocol/discovery.md with none of its code.
 */
public final class Sybil implements Driven {

    private static final int QUESTION = 0x30;
    private static final int ANSWER = 0x31;
    private static final int QUESTION_BYTES = 80;
    private static final int TRANSACTION_END = 13;
    private static final int TOKEN_BYTES = 12;
    private static final int V4 = 1;
    private static final int REACHABLE = 8;
    private static final int NODE_BYTES = 6;

    /** It relays, and strangers reach it. */
    private static final int ANSWER_FLAGS = 9;

    private final List<Address> like;
    private final Randomness randomness;
    private final byte[] node;
    private final Set<Address> told = new HashSet<>();
    private final Queue<Output> outputs = new ArrayDeque<>();

    /**
     * A sybil.
     *
     * @param like itself and the others
     * @param known honest nodes that are to know it
     */
    public Sybil(List<Address> like, List<Address> known, Randomness randomness) {
        this.like = like;
        this.randomness = randomness;
        this.node = randomness.bytes(32);
        known.forEach(each -> ask(each, new byte[TOKEN_BYTES], V4));
    }

    @Override
    public void handle(Input input, long nowMs) {
        if (input instanceof Input.Datagram(Address from, byte[] bytes)
                && bytes.length >= QUESTION_BYTES) {
            if (bytes[0] == QUESTION) {
                answer(from, bytes);
            } else if (bytes[0] == ANSWER && told.add(from)) {
                int at = TRANSACTION_END + 1;
                ask(from, Arrays.copyOfRange(bytes, at, at + TOKEN_BYTES), V4 | REACHABLE);
            }
        }
    }

    @Override
    public Output poll(long nowMs) {
        Output next = outputs.poll();
        return next == null ? new Output.Wait(Long.MAX_VALUE) : next;
    }

    private void ask(Address to, byte[] token, int flags) {
        ByteBuffer out = ByteBuffer.allocate(QUESTION_BYTES);
        out.put((byte) QUESTION).put(randomness.bytes(12)).put((byte) flags).put(token);
        outputs.add(new Output.Transmit(to, out.array()));
    }

    private void answer(Address from, byte[] question) {
        int count = Math.min(like.size(), (question.length - QUESTION_BYTES) / NODE_BYTES);
        ByteBuffer out = ByteBuffer.allocate(QUESTION_BYTES + count * NODE_BYTES);
        out.put((byte) ANSWER)
                .put(question, 1, 12)
                .put((byte) ANSWER_FLAGS)
                .put(randomness.bytes(12));
        out.putLong(from.high()).putLong(from.low()).putShort((short) from.port()).put(node);
        out.put((byte) count).put((byte) 0).put((byte) 0).put((byte) 0);
        for (Address each : like.subList(0, count)) {
            out.put(each.ip()).putShort((short) each.port());
        }
        outputs.add(new Output.Transmit(from, out.array()));
    }
}
