package kith.net.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a set with another node, seen from one side. Rounds take turns; each answers
 * the claims of the round before, until nothing is left to say.
 */
final class Session {

    /** 16: eight splits by eight reach 10^7 ids from one range, and four rounds settle a list. */
    static final int ROUNDS_MAX = 16;

    /** 256 KiB each way: 8000 ids that one side lacks. What is left is for the next session. */
    static final int BYTES_MAX = 256 << 10;

    /** 255: the index of a piece is one byte. */
    static final int PIECES_MAX = 255;

    /** 4096 claims a round: four times what honest sides send. */
    static final int CLAIMS_MAX = 4096;

    /** 65 536 fingerprints and short forms, some 0.1 s of one core. */
    static final int WORK_MAX = 1 << 16;

    /** 30 s without a new piece: links repeat lost ones sooner. */
    static final long SILENCE_MS = 30_000;

    /** 1024: ranges all mismatches of a round are split into together. */
    private static final int SPLIT_TOTAL = 1024;

    /** 8: what a range is split into at least, if it has ids for so many. */
    private static final int SPLIT_LEAST = 8;

    /** 12: ids a range that is not split further should have; about the square root of a list's. */
    private static final int LEAF_IDS = 12;

    final Id node;
    final Id scope;
    final long number;
    final boolean began;
    final byte[] key;
    private final IdTree set;
    private final Keyed keyed;
    private final ArrayDeque<SyncOutput> outputs;
    private final List<@Nullable List<Claim>> pieces = new ArrayList<>();
    private int round;
    private int pieceCount = Integer.MAX_VALUE;
    private int held;
    private int claimCount;
    private int receivedBytes;
    private int sentBytes;
    private int work;
    private boolean cut;
    private boolean over;
    long untilMs;

    /** What makes a session another than all others. */
    record Start(Id node, Id scope, long number, boolean began, byte[] key) {}

    Session(Start start, IdTree set, Keyed keyed, ArrayDeque<SyncOutput> outputs) {
        this.node = start.node();
        this.scope = start.scope();
        this.number = start.number();
        this.began = start.began();
        this.key = start.key();
        this.set = set;
        this.keyed = keyed;
        this.outputs = outputs;
        this.round = began ? 1 : 0;
    }

    boolean over() {
        return over;
    }

    /** Fingerprints and short forms made so far. */
    int work() {
        return work;
    }

    /** Sends the first round. */
    void begin(boolean alike, long nowMs) {
        ClaimWriter writer = new ClaimWriter(SyncMessage.FIRST_CLAIMS_BYTES_MAX);
        int parts = alike ? 1 : SPLIT_TOTAL;
        for (Claim claim : split(Range.ALL, set.size(), parts, alike)) {
            writer.add(claim);
        }
        send(writer, 0);
        untilMs = nowMs + SILENCE_MS;
    }

    /** Takes a piece of a round; why not, or null. */
    @Nullable Reason receive(SyncMessage.Piece piece, byte[] bytes, long nowMs) {
        if (piece.round() < round || (piece.index() < pieces.size() && has(piece.index()))) {
            return null; // Links may repeat.
        }
        if (piece.round() > round || piece.index() >= pieceCount) {
            return fail(Reason.INVALID_FIELD);
        }
        receivedBytes += bytes.length;
        if (receivedBytes > BYTES_MAX) {
            return fail(Reason.TOO_LONG);
        }
        Decoded<List<Claim>> decoded = ClaimReader.read(bytes);
        List<Claim> claims = decoded.orNull();
        if (claims == null) {
            return fail(decoded instanceof Decoded.Reject<List<Claim>>(Reason why) ? why : null);
        }
        claimCount += claims.size();
        if (claimCount > CLAIMS_MAX) {
            return fail(Reason.TOO_LONG);
        }
        untilMs = nowMs + SILENCE_MS;
        while (pieces.size() <= piece.index()) {
            pieces.add(null);
        }
        pieces.set(piece.index(), claims);
        held++;
        if (piece.end() != SyncMessage.End.MORE) {
            cut |= piece.end() == SyncMessage.End.CUT;
            pieceCount = piece.index() + 1;
        }
        if (pieces.size() > pieceCount) {
            return fail(Reason.INVALID_FIELD);
        }
        return held == pieceCount ? answer() : null;
    }

    private boolean has(int index) {
        return pieces.get(index) != null;
    }

    /** All of a round is here. */
    private @Nullable Reason answer() {
        List<Claim> claims = new ArrayList<>(claimCount);
        for (List<Claim> piece : pieces) {
            if (piece != null) {
                claims.addAll(piece);
            }
        }
        pieces.clear();
        pieceCount = Integer.MAX_VALUE;
        held = 0;
        claimCount = 0;
        if (!ascending(claims)) {
            return fail(Reason.INVALID_FIELD);
        }
        int mine = round + 1;
        round += 2;
        ClaimWriter writer = new ClaimWriter(SyncMessage.CLAIMS_BYTES_MAX);
        if (!claims.isEmpty() && mine < ROUNDS_MAX) {
            reply(claims, writer);
        }
        boolean silent = writer.isEmpty();
        cut |= silent && mine >= ROUNDS_MAX && !claims.isEmpty();
        if (!claims.isEmpty()) {
            send(writer, mine);
        }
        if (work > WORK_MAX) {
            return fail(Reason.FULL);
        }
        if (silent) {
            end(cut ? Reason.FULL : null);
        }
        return null;
    }

    private static boolean ascending(List<Claim> claims) {
        Id border = Range.LEAST;
        for (Claim claim : claims) {
            Range range =
                    switch (claim) {
                        case Claim.Fingerprint fingerprint -> fingerprint.range();
                        case Claim.Listing listing -> listing.range();
                        case Claim.Wanted wanted -> wanted.range();
                        case Claim.Lacking lacking -> null;
                    };
            if (range == null) {
                continue;
            }
            if (border == null || range.from().compareTo(border) < 0) {
                return false;
            }
            border = range.to();
        }
        return true;
    }

    private void reply(List<Claim> claims, ClaimWriter writer) {
        int differing = 0;
        boolean[] differs = new boolean[claims.size()];
        for (int i = 0; i < differs.length; i++) {
            if (claims.get(i) instanceof Claim.Fingerprint(Range range, long value)) {
                differs[i] = fingerprint(range) != value;
                differing += differs[i] ? 1 : 0;
            }
        }
        int parts = Math.max(SPLIT_LEAST, SPLIT_TOTAL / Math.max(1, differing));
        for (int i = 0; i < differs.length && work <= WORK_MAX; i++) {
            switch (claims.get(i)) {
                case Claim.Fingerprint(Range range, long value) -> {
                    if (differs[i]) {
                        int count = set.count(range.from(), range.to());
                        split(range, count, parts, false).forEach(claim -> add(writer, claim));
                    }
                }
                case Claim.Listing(Range range, List<Long> briefs) ->
                        compare(range, briefs, writer);
                case Claim.Wanted(Range range, List<Long> briefs) -> give(range, briefs, writer);
                case Claim.Lacking(List<Id> ids) -> {
                    for (Id id : ids) {
                        if (!set.contains(id)) {
                            outputs.add(new SyncOutput.Missing(node, scope, id));
                        }
                    }
                }
            }
        }
    }

    private void add(ClaimWriter writer, Claim claim) {
        if (room(writer) < SyncMessage.BYTES_MAX) {
            cut = true;
        } else {
            writer.add(claim);
        }
    }

    /** Bytes that may still be said, this round and in all. */
    private int room(ClaimWriter writer) {
        int bytes = BYTES_MAX - sentBytes - writer.length();
        return Math.min(bytes, (PIECES_MAX - writer.pieces()) * Claim.IDS_MAX * Id.BYTES);
    }

    /** What to say about a range of which the other side says something else. */
    private List<Claim> split(Range range, int count, int partsMax, boolean whole) {
        if (!whole && count <= Claim.LISTED_MAX) {
            List<Id> ids = set.ids(range.from(), range.to(), count);
            return List.of(new Claim.Listing(range, briefs(ids)));
        }
        int parts = Math.max(1, Math.min(partsMax, (count + LEAF_IDS - 1) / LEAF_IDS));
        int start = set.rank(range.from());
        List<Claim> claims = new ArrayList<>(parts);
        Id from = range.from();
        for (int i = 1; i <= parts; i++) {
            int next = start + (int) ((long) count * i / parts);
            Id to = i == parts ? range.to() : Range.border(set.at(next - 1), set.at(next));
            Range part = new Range(from, to);
            claims.add(new Claim.Fingerprint(part, fingerprint(part)));
            from = to == null ? from : to;
        }
        return claims;
    }

    /** The other side listed all it has in a range. */
    private void compare(Range range, List<Long> theirs, ClaimWriter writer) {
        // No id beyond these can be told to the other side in this session.
        int most = theirs.size() + (BYTES_MAX - sentBytes) / Id.BYTES;
        List<Id> mine = set.ids(range.from(), range.to(), most);
        cut |= mine.size() == most;
        List<Long> briefs = briefs(mine);
        Set<Long> listed = new HashSet<>(theirs);
        List<Id> lacking = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            if (!listed.contains(briefs.get(i))) {
                lacking.add(mine.get(i));
            }
        }
        Set<Long> had = new HashSet<>(briefs);
        List<Long> wanted = new ArrayList<>();
        for (Long brief : theirs) {
            if (!had.contains(brief)) {
                wanted.add(brief);
            }
        }
        if (!wanted.isEmpty()) {
            add(writer, new Claim.Wanted(range, wanted));
        }
        tell(lacking, writer);
    }

    /** The other side wants ids of a range by their short forms. */
    private void give(Range range, List<Long> wanted, ClaimWriter writer) {
        List<Id> ids = set.ids(range.from(), range.to(), Claim.SHORTS_MAX);
        List<Long> briefs = briefs(ids);
        Set<Long> asked = new HashSet<>(wanted);
        List<Id> lacking = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (asked.contains(briefs.get(i))) {
                lacking.add(ids.get(i));
            }
        }
        tell(lacking, writer);
    }

    private void tell(List<Id> lacking, ClaimWriter writer) {
        for (Id id : lacking) {
            outputs.add(new SyncOutput.Extra(node, scope, id));
        }
        int fit = Math.max(0, room(writer) - SyncMessage.BYTES_MAX) / Id.BYTES;
        cut |= fit < lacking.size();
        writer.lacking(lacking.subList(0, Math.min(fit, lacking.size())));
    }

    private long fingerprint(Range range) {
        work++;
        return keyed.fingerprint(set.sum(range.from(), range.to()));
    }

    private List<Long> briefs(List<Id> ids) {
        work += ids.size();
        return keyed.briefs(ids);
    }

    private void send(ClaimWriter writer, int at) {
        List<byte[]> bodies = writer.finish();
        for (int i = 0; i < bodies.size(); i++) {
            byte[] body = bodies.get(i);
            SyncMessage.End last = cut ? SyncMessage.End.CUT : SyncMessage.End.LAST;
            SyncMessage.End end = i + 1 < bodies.size() ? SyncMessage.End.MORE : last;
            SyncMessage.Piece piece = new SyncMessage.Piece(at, i, end);
            sentBytes += body.length;
            SyncMessage message =
                    at == 0
                            ? new SyncMessage.Begin(number, scope, key, piece, body)
                            : new SyncMessage.Round(number, began, piece, body);
            outputs.add(new SyncOutput.Post(node, message.encode()));
        }
    }

    /** Ends the session because of what the other side did. */
    private Reason fail(@Nullable Reason reason) {
        Reason why = reason == null ? Reason.INVALID_FIELD : reason;
        stop(why);
        return why;
    }

    /** Ends the session and says so to the other side. */
    void stop(Reason reason) {
        outputs.add(
                new SyncOutput.Post(node, new SyncMessage.Stop(number, began, reason).encode()));
        end(reason);
    }

    /** Ends the session; {@code reason} is null if everything was said. */
    void end(@Nullable Reason reason) {
        if (!over) {
            over = true;
            outputs.add(new SyncOutput.Ended(node, scope, began, reason));
        }
    }
}
