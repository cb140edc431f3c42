package kith.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import kith.net.fuzz.Census;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

/**
 * What a contact can do who has turned: Eve is a contact of Ann's, so her messages are heard. She
 * must neither lose what Ann and Ben send each other nor make Ann hold more and more.
 */
class HostileContactTest {

    private static final int HAVE = 0x10;
    private static final int PACKET = 0x11;
    private static final int WANT = 0x12;
    private static final int GOT = 0x13;
    private static final int REFUSED = 0x14;
    private static final int PROVE = 0x30;
    private static final int PREKEY = 0x32;

    private final Village village = new Village(11);
    private final Village.House ann = village.house(1);
    private final Village.House ben = village.house(2);
    private final Village.House eve = village.house(3);

    HostileContactTest() {
        befriend(ben);
        befriend(eve);
    }

    private void befriend(Village.House other) {
        ann.handle(new Input.Invite());
        other.handle(new Input.Accept(ann.all(Output.Invited.class).getLast().invitation()));
        village.run(5_000);
        assertFalse(other.all(Output.Contact.class).isEmpty());
    }

    /** Eve says this to Ann, whatever her own machine thinks of it; false if she has no room. */
    private boolean say(byte[] message) {
        boolean said = eve.peer.neighbors.post(ann.id(), message);
        eve.handle(new Input.Tick());
        return said;
    }

    private void flood(int count, IntFunction<byte[]> messages) {
        for (int i = 0; i < count; i++) {
            if (!say(messages.apply(i))) {
                village.run(100);
            }
        }
        village.run(2_000);
    }

    /** Bytes in all arrays below Ann's peer. */
    private long held() {
        return Census.arrays(ann.peer).stream().mapToLong(bytes -> bytes.length).sum();
    }

    private static Writer kind(int kind) {
        return new Writer(1155).u8(kind);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        village.random.nextBytes(bytes);
        return bytes;
    }

    private void annAndBenStillTalk() {
        ann.handle(new Input.Send(77, ben.author(), new byte[] {7}));
        ben.handle(new Input.Send(78, ann.author(), new byte[30_000]));
        village.run(60_000);
        assertArrayEquals(new byte[] {7}, ben.all(Output.Deliver.class).getLast().content());
        assertEquals(30_000, ann.all(Output.Deliver.class).getLast().content().length);
    }

    @Test
    void aContactCannotAcknowledgeOrRefuseWhatIsForAnother() {
        ben.broken = true;
        ann.handle(new Input.Send(1, ben.author(), new byte[] {1, 2, 3}));
        village.run(1_000);
        List<Id> envelopes = sending();
        assertEquals(1, envelopes.size());
        for (int kind : new int[] {GOT, REFUSED}) {
            Writer message = kind(kind);
            envelopes.get(0).write(message);
            say(kind == GOT ? message.toBytes() : message.u8(3).toBytes());
        }
        village.run(1_000);
        ben.broken = false;
        village.run(400_000);
        assertArrayEquals(new byte[] {1, 2, 3}, ben.all(Output.Deliver.class).get(0).content());
    }

    /** The envelopes in Ann's records of what she sends. */
    private List<Id> sending() {
        return ann.disk.values().stream()
                .filter(record -> record.kind() == StoreRecord.Kind.OUTGOING)
                .map(record -> Id.of(Arrays.copyOf(record.key(), 32)))
                .distinct()
                .toList();
    }

    @Test
    void floodsOfEveryKindLeaveNothingAndStopNobody() {
        long before = held();
        flood(3_000, i -> kind(HAVE).bytes(random(600)).toBytes());
        flood(3_000, i -> kind(WANT).bytes(random(32)).u8(1).u16(0).u16(1000).toBytes());
        flood(3_000, i -> kind(GOT).bytes(random(32)).toBytes());
        flood(3_000, i -> kind(REFUSED).bytes(random(32)).u8(1 + i % 8).toBytes());
        flood(3_000, i -> kind(PACKET).bytes(random(1_100)).toBytes());
        flood(500, i -> kind(PROVE + i % 3).bytes(random(32 + i)).toBytes());
        annAndBenStillTalk();
        village.run(700_000);
        long after = held();
        assertTrue(after < before + 300_000, () -> before + " bytes, then " + after);
        boolean dropped =
                ann.all(Output.Unlinked.class).stream()
                        .anyMatch(unlinked -> unlinked.node().equals(eve.id()));
        assertTrue(dropped, "who goes on is dropped");
    }

    @Test
    void aFlawedPrekeyOfAContactReplacesNoTrueOne() {
        flood(64, i -> kind(PREKEY).bytes(random(32)).u8(i % 2).bytes(random(692)).toBytes());
        village.run(200_000);
        ann.handle(new Input.Send(1, eve.author(), new byte[] {5}));
        village.run(400_000);
        assertArrayEquals(new byte[] {5}, eve.all(Output.Deliver.class).get(0).content());
        annAndBenStillTalk();
    }

    @Test
    void streamsOpenedAndBrokenOffHoldNothing() {
        long before = held();
        for (int i = 0; i < 2_000; i++) {
            eve.outputs.clear();
            eve.handle(new Input.Open(i, ann.id()));
            List<Output.Opened> opened = eve.all(Output.Opened.class);
            long stream = opened.isEmpty() ? -1 : opened.get(0).stream();
            if (stream >= 0) {
                eve.handle(new Input.Write(ann.id(), stream, new byte[100], i % 2 == 0));
                eve.handle(new Input.Reset(ann.id(), stream, i));
            }
            village.run(30);
        }
        ann.outputs.clear();
        village.run(60_000);
        long after = held();
        assertTrue(after < before + 300_000, () -> before + " bytes, then " + after);
        annAndBenStillTalk();
    }
}
