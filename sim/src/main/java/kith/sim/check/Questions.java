package kith.sim.check;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kith.net.wire.Address;

/**
 * What one host asks in discovery, as docs/protocol/discovery.md allows it: addresses that others
 * named are asked without having sent anything, but no network often without an answer. Whoever
 * answers, or asks with a token it was given, is proven.
 */
final class Questions {

    private static final int QUESTION = 0x30;
    private static final int ANSWER = 0x31;
    private static final int PUT = 0x32;
    private static final int INTRODUCE = 0x34;

    /** Where the transaction is, in all of them. */
    private static final int TRANSACTION_END = 13;

    private static final int TOKEN_BYTES = 12;

    /** 8 questions of two datagrams, in each of two minutes that one of ours may overlap. */
    private static final int UNANSWERED_MAX = 32;

    private static final long PERIOD_MS = 60_000;

    /** Transactions of this minute, and of the last one. */
    private Map<ByteBuffer, Address> asked = new HashMap<>();

    private Map<ByteBuffer, Address> askedBefore = new HashMap<>();
    private final Map<Address, byte[]> tokens = new HashMap<>();
    private final Map<Long, Integer> unanswered = new HashMap<>();
    private final Set<Address> heard = new HashSet<>();
    private long periodMs;

    /**
     * A datagram leaves; whether it is one that needs no proven address.
     *
     * @throws Violation if a network is asked too often
     */
    boolean sent(Address to, byte[] bytes, long nowMs) {
        int kind = bytes.length < TRANSACTION_END ? 0 : bytes[0];
        if (kind == QUESTION || kind == PUT) {
            count(to, bytes, nowMs);
            return true;
        }
        if (kind == ANSWER) {
            int at = TRANSACTION_END + 1;
            tokens.put(to, Arrays.copyOfRange(bytes, at, at + TOKEN_BYTES));
        }
        if (kind == INTRODUCE && !heard.contains(to)) {
            throw new Violation("an introduction to " + to + ", a stranger", nowMs * 1000);
        }
        return kind == INTRODUCE;
    }

    private void count(Address to, byte[] bytes, long nowMs) {
        if (nowMs >= periodMs + PERIOD_MS) {
            periodMs = nowMs;
            unanswered.clear();
            askedBefore = asked;
            asked = new HashMap<>();
        }
        asked.put(transaction(bytes), to);
        if (unanswered.merge(to.prefix(), 1, Integer::sum) > UNANSWERED_MAX) {
            throw new Violation("too many questions to " + to, nowMs * 1000);
        }
    }

    /** A datagram came; whether it proves that whoever is at the address received one. */
    boolean arrived(Address from, byte[] bytes) {
        int kind = bytes.length < TRANSACTION_END + 1 + TOKEN_BYTES ? 0 : bytes[0];
        if (kind == ANSWER) {
            heard.add(from);
            return answered(from, transaction(bytes));
        }
        if (kind == QUESTION || kind == PUT) {
            heard.add(from);
            int at = TRANSACTION_END + (kind == QUESTION ? 1 : 0);
            byte[] token = Arrays.copyOfRange(bytes, at, at + TOKEN_BYTES);
            return Arrays.equals(token, tokens.get(from));
        }
        return false;
    }

    private boolean answered(Address from, ByteBuffer transaction) {
        boolean proven =
                from.equals(asked.get(transaction)) || from.equals(askedBefore.get(transaction));
        if (proven) {
            unanswered.computeIfPresent(
                    from.prefix(), (net, count) -> count > 2 ? count - 2 : null);
        }
        return proven;
    }

    private static ByteBuffer transaction(byte[] bytes) {
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, 1, TRANSACTION_END));
    }
}
