package kith.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import kith.net.envelope.Envelopes;
import kith.net.envelope.HeadFields;
import kith.net.envelope.Sealed;
import kith.net.fuzz.Census;
import kith.net.trace.TraceEvent;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

/**
 * Lies about packets, told by a contact between whole peers: hashes of what she does not have, and
 * other packets under the hashes of a true message that comes at the same time.
 */
class HashListLiesTest {

    private static final int HAVE = 0x10;
    private static final int PACKET = 0x11;
    private static final int LIST_ROLE = 2;

    /** Of a data packet and of a full list; enough of the first that there are lists. */
    private static final int PAYLOAD_BYTES = 1_115;

    private static final int CONTENT_BYTES = 100_000;

    /** Incomplete envelopes of one node, see docs/protocol/envelope.md. */
    private static final int ENVELOPES_MAX = 128;

    /** A head with one hash and a full list. */
    private static final int LIE_BYTES = 83 + 1_056;

    private final Village village = new Village(23);
    private final Village.House ann = village.house(1);
    private final Village.House ben = village.house(2);
    private final Village.House eve = village.house(3);
    private final byte[] content = random(CONTENT_BYTES);

    HashListLiesTest() {
        for (Village.House other : List.of(ben, eve)) {
            ann.handle(new Input.Invite());
            other.handle(new Input.Accept(ann.all(Output.Invited.class).getLast().invitation()));
            village.run(5_000);
            assertFalse(other.all(Output.Contact.class).isEmpty());
        }
    }

    /** A message of Ben's to Ann, of which nothing has arrived yet. */
    private Sealed onItsWay() {
        village.loses = seen -> seen.from().equals(ben.address);
        ben.handle(new Input.Send(1, ann.author(), content));
        StoreRecord record =
                ben.disk.values().stream()
                        .filter(each -> each.kind() == StoreRecord.Kind.OUTGOING)
                        .filter(each -> each.key().length == Id.BYTES)
                        .findFirst()
                        .orElseThrow();
        byte[] value = Objects.requireNonNull(record.value());
        return Objects.requireNonNull(Envelopes.unpack(value, ben.crypto));
    }

    private void say(int kind, byte[] packet) {
        byte[] message = new Writer(1 + packet.length).u8(kind).bytes(packet).toBytes();
        // Her connection takes no more for a moment, or her link is gone.
        for (int i = 0; i < 20 && !eve.peer.neighbors.post(ann.id(), message); i++) {
            village.run(50);
        }
        eve.handle(new Input.Tick());
    }

    private void benIsHeardWithin(long ms) {
        village.loses = seen -> false;
        village.run(ms);
        List<Output.Deliver> delivered = ann.all(Output.Deliver.class);
        assertEquals(1, delivered.size());
        assertArrayEquals(content, delivered.get(0).content());
    }

    private Set<Reason> refused() {
        Set<Reason> reasons = new TreeSet<>();
        for (Output.Trace trace : ann.all(Output.Trace.class)) {
            Reason reason = trace.event().reason();
            if (trace.event().kind() == TraceEvent.Kind.REJECTED && reason != null) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        village.random.nextBytes(bytes);
        return bytes;
    }

    /** A packet of an envelope with what somebody likes in it. */
    private static byte[] packet(Sealed envelope, int index, byte[] payload) {
        Writer writer = new Writer(2_000).u8(2);
        envelope.id().write(writer);
        return writer.u16(index).u16(envelope.packets().size()).bytes(payload).toBytes();
    }

    private static byte[] payload(Sealed envelope, int index) {
        byte[] packet = envelope.packets().get(index);
        return Arrays.copyOfRange(packet, Envelopes.HEADER_BYTES, packet.length);
    }

    @Test
    void whoOffersATrueHeadAndHasNothingKeepsNobodyElseOut() {
        Sealed envelope = onItsWay();
        say(HAVE, envelope.packets().get(0));
        village.run(50);
        eve.broken = true;
        village.run(500);
        benIsHeardWithin(15_000);
    }

    @Test
    void otherPacketsUnderTrueHashesAreRefusedAndTheTrueOnesTaken() {
        Sealed envelope = onItsWay();
        int count = envelope.packets().size();
        say(PACKET, envelope.packets().get(0));
        for (int i = 1; i < count; i++) {
            byte[] payload = payload(envelope, i);
            byte[] flipped = payload.clone();
            flipped[i % flipped.length] ^= 1;
            say(PACKET, packet(envelope, i, flipped));
            say(PACKET, packet(envelope, i, payload(envelope, 1 + i % (count - 1))));
            say(PACKET, packet(envelope, i, Arrays.copyOf(payload, payload.length - 1)));
            say(PACKET, packet(envelope, i, Arrays.copyOf(payload, payload.length + 1)));
        }
        village.run(500);
        Set<Reason> refused = refused();
        assertTrue(refused.contains(Reason.FORGED), () -> "" + refused);
        assertTrue(refused.contains(Reason.INVALID_FIELD), () -> "" + refused);
        assertTrue(ann.all(Output.Deliver.class).isEmpty());
        benIsHeardWithin(20_000);
    }

    /** The lies come before what shows that they are lies, and fill the quarantine. */
    @Test
    void liesThatComeBeforeTheHeadGiveWayToTheTruth() {
        Sealed envelope = onItsWay();
        for (int i = envelope.packets().size() - 1; i > 0; i--) {
            byte[] payload = payload(envelope, i);
            say(PACKET, packet(envelope, i, random(payload.length)));
        }
        village.run(500);
        benIsHeardWithin(20_000);
    }

    /**
     * Heads that name a list, and lists that name what nobody has. All is as it should be, so
     * nothing of it is an offence.
     */
    @Test
    void listsOfHashesThatNothingHasAreHeldUpToABoundAndNoLongerThanTheyLast() {
        long before = held();
        long expiryMs = village.nowMs + 100_000;
        Sealed first = null;
        for (int i = 0; i < 2 * ENVELOPES_MAX; i++) {
            HeadFields fields = new HeadFields(1, Id.of(random(Id.BYTES)), expiryMs);
            Sealed like = Envelopes.split(fields, null, new byte[60 * PAYLOAD_BYTES], eve.crypto);
            byte[] list = random(payload(like, 1).length);
            byte[] place = {LIST_ROLE, 0, 1};
            byte[] hash = eve.crypto.sha256(place, list);
            byte[] head = like.packets().get(0).clone();
            System.arraycopy(hash, 0, head, head.length - hash.length, hash.length);
            Sealed lie = new Sealed(Id.of(eve.crypto.sha256(head)), like.packets());
            first = first == null ? lie : first;
            say(PACKET, head);
            say(PACKET, packet(lie, 1, list));
        }
        village.run(1_000);
        long during = held() - before;
        assertTrue(during > ENVELOPES_MAX * LIE_BYTES, () -> during + " bytes more");
        assertTrue(during < ENVELOPES_MAX * LIE_BYTES * 5 / 4, () -> during + " bytes more");
        assertTrue(refused().contains(Reason.FULL), () -> "" + refused());
        say(PACKET, packet(Objects.requireNonNull(first), 3, random(PAYLOAD_BYTES)));
        village.run(50);
        assertTrue(refused().contains(Reason.FORGED), () -> "" + refused());
        onItsWay();
        benIsHeardWithin(20_000);
        ann.handle(new Input.Taken(ann.all(Output.Deliver.class).getLast().envelope()));
        village.run(200_000);
        ann.outputs.clear();
        village.wire.clear();
        long after = held() - before;
        assertTrue(after < during / 4, () -> during + " bytes more, then " + after);
    }

    /** Bytes in all arrays below Ann's peer. */
    private long held() {
        return Census.arrays(ann.peer).stream().mapToLong(bytes -> bytes.length).sum();
    }
}
