package kith.net.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kith.net.Id;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

/** What a node can do that lies, floods, or sends what no honest node sends. */
class HostileSyncTest {

    private static final long NOW_MS = Compared.NOW_MS;

    private final Compared pair = ReconcilerTest.filled(1, 50_000, 0, 0);
    private long sessions;

    /** Begins a session at the other node with these pieces, and gives what it answers. */
    private List<byte[]> begin(byte[]... pieces) {
        sessions++;
        List<byte[]> answer = new ArrayList<>();
        for (int i = 0; i < pieces.length; i++) {
            SyncMessage.End end =
                    i + 1 < pieces.length ? SyncMessage.End.MORE : SyncMessage.End.LAST;
            SyncMessage begin =
                    new SyncMessage.Begin(
                            sessions,
                            Compared.SCOPE,
                            new byte[Keyed.KEY_BYTES],
                            new SyncMessage.Piece(0, i, end),
                            pieces[i]);
            pair.other.reconciler.receive(pair.one.id, begin.encode(), NOW_MS);
            answer.addAll(pair.other.posts());
        }
        return answer;
    }

    private static byte[] claims(Claim... claims) {
        ClaimWriter writer = new ClaimWriter(SyncMessage.FIRST_CLAIMS_BYTES_MAX);
        for (Claim claim : claims) {
            writer.add(claim);
        }
        return writer.finish().getFirst();
    }

    /** Fingerprints that are all wrong, of ranges that follow each other. */
    private static byte[][] wrong(int count) {
        ClaimWriter writer = new ClaimWriter(SyncMessage.FIRST_CLAIMS_BYTES_MAX);
        Id from = Range.LEAST;
        for (int i = 1; i <= count; i++) {
            Id to = Id.of(new Writer(Id.BYTES).u16(i).zeros(Id.BYTES - 2).toBytes());
            writer.add(new Claim.Fingerprint(new Range(from, to), i));
            from = to;
        }
        return writer.finish().toArray(new byte[0][]);
    }

    private Reason lastReason() {
        return pair.other.rejected.getLast();
    }

    @Test
    void asManyClaimsAsTheBoundAreAnsweredAndNotOneMore() {
        assertTrue(begin(wrong(Session.CLAIMS_MAX)).size() > 1);
        assertTrue(pair.other.rejected.isEmpty());
        assertEquals(1, begin(wrong(Session.CLAIMS_MAX + 1)).size(), "it says that it stops");
        assertEquals(Reason.TOO_LONG, lastReason());
    }

    @Test
    void anAnswerIsBoundedWhateverIsAsked() {
        long bytes = 0;
        for (byte[] message : begin(wrong(Session.CLAIMS_MAX))) {
            bytes += message.length;
        }
        assertTrue(bytes <= Session.BYTES_MAX + 255 * 9, bytes + " bytes");
        List<byte[]> all = begin(claims(new Claim.Listing(Range.ALL, List.of())));
        long idBytes = 0;
        for (byte[] message : all) {
            idBytes += message.length;
        }
        assertTrue(idBytes <= Session.BYTES_MAX + 255 * 9, idBytes + " bytes");
        assertTrue(all.size() <= Session.PIECES_MAX, all.size() + " pieces");
    }

    @Test
    void eightSessionsWithANodeAndNotNine() {
        for (int i = 0; i < Reconciler.SESSIONS_PER_NODE_MAX; i++) {
            assertTrue(begin(claims(new Claim.Fingerprint(Range.ALL, 1))).size() > 1);
        }
        List<byte[]> answer = begin(claims(new Claim.Fingerprint(Range.ALL, 1)));
        assertEquals(
                new SyncMessage.Stop(sessions, false, Reason.FULL),
                SyncMessage.decode(answer.getFirst()).orNull());
        pair.other.reconciler.unlinked(pair.one.id);
        assertTrue(begin(claims(new Claim.Fingerprint(Range.ALL, 1))).size() > 1);
    }

    @Test
    void whoMakesThisNodeWorkTooMuchIsRefusedForAWhile() {
        int begun = 0;
        while (pair.other.rejected.isEmpty() || lastReason() != Reason.FULL) {
            begin(claims(new Claim.Listing(Range.ALL, List.of())));
            // The answer is not waited for: the session is given up at once.
            SyncMessage stop = new SyncMessage.Stop(sessions, true, Reason.ENDED);
            pair.other.reconciler.receive(pair.one.id, stop.encode(), NOW_MS);
            pair.other.posts();
            begun++;
            assertTrue(begun < 1000);
        }
        assertTrue(begun > 8, begun + " sessions");
        long later = NOW_MS + Reconciler.WORK_PERIOD_MS;
        assertTrue(pair.one.reconciler.begin(pair.other.id, Compared.SCOPE, true, later));
        pair.other.reconciler.receive(pair.one.id, pair.one.posts().getFirst(), later);
        assertEquals(1, pair.other.posts().size());
    }

    @Test
    void rangesThatOverlapAreRefused() {
        Id middle = Id.of(new Writer(Id.BYTES).u8(0x80).zeros(31).toBytes());
        begin(
                claims(new Claim.Fingerprint(new Range(Range.LEAST, middle), 1)),
                claims(new Claim.Fingerprint(new Range(Range.LEAST, middle), 1)));
        assertEquals(Reason.INVALID_FIELD, lastReason());
        begin(
                claims(new Claim.Fingerprint(Range.ALL, 1)),
                claims(new Claim.Fingerprint(Range.ALL, 1)));
        assertEquals(Reason.INVALID_FIELD, lastReason());
    }

    @Test
    void aWantOverTheWholeSetLooksAtFewIds() {
        List<byte[]> answer = begin(claims(new Claim.Wanted(Range.ALL, List.of(1L, 2L))));
        assertEquals(1, answer.size());
        assertTrue(pair.other.extra.isEmpty());
    }

    @Test
    void idsThatNobodyHasAreToldOnceAndBounded() {
        Random random = new Random(2);
        List<Id> lies = new ArrayList<>();
        for (int i = 0; i < Claim.IDS_MAX; i++) {
            lies.add(IdTreeTest.random(random));
        }
        begin(claims(new Claim.Lacking(lies)));
        assertEquals(lies, new ArrayList<>(pair.other.missing));
    }

    @Test
    void aSessionThatGoesOnForeverEnds() {
        begin(claims(new Claim.Fingerprint(Range.ALL, 1)));
        int round = 2;
        while (pair.other.ended.isEmpty()) {
            SyncMessage.Piece piece = new SyncMessage.Piece(round, 0, SyncMessage.End.LAST);
            byte[] lie = claims(new Claim.Fingerprint(Range.ALL, round));
            SyncMessage message = new SyncMessage.Round(sessions, true, piece, lie);
            pair.other.reconciler.receive(pair.one.id, message.encode(), NOW_MS);
            pair.other.posts();
            round += 2;
            assertTrue(round <= Session.ROUNDS_MAX + 2, "round " + round);
        }
        assertEquals(Reason.FULL, Compared.reason(pair.other));
    }

    @Test
    void aRoundOutOfTurnEndsTheSession() {
        begin(claims(new Claim.Fingerprint(Range.ALL, 1)));
        SyncMessage.Piece piece = new SyncMessage.Piece(4, 0, SyncMessage.End.LAST);
        SyncMessage message = new SyncMessage.Round(sessions, true, piece, new byte[0]);
        pair.other.reconciler.receive(pair.one.id, message.encode(), NOW_MS);
        pair.other.posts();
        assertEquals(Reason.INVALID_FIELD, lastReason());
    }

    @Test
    void bytesOfAnyShapeAreRefusedOrTakenButNeverThrow() {
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] message = new byte[random.nextInt(80)];
            random.nextBytes(message);
            if (message.length > 60 && random.nextBoolean()) {
                byte[] claims = Arrays.copyOfRange(message, 55, message.length);
                SyncMessage.Piece piece = new SyncMessage.Piece(0, 0, SyncMessage.End.LAST);
                message =
                        new SyncMessage.Begin(i, Compared.SCOPE, new byte[16], piece, claims)
                                .encode();
            } else if (message.length > 0) {
                message[0] = (byte) (0x60 + random.nextInt(4));
            }
            int before = pair.other.rejected.size();
            pair.other.reconciler.receive(pair.one.id, message, NOW_MS + i * 1000L);
            pair.other.reconciler.expire(NOW_MS + i * 1000L);
            pair.other.posts();
            refused += pair.other.rejected.size() - before;
        }
        assertTrue(refused > 40_000, refused + " refused");
    }

    @Test
    void whatIsLongerThanItsBoundIsNotRead() {
        byte[] message = new byte[SyncMessage.BYTES_MAX + 1];
        message[0] = SyncMessage.BEGIN;
        assertEquals(Decoded.reject(Reason.TOO_LONG), SyncMessage.decode(message));
        byte[] most = new byte[SyncMessage.BYTES_MAX];
        most[0] = SyncMessage.BEGIN;
        assertNotNull(SyncMessage.decode(most).orNull());
        assertNull(SyncMessage.decode(new byte[0]).orNull());
    }
}
