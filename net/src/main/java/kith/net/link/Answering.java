package kith.net.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Handshakes that others began. One datagram comes out for one that came in, and it is smaller;
 * nothing is sent again by itself, for the other side repeats what it wants answered.
 */
final class Answering {

    /**
     * 500 a second without a proven address: some 0.2 ms each, a tenth of a core. More are asked to
     * come again with a token, which costs 2 us and no memory.
     */
    static final int UNPROVEN_PER_SECOND_MAX = 500;

    /** 50 of them at once: 10 ms of work, so that those who have links do not wait longer. */
    static final int UNPROVEN_BURST_MAX = 50;

    /** Thousandths of a handshake, so that each millisecond brings whole ones. */
    private static final long GRANT = 1_000;

    /** 10 s: half of {@link Backoff#WHOLE_MS}; each repeated INIT begins it anew. */
    static final long HALF_OPEN_MS = 10_000;

    private final LinkTools tools;
    private final Roster roster;
    private final Tokens tokens;
    private final byte[] keySecret;
    private final Map<Id, HalfOpen> byKey = new LinkedHashMap<>();
    private final Map<Integer, HalfOpen> byIndex = new LinkedHashMap<>();
    private final Map<Integer, Long> untilMs = new LinkedHashMap<>();
    private final Groups provenGroups = new Groups();
    private int unproven;
    private long granted = UNPROVEN_BURST_MAX * GRANT;
    private long grantedMs;

    Answering(LinkTools tools, Roster roster) {
        this.tools = tools;
        this.roster = roster;
        this.tokens = new Tokens(tools.randomness().bytes(Crypto.KEY_BYTES), tools.crypto());
        this.keySecret = tools.randomness().bytes(Crypto.KEY_BYTES);
    }

    /** A handshake between its ANSWER and its FINISH. */
    private record HalfOpen(Init init, int ownIndex, Noise noise, byte[] answer) {}

    /** An INIT: its fields, where it came from, and whether that is proven. */
    private record Init(Id key, Path from, int sender, byte[] ephemeral, boolean proven) {}

    boolean knows(int index) {
        return byIndex.containsKey(index);
    }

    int size() {
        return byIndex.size();
    }

    @Nullable Reason init(Path from, byte[] datagram, long nowMs) {
        if (datagram.length != Layout.INIT_BYTES) {
            return datagram.length < Layout.INIT_BYTES ? Reason.TRUNCATED : Reason.TOO_LONG;
        }
        Reader reader = new Reader(datagram, 1, datagram.length - 1);
        int sender = (int) reader.u32();
        int lowest = reader.u8();
        int highest = reader.u8();
        int suites = reader.u16();
        if (lowest > Layout.VERSION || highest < Layout.VERSION || (suites & Layout.SUITES) == 0) {
            return Reason.UNKNOWN_KIND;
        }
        byte[] ephemeral = reader.bytes(Crypto.KEY_BYTES);
        byte[] token = reader.bytes(Tokens.BYTES);
        Id key = Id.of(tools.crypto().hmac(keySecret, datagramKey(datagram), from.bytes()));
        HalfOpen known = byKey.get(key);
        if (known != null) {
            untilMs.put(known.ownIndex, nowMs + HALF_OPEN_MS);
            tools.send(from, known.answer);
            return null;
        }
        boolean proven = tokens.proves(token, from, ephemeral, nowMs);
        if (!proven && !roomForUnproven(nowMs)) {
            byte[] fresh = tokens.issue(from, ephemeral, nowMs);
            tools.send(from, Layout.retry(sender, fresh));
            return null;
        }
        if (byKey.size() >= tools.bounds().halfOpenMax()
                || (proven && provenGroups.count(from) >= tools.bounds().groupMax())) {
            return Reason.FULL;
        }
        return answer(new Init(key, from, sender, ephemeral, proven), datagram, nowMs);
    }

    /** What makes two INITs the same: head and ephemeral key, not token and padding. */
    private static byte[] datagramKey(byte[] datagram) {
        return Arrays.copyOf(datagram, Layout.INIT_HEAD_BYTES + Crypto.KEY_BYTES);
    }

    private boolean roomForUnproven(long nowMs) {
        long passedMs = Math.min(Math.max(nowMs - grantedMs, 0), 1_000);
        long more = passedMs * UNPROVEN_PER_SECOND_MAX * GRANT / 1_000;
        granted = Math.min(UNPROVEN_BURST_MAX * GRANT, granted + more);
        grantedMs = nowMs;
        return granted >= GRANT && unproven < tools.bounds().unprovenMax();
    }

    private @Nullable Reason answer(Init init, byte[] datagram, long nowMs) {
        int index = roster.newIndex();
        byte[] head = Layout.answerHead(index, init.sender);
        Noise noise =
                new Noise(
                        false,
                        tools.own().keys(),
                        tools.ephemeral(),
                        Layout.prologue(datagram, head),
                        tools.crypto());
        noise.read(init.ephemeral);
        byte[] body = noise.write(tools.own().certificate(nowMs));
        granted -= init.proven ? 0 : GRANT;
        if (body == null) {
            return Reason.INVALID_FIELD;
        }
        byte[] answer = Layout.join(head, body);
        HalfOpen made = new HalfOpen(init, index, noise, answer);
        byKey.put(init.key, made);
        byIndex.put(index, made);
        untilMs.put(index, nowMs + HALF_OPEN_MS);
        if (init.proven) {
            provenGroups.add(init.from, 1);
        } else {
            unproven++;
        }
        roster.wake(nowMs + HALF_OPEN_MS);
        tools.send(init.from, answer);
        return null;
    }

    /** The last message: if it is right, the link stands. */
    @Nullable Reason finish(int index, byte[] datagram, long nowMs) {
        HalfOpen half = byIndex.get(index);
        if (half == null) {
            return Reason.UNKNOWN_TARGET;
        }
        Noise noise = half.noise.copy();
        byte[] certificate = noise.read(Layout.after(datagram, Layout.FINISH_HEAD_BYTES));
        if (certificate == null) {
            return Reason.FORGED;
        }
        remove(half);
        Decoded<Id> node =
                Certificate.check(certificate, noise.theirStatic(), tools.crypto(), nowMs);
        return switch (node) {
            case Decoded.Reject<Id>(Reason reason) -> reason;
            case Decoded.Ok<Id>(Id id) -> {
                LinkSetup setup =
                        new LinkSetup(
                                id,
                                false,
                                index,
                                half.init.sender,
                                tools.bounds().keepAliveMs(),
                                roster);
                Link link = new Link(setup, noise, tools, half.init.from, nowMs);
                link.finished(datagram);
                yield roster.answered(link, nowMs);
            }
        };
    }

    private void remove(HalfOpen half) {
        byKey.remove(half.init.key);
        byIndex.remove(half.ownIndex);
        untilMs.remove(half.ownIndex);
        if (half.init.proven) {
            provenGroups.add(half.init.from, -1);
        } else {
            unproven--;
        }
    }

    /** Drops what was not finished in time; the next time there is something to drop. */
    long expire(long nowMs) {
        long nextMs = Long.MAX_VALUE;
        for (HalfOpen half : new ArrayList<>(byIndex.values())) {
            long until = untilMs.getOrDefault(half.ownIndex, 0L);
            if (nowMs >= until) {
                remove(half);
            } else {
                nextMs = Math.min(nextMs, until);
            }
        }
        return nextMs;
    }
}
