package kith.node.lan;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Multicast DNS on one network (RFC 6762): announces the own node, asks for others, answers those
 * who ask. It keeps nothing of what it hears, so strangers can grow nothing, and sends to the
 * multicast group alone, so nobody makes it send to a victim.
 *
 * <p>Names are 64 random bits, so nobody else has them and they are not probed for (section 8.1).
 */
final class Responder {

    /** Announced now, and when one was lost (section 8.3). */
    private static final long[] ANNOUNCED_AFTER_MS = {0, 1_000, 3_000};

    /** The first question; then after a second, and each time after twice as long (section 5.2). */
    private static final long ASKED_AFTER_MS = 20;

    private static final long ASKED_AGAIN_MS = 1_000;

    /** An hour between questions in the end. */
    static final long ASKED_AGAIN_MS_MAX = 3_600_000;

    /** A second between answers, whoever asks (section 6). */
    static final long ANSWERED_AGAIN_MS = 1_000;

    /** 20 to 120 ms before an answer that others may give, too (section 6). */
    private static final long ANSWERED_AFTER_MS = 20;

    private static final long ANSWERED_WITHIN_MS = 100;

    private static final DnsMessage QUESTION =
            new DnsMessage(
                    false,
                    Collections.singletonList(
                            new DnsMessage.Question(Announcement.KIND, DnsRecord.PTR)),
                    Collections.emptyList());

    private final @Nullable Announcement own;
    private final ArrayDeque<DnsMessage> sent = new ArrayDeque<>();
    private final long startMs;
    private final long spreadMs;
    private int announcedCount;
    private long answerMs = Long.MAX_VALUE;
    private long answerAfterMs;
    private long askMs;
    private long askPauseMs = ASKED_AGAIN_MS;

    /**
     * Begins to announce and to ask.
     *
     * @param own null if this node cannot be reached on this network
     * @param random where its answers lie between the earliest and the latest
     */
    Responder(@Nullable Announcement own, long random, long nowMs) {
        this.own = own;
        this.startMs = nowMs;
        this.spreadMs = Math.floorMod(random, ANSWERED_WITHIN_MS + 1);
        this.askMs = nowMs + ASKED_AFTER_MS;
        expire(nowMs);
    }

    /** Takes a stranger's message; somebody else's announcement, if it is one. */
    @Nullable Announcement receive(byte[] bytes, int length, long nowMs) {
        DnsMessage message = DnsMessage.decode(bytes, length).orNull();
        if (message == null) {
            return null;
        }
        if (!message.response()) {
            if (asksForOwn(message)) {
                long soonestMs = nowMs + ANSWERED_AFTER_MS + spreadMs;
                answerMs = Math.min(answerMs, Math.max(soonestMs, answerAfterMs));
            }
            return null;
        }
        Announcement heard = Announcement.of(message);
        boolean echo =
                heard != null
                        && own != null
                        && Arrays.equals(heard.hint().salt(), own.hint().salt());
        return echo ? null : heard;
    }

    private boolean asksForOwn(DnsMessage message) {
        if (own == null) {
            return false;
        }
        for (DnsMessage.Question question : message.questions()) {
            boolean kind = question.name().equals(Announcement.KIND);
            if (kind && question.asks(DnsRecord.PTR) && !known(message, own)) {
                return true;
            }
            boolean service = question.name().equals(own.service());
            if (service && (question.asks(DnsRecord.SRV) || question.asks(DnsRecord.TXT))) {
                return true;
            }
            boolean host = question.name().equals(own.host());
            if (host && (question.asks(DnsRecord.A) || question.asks(DnsRecord.AAAA))) {
                return true;
            }
        }
        return false;
    }

    /** Whether who asks knows the answer for half its time to come (section 7.1). */
    private static boolean known(DnsMessage message, Announcement own) {
        for (DnsRecord record : message.records()) {
            if (record instanceof DnsRecord.Pointer(String name, int ttlS, String target)
                    && name.equals(Announcement.KIND)
                    && target.equals(own.service())
                    && ttlS >= Announcement.KIND_TTL_S / 2) {
                return true;
            }
        }
        return false;
    }

    /** Does what is due. */
    void expire(long nowMs) {
        boolean announce = own != null && nowMs >= announceMs();
        if (own != null && (announce || nowMs >= answerMs)) {
            announcedCount += announce ? 1 : 0;
            answerMs = Long.MAX_VALUE;
            answerAfterMs = nowMs + ANSWERED_AGAIN_MS;
            sent.add(own.message());
        }
        if (nowMs >= askMs) {
            askMs = nowMs + askPauseMs;
            askPauseMs = Math.min(2 * askPauseMs, ASKED_AGAIN_MS_MAX);
            sent.add(QUESTION);
        }
    }

    long deadlineMs() {
        return Math.min(askMs, own == null ? Long.MAX_VALUE : Math.min(announceMs(), answerMs));
    }

    private long announceMs() {
        return announcedCount < ANNOUNCED_AFTER_MS.length
                ? startMs + ANNOUNCED_AFTER_MS[announcedCount]
                : Long.MAX_VALUE;
    }

    /** The next message to multicast, or null. */
    byte @Nullable [] poll() {
        DnsMessage message = sent.poll();
        return message == null ? null : message.toBytes();
    }

    /** What to multicast at the end, or null. */
    byte @Nullable [] goodbye() {
        return own == null ? null : own.goodbye().toBytes();
    }
}
