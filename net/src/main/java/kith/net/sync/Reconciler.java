package kith.net.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Compares sets of ids with other nodes: what each lacks of the other's comes out as {@link
 * SyncOutput}. A scope names a set; sets may change while they are compared. Every call is followed
 * by {@link #poll} until that gives null.
 */
public final class Reconciler {

    /** 256 sessions at once; each holds at most one round, some 100 KB and usually nothing. */
    public static final int SESSIONS_MAX = 256;

    /** 8 of them with one node, begun by either side. */
    public static final int SESSIONS_PER_NODE_MAX = 8;

    /**
     * 4 sessions' worth of {@link Session#WORK_MAX} in two minutes for one node, some 0.4 s of a
     * core; honest ones need a fiftieth.
     */
    static final long WORK_PER_NODE_MAX = 4L * Session.WORK_MAX;

    /** In this time the allowance of a node fills again. */
    static final long WORK_PERIOD_MS = 120_000;

    /** What a session counts at least: its messages have to be read. */
    static final int WORK_LEAST = 512;

    /** What others may compare. */
    public interface Sets {

        /** The set of this name that a linked node may know; null: none. */
        @Nullable IdTree set(Id scope, Id node);
    }

    /** What a node's sessions cost lately. */
    private static final class Spent {
        private long work;
        private long atMs;

        long work(long nowMs) {
            long faded = Math.max(0, nowMs - atMs) * WORK_PER_NODE_MAX / WORK_PERIOD_MS;
            return Math.max(0, work - faded);
        }
    }

    private record Name(Id node, boolean began, long number) {}

    private final Sets sets;
    private final Crypto crypto;
    private final Randomness randomness;
    private final Map<Name, Session> sessions = new LinkedHashMap<>();
    private final Map<Id, Spent> spent = new LinkedHashMap<>();
    private final ArrayDeque<SyncOutput> outputs = new ArrayDeque<>();
    private long numbers;

    public Reconciler(Sets sets, Crypto crypto, Randomness randomness) {
        this.sets = sets;
        this.crypto = crypto;
        this.randomness = randomness;
    }

    /**
     * Begins to compare a set with a linked node; {@link SyncOutput.Ended} follows. False if there
     * are too many sessions, one about this set among them, or there is no such set.
     *
     * @param alike whether the sets are probably equal; then the first round is one fingerprint
     */
    public boolean begin(Id node, Id scope, boolean alike, long nowMs) {
        IdTree set = sets.set(scope, node);
        if (set == null || !room(node) || compares(node, scope)) {
            return false;
        }
        byte[] key = randomness.bytes(Keyed.KEY_BYTES);
        numbers = (numbers + 1) & 0xffff_ffffL;
        Session session = open(new Session.Start(node, scope, numbers, true, key), set);
        session.begin(alike, nowMs);
        return true;
    }

    private boolean compares(Id node, Id scope) {
        for (Session session : sessions.values()) {
            if (session.began && session.node.equals(node) && session.scope.equals(scope)) {
                return true;
            }
        }
        return false;
    }

    private boolean room(Id node) {
        int same = 0;
        for (Session session : sessions.values()) {
            same += session.node.equals(node) ? 1 : 0;
        }
        return same < SESSIONS_PER_NODE_MAX && sessions.size() < SESSIONS_MAX;
    }

    private Session open(Session.Start start, IdTree set) {
        Keyed keyed = new Keyed(crypto, start.key());
        Session session = new Session(start, set, keyed, outputs);
        sessions.put(new Name(start.node(), start.began(), start.number()), session);
        return session;
    }

    /** A message of a linked node whose first byte is 0x60 to 0x6f. */
    public void receive(Id from, byte[] message, long nowMs) {
        Decoded<SyncMessage> decoded = SyncMessage.decode(message);
        Reason reason =
                decoded instanceof Decoded.Ok<SyncMessage>(SyncMessage value)
                        ? take(from, value, nowMs)
                        : ((Decoded.Reject<SyncMessage>) decoded).reason();
        if (reason != null) {
            outputs.add(new SyncOutput.Rejected(from, reason, message.length));
        }
        sweep(nowMs);
    }

    /** Forgets sessions that are over; those the other side began count against its allowance. */
    private void sweep(long nowMs) {
        for (Session session : sessions.values()) {
            if (session.over() && !session.began) {
                Spent node = spent.computeIfAbsent(session.node, id -> new Spent());
                node.work = node.work(nowMs) + Math.max(WORK_LEAST, session.work());
                node.atMs = nowMs;
            }
        }
        sessions.values().removeIf(Session::over);
    }

    private boolean spent(Id node, long nowMs) {
        Spent lately = spent.get(node);
        return lately != null && lately.work(nowMs) >= WORK_PER_NODE_MAX;
    }

    private @Nullable Reason take(Id from, SyncMessage message, long nowMs) {
        Session session = sessions.get(new Name(from, !message.byBeginner(), message.session()));
        return switch (message) {
            case SyncMessage.Begin begin -> began(from, begin, session, nowMs);
            case SyncMessage.Round(
                            long number,
                            boolean by,
                            SyncMessage.Piece piece,
                            byte[] claims) ->
                    session == null ? Reason.UNKNOWN_TARGET : session.receive(piece, claims, nowMs);
            case SyncMessage.Stop(long number, boolean by, Reason why) -> {
                if (session != null) {
                    session.end(why);
                }
                yield null;
            }
        };
    }

    private @Nullable Reason began(
            Id from, SyncMessage.Begin begin, @Nullable Session known, long nowMs) {
        Session session = known;
        if (session == null) {
            IdTree set = sets.set(begin.scope(), from);
            Reason refusal =
                    set == null
                            ? Reason.UNKNOWN_TARGET
                            : room(from) && !spent(from, nowMs) ? null : Reason.FULL;
            if (set == null || refusal != null) {
                Reason why = refusal == null ? Reason.UNKNOWN_TARGET : refusal;
                SyncMessage stop = new SyncMessage.Stop(begin.session(), false, why);
                outputs.add(new SyncOutput.Post(from, stop.encode()));
                return why;
            }
            session =
                    open(
                            new Session.Start(
                                    from, begin.scope(), begin.session(), false, begin.key()),
                            set);
        }
        return session.receive(begin.piece(), begin.claims(), nowMs);
    }

    /** The link to the node ended. */
    public void unlinked(Id node) {
        for (Session session : sessions.values()) {
            if (session.node.equals(node)) {
                session.end(Reason.ENDED);
            }
        }
        sessions.values().removeIf(Session::over);
        spent.remove(node);
    }

    /** Does what is due. */
    public void expire(long nowMs) {
        List<Session> open = new ArrayList<>(sessions.values());
        for (Session session : open) {
            if (nowMs >= session.untilMs) {
                session.stop(Reason.EXPIRED);
            }
        }
        sweep(nowMs);
    }

    /** When to call {@link #expire} at the latest; {@code Long.MAX_VALUE} if nothing is due. */
    public long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Session session : sessions.values()) {
            deadlineMs = Math.min(deadlineMs, session.untilMs);
        }
        return deadlineMs;
    }

    /** What to do next, or null. */
    public @Nullable SyncOutput poll() {
        return outputs.poll();
    }
}
