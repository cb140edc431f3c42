package kith.bridge.dns;

import java.util.List;
import java.util.function.IntSupplier;
import kith.bridge.permission.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way: who is asked next when a server is silent, refuses or talks nonsense. A
 * pure state machine; {@link Queries} does what it says. Any well-formed answer ends it, whatever
 * it says, as in Node; only what is no answer leads to the next attempt.
 */
final class Query {
    private final Question question;
    private final Asking asking;
    private final IntSupplier ids;
    private long attempt;
    private int id;

    /**
     * @param ids random numbers of 16 bits, a new one for each attempt, so that nobody answers who
     *     did not see the question
     */
    Query(Question question, Asking asking, IntSupplier ids) {
        this.question = question;
        this.asking = asking;
        this.ids = ids;
    }

    /** What to do next. */
    sealed interface Step {}

    /**
     * Ask, and wait.
     *
     * @param stream whether by TCP
     * @param local from where; null for anywhere
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ask(
            ServerAddress server,
            boolean stream,
            @Nullable IpAddress local,
            byte[] message,
            long untilMs)
            implements Step {}

    /** It is answered. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Done(byte[] message, List<IpAddress> addresses) implements Step {}

    /**
     * There is no answer.
     *
     * @param code as Node has it, for instance {@code ETIMEOUT}
     */
    record Failed(String code) implements Step {}

    /** The first attempt. */
    Step start(long nowMs) {
        return ask(false, nowMs);
    }

    /**
     * What a message means; null when it means nothing and the wait goes on.
     *
     * @param datagram whether it came by UDP
     */
    @Nullable Step received(byte[] message, boolean datagram, long nowMs) {
        return switch (Verdict.of(question, id, message, datagram)) {
            case Verdict.Ignored ignored -> null;
            case Verdict.Truncated truncated -> ask(true, nowMs);
            case Verdict.Malformed malformed -> lost("EBADRESP", nowMs);
            case Verdict.Nothing nothing -> new Failed(nothing.code());
            case Verdict.Answered answered -> new Done(message, answered.addresses());
        };
    }

    /**
     * This attempt came to nothing.
     *
     * @param code {@code ETIMEOUT}, {@code ECONNREFUSED} or {@code EBADRESP}
     */
    Step lost(String code, long nowMs) {
        attempt++;
        return attempt < asking.attempts() ? ask(false, nowMs) : new Failed(code);
    }

    private Step ask(boolean stream, long nowMs) {
        id = ids.getAsInt() & 0xffff;
        ServerAddress server = asking.server(attempt);
        return new Ask(
                server,
                stream,
                asking.localFor(server),
                question.message(id),
                nowMs + asking.waitMs(attempt));
    }
}
