package kith.net.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.FakeCrypto;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one side says to what the other sends, message by message, and when. */
class AnswersTest {

    private static final Id BOB = Samples.id(1);

    private final FakeCrypto crypto = new FakeCrypto();
    private final Transfers transfers = new Transfers(TransferBounds.usual(), crypto);
    private final List<TransferOutput> outputs = new ArrayList<>();
    private long nowMs = 1000;

    /** The messages posted since the last call; all else is kept. */
    private List<byte[]> posts() {
        List<byte[]> posts = new ArrayList<>();
        TransferOutput output = transfers.poll();
        while (output != null) {
            if (output instanceof TransferOutput.Post(Id to, byte[] message)) {
                posts.add(message);
            } else {
                outputs.add(output);
            }
            output = transfers.poll();
        }
        return posts;
    }

    private void give(byte[] message) {
        transfers.receive(BOB, message, nowMs);
    }

    /** The next message, as time passes; how many milliseconds from now it came. */
    private long waitFor(int kind) {
        long sinceMs = nowMs;
        for (int i = 0; i < 100; i++) {
            for (byte[] message : posts()) {
                if (message[0] == kind) {
                    return nowMs - sinceMs;
                }
            }
            nowMs = transfers.deadlineMs();
            transfers.expire(nowMs);
        }
        throw new AssertionError("no message of kind " + kind);
    }

    private Sealed expiring(int seed, long expiryMs) {
        HeadFields fields = new HeadFields(1, Samples.id(77), expiryMs);
        return Envelopes.split(fields, null, Samples.random(seed, 100), crypto);
    }

    private long count(Class<? extends TransferOutput> kind) {
        return outputs.stream().filter(kind::isInstance).count();
    }

    /** Rejections so far, by reason. */
    private List<Reason> rejections() {
        posts();
        List<Reason> reasons = new ArrayList<>();
        for (TransferOutput output : outputs) {
            if (output instanceof TransferOutput.Rejected(Id from, Reason reason, int bytes)) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    @Test
    void aNodeThatIsFullIsLeftInPeaceLongerEachTimeAndThenGetsTheEnvelope() {
        Sealed sealed = Samples.sealed(1, 3000);
        transfers.linked(BOB, nowMs);
        transfers.offer(sealed, BOB, nowMs);
        transfers.room(BOB, 1000);
        assertEquals(0, waitFor(Messages.PACKET));
        byte[] full = Messages.refused(sealed.id(), Reason.FULL);
        long before = 0;
        for (int i = 0; i < 12; i++) {
            posts();
            give(full);
            assertTrue(posts().isEmpty(), "nothing is sent to a full node");
            long pause = waitFor(Messages.HAVE);
            assertTrue(pause >= Math.max(10_000, before) && pause <= 600_000, pause + " ms");
            before = pause;
        }
        assertEquals(600_000, before);
        BitSet all = new BitSet();
        all.set(1, sealed.packets().size());
        give(Messages.want(sealed.id(), all));
        assertEquals(sealed.packets().size() - 1, posts().size());
        give(Messages.got(sealed.id()));
        posts();
        assertEquals(1, count(TransferOutput.Got.class));
        assertEquals(0, count(TransferOutput.Refused.class));
    }

    @Test
    void aNodeThatSaysNothingIsRemindedEverMoreSeldom() {
        Sealed sealed = Samples.sealed(2, 100);
        transfers.linked(BOB, nowMs);
        transfers.offer(sealed, BOB, nowMs);
        transfers.room(BOB, 1000);
        waitFor(Messages.PACKET);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pauses.add(waitFor(Messages.HAVE));
        }
        assertEquals(2_000, pauses.get(0));
        assertEquals(60_000, pauses.get(7));
        for (int i = 1; i < 8; i++) {
            assertTrue(pauses.get(i) >= pauses.get(i - 1), pauses.toString());
        }
    }

    @Test
    void soManyEnvelopesAreGivenToOneThatAsksUninvitedAndNotOneMore() {
        List<Sealed> all = new ArrayList<>();
        for (int i = 0; i <= Outbound.GUESTS_MAX; i++) {
            Sealed sealed = Samples.sealed(10 + i, 100);
            transfers.offer(sealed, Samples.id(9), nowMs); // To another, who is away.
            all.add(sealed);
        }
        transfers.linked(BOB, nowMs);
        transfers.room(BOB, 1000);
        posts();
        BitSet head = new BitSet();
        head.set(0);
        for (Sealed sealed : all) {
            give(Messages.want(sealed.id(), head));
        }
        List<byte[]> answers = posts();
        assertEquals(Outbound.GUESTS_MAX, ofKind(answers, Messages.PACKET));
        assertEquals(1, ofKind(answers, Messages.REFUSED));
        nowMs += Delivery.ALLOWANCE_MS - 1;
        transfers.expire(nowMs);
        give(Messages.want(all.get(Outbound.GUESTS_MAX).id(), head));
        assertEquals(1, ofKind(posts(), Messages.REFUSED), "a guest stays for a minute");
        nowMs += 1;
        transfers.expire(nowMs);
        give(Messages.want(all.get(Outbound.GUESTS_MAX).id(), head));
        assertEquals(1, ofKind(posts(), Messages.PACKET));
        give(Messages.got(all.get(Outbound.GUESTS_MAX).id()));
        posts();
        assertEquals(0, count(TransferOutput.Got.class), "a guest's word is nobody's");
    }

    private static int ofKind(List<byte[]> messages, int kind) {
        return (int) messages.stream().filter(message -> message[0] == kind).count();
    }

    /** Milliseconds from now to the expiry, and what is said to the head. */
    @ParameterizedTest
    @CsvSource({
        "-1, EXPIRED",
        "0, EXPIRED",
        "1, ''",
        "2764800000, ''",
        "2764800001, INVALID_FIELD"
    })
    void onlyAHeadThatIsNeitherExpiredNorFarAheadIsTaken(long aheadMs, String reason) {
        assertEquals(2_764_800_000L, Inbound.AHEAD_MS_MAX);
        nowMs = 5_000_000_000L;
        Sealed sealed = expiring(3, nowMs + aheadMs);
        transfers.linked(BOB, nowMs);
        transfers.room(BOB, 10);
        give(Messages.carrying(Messages.HAVE, sealed.packets().get(0)));
        List<byte[]> answers = posts();
        assertEquals(reason.isEmpty() ? 1 : 0, ofKind(answers, Messages.WANT));
        assertEquals(reason.isEmpty() ? 0 : 1, ofKind(answers, Messages.REFUSED));
        assertEquals(reason.isEmpty() ? List.of() : List.of(Reason.valueOf(reason)), rejections());
    }

    @Test
    void nothingIsOfferedInItsLastMoment() {
        assertFalse(transfers.offer(expiring(4, nowMs), BOB, nowMs));
        assertTrue(transfers.offer(expiring(5, nowMs + 1), BOB, nowMs));
        nowMs++;
        transfers.expire(nowMs);
        posts();
        assertEquals(1, count(TransferOutput.Refused.class));
    }

    @Test
    void whatWasTakenIsForgottenSomeTimeAfterItExpired() {
        nowMs = 5_000_000_000L;
        Sealed sealed = expiring(6, nowMs + 2_000_000);
        transfers.linked(BOB, nowMs);
        transfers.room(BOB, 100);
        for (byte[] packet : sealed.packets()) {
            give(Messages.carrying(Messages.PACKET, packet));
        }
        posts();
        assertEquals(1, count(TransferOutput.Complete.class));
        transfers.took(sealed.id());
        posts();
        outputs.clear();
        transfers.known(BOB, true);
        transfers.offer(expiring(7, nowMs + 10_000_000), Samples.id(9), nowMs);
        for (long ms = 0; ms < 2_000_000; ms += 500_000) {
            nowMs += 500_000;
            transfers.expire(nowMs);
        }
        for (int i = 0; i < 4; i++) {
            transfers.offer(expiring(20 + i, nowMs + 600_000), Samples.id(9), nowMs);
            nowMs += 600_000;
            transfers.expire(nowMs);
        }
        posts();
        List<StoreRecord> forgotten = new ArrayList<>();
        for (TransferOutput output : outputs) {
            if (output instanceof TransferOutput.Save(StoreRecord record)
                    && record.kind() == StoreRecord.Kind.SEEN
                    && record.value() == null) {
                forgotten.add(record);
            }
        }
        assertEquals(1, forgotten.size());
        assertEquals(sealed.id(), Id.of(forgotten.get(0).key()));
    }

    /** Codes on the wire: 1 to 8 mean something, others are refused. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "8, 0", "9, 1", "255, 1"})
    void refusalsHaveKnownCodes(int code, int rejected) {
        byte[] refusal = Messages.refused(Samples.id(5), Reason.FULL);
        refusal[refusal.length - 1] = (byte) code;
        give(refusal);
        assertEquals(rejected, rejections().size());
    }
}
