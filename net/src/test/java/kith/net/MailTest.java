package kith.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import kith.net.content.Delivery;
import kith.net.content.Inbox;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

    private final Village village = new Village(3);
    private final Village.House ann = village.house(1);
    private final Village.House ben = village.house(2);

    @BeforeEach
    void meet() {
        ann.handle(new Input.Invite());
        byte[] invitation = last(ann, Output.Invited.class).invitation();
        ben.handle(new Input.Accept(invitation));
        village.run(3_000);
        assertEquals(ben.author(), last(ann, Output.Contact.class).author());
        assertEquals(ann.author(), last(ben, Output.Contact.class).author());
    }

    @Test
    void aMessageArrivesOnceAndItsSenderHearsOfIt() {
        ann.handle(new Input.Send(7, ben.author(), text("hello")));
        assertEquals(List.of(Output.Progress.KEPT), progress(ann, 7));
        village.run(2_000);
        Output.Deliver got = last(ben, Output.Deliver.class);
        assertArrayEquals(text("hello"), got.content());
        assertEquals(ann.author(), got.author());
        assertEquals(Delivery.Mark.NONE, got.mark());
        assertEquals(1, ben.all(Output.Deliver.class).size());
        assertEquals(List.of(Output.Progress.KEPT, Output.Progress.DELIVERED), progress(ann, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void manyOfAllSizesArriveInOrderInSpiteOfLoss(int lossPercent) {
        village.loses = seen -> village.random.nextInt(100) < lossPercent;
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int length = i % 10 == 9 ? 200_000 : i * 37 % 3000;
            byte[] content = new Writer(4 + length).u32(i).zeros(length).toBytes();
            sent.add(content);
            ann.handle(new Input.Send(i, ben.author(), content));
            ben.handle(new Input.Send(i, ann.author(), content));
        }
        village.run(300_000);
        for (Village.House house : List.of(ann, ben)) {
            List<Output.Deliver> got = house.all(Output.Deliver.class);
            assertEquals(sent.size(), got.size());
            for (int i = 0; i < sent.size(); i++) {
                assertArrayEquals(sent.get(i), got.get(i).content());
            }
        }
    }

    @Test
    void aMessageOfAMegabyteFitsAndOneByteMoreDoesNot() {
        byte[] large = new byte[1 << 20];
        village.random.nextBytes(large);
        ann.handle(new Input.Send(1, ben.author(), large));
        ann.handle(new Input.Send(2, ben.author(), new byte[(1 << 20) + 1]));
        village.run(30_000);
        assertArrayEquals(large, last(ben, Output.Deliver.class).content());
        assertEquals(List.of(Output.Progress.REFUSED), progress(ann, 2));
    }

    @Test
    void whatWasKeptSurvivesTheDeathOfItsSender() {
        village.loses = seen -> true;
        ann.handle(new Input.Send(7, ben.author(), text("hello")));
        assertEquals(List.of(Output.Progress.KEPT), progress(ann, 7));
        village.run(1_000);
        ann.restart();
        village.loses = seen -> false;
        village.run(200_000);
        assertArrayEquals(text("hello"), last(ben, Output.Deliver.class).content());
        assertEquals(1, ben.all(Output.Deliver.class).size());
        assertEquals(List.of(Output.Progress.KEPT, Output.Progress.DELIVERED), progress(ann, 7));
    }

    @Test
    void whatTheOwnerDidNotTakeIsGivenAgainAfterACrashAndWhatTheyTookIsNot() {
        ann.handle(new Input.Send(1, ben.author(), text("one")));
        ann.handle(new Input.Send(2, ben.author(), text("two")));
        village.run(2_000);
        List<Output.Deliver> got = ben.all(Output.Deliver.class);
        assertEquals(2, got.size());
        ben.handle(new Input.Taken(got.get(0).envelope()));
        ben.outputs.clear();
        ben.restart();
        village.run(200_000);
        assertEquals(1, ben.all(Output.Deliver.class).size());
        assertArrayEquals(text("two"), last(ben, Output.Deliver.class).content());
    }

    /** The receiver's owner is slow: what it has no room for comes again, and still in order. */
    @Test
    void whatTheReceiverHasNoRoomForComesWhenThereIs() {
        int count = Inbox.UNTAKEN_MAX + 50;
        for (int i = 0; i < count; i++) {
            ann.handle(new Input.Send(i, ben.author(), new Writer(4).u32(i).toBytes()));
            village.run(20);
        }
        village.run(60_000);
        assertEquals(Inbox.UNTAKEN_MAX, ben.all(Output.Deliver.class).size());
        assertTrue(ben.all(Output.Unlinked.class).isEmpty(), "an honest sender is not dropped");
        for (int i = 0; i < count; i++) {
            ben.handle(new Input.Taken(ben.all(Output.Deliver.class).get(i).envelope()));
            village.run(i == Inbox.UNTAKEN_MAX - 1 ? 600_000 : 10);
        }
        List<Output.Deliver> got = ben.all(Output.Deliver.class);
        assertEquals(count, got.size());
        for (int i = 0; i < count; i++) {
            assertEquals(i, new Reader(got.get(i).content()).u32());
        }
    }

    /** A file in parts, a few under way at a time, with nobody but a relay between the two. */
    @Test
    void manyMegabytesGoThroughARelay() {
        Village.House eve = village.house(3);
        for (Village.House house : List.of(ann, ben)) {
            house.handle(new Input.Dial(eve.address, eve.id()));
        }
        village.run(2_000);
        village.loses = seen -> !seen.from().equals(eve.address) && !seen.to().equals(eve.address);
        village.run(300_000);
        ann.outputs.clear();
        int parts = 12;
        for (int i = 0; i < parts; i++) {
            byte[] part = new byte[1 << 20];
            village.random.nextBytes(part);
            ann.handle(new Input.Send(i, ben.author(), part));
            village.run(i < 4 ? 0 : 5_000);
        }
        village.run(60_000);
        assertEquals(parts, ben.all(Output.Deliver.class).size());
        assertTrue(ann.all(Output.Unlinked.class).isEmpty(), "the link stands");
        for (int i = 0; i < parts; i++) {
            assertEquals(
                    List.of(Output.Progress.KEPT, Output.Progress.DELIVERED), progress(ann, i));
        }
    }

    @Test
    void nobodySendsToAStranger() {
        Village.House eve = village.house(3);
        eve.handle(new Input.Send(7, ben.author(), text("hello")));
        assertEquals(List.of(Output.Progress.REFUSED), progress(eve, 7));
    }

    @Test
    void aDamagedInvitationIsDeclined() {
        ann.handle(new Input.Accept(new byte[100]));
        assertFalse(ann.all(Output.Declined.class).isEmpty());
    }

    @Test
    void nothingLeavesBeforeItIsOnTheDisk() {
        ann.disk.clear();
        ann.diskStalls = true;
        int before = village.wire.size();
        ann.handle(new Input.Send(7, ben.author(), text("hello")));
        village.run(5_000);
        assertTrue(progress(ann, 7).isEmpty());
        assertTrue(ben.all(Output.Deliver.class).isEmpty());
        ann.diskStalls = false;
        ann.sync();
        village.run(2_000);
        assertEquals(1, ben.all(Output.Deliver.class).size());
        assertTrue(village.wire.size() > before);
    }

    /** Some hundred deaths of either side, each with the last records lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverWasKeptArrivesOnceAndInOrderThroughCrashesAtAnyPoint(long seed) {
        Random dice = new Random(seed);
        village.loses = seen -> dice.nextInt(100) < 5;
        ann.diskStalls = true;
        ben.diskStalls = true;
        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] content = new Writer(50_004).u32(i).zeros(dice.nextInt(50_000)).toBytes();
            ann.handle(new Input.Send(i, ben.author(), content));
            for (int turn = dice.nextInt(20); turn >= 0; turn--) {
                turn(dice, got);
            }
            if (dice.nextInt(3) == 0) {
                (dice.nextBoolean() ? ann : ben).restart();
            }
        }
        for (int turn = 0; turn < 4_000; turn++) {
            turn(dice, got);
        }
        List<Integer> kept = new ArrayList<>();
        for (Output.State state : ann.all(Output.State.class)) {
            if (state.progress() == Output.Progress.KEPT) {
                kept.add((int) state.ticket());
            }
        }
        List<Integer> once = new ArrayList<>(new LinkedHashSet<>(got));
        assertTrue(once.containsAll(kept), () -> "kept " + kept + ", got " + got);
        assertTrue(kept.size() > 5, () -> "only " + kept + " were kept");
        List<Integer> sorted = new ArrayList<>(once);
        Collections.sort(sorted);
        assertEquals(sorted, once);
    }

    /** A moment passes; disks may finish; the owner of the second may take what came. */
    private void turn(Random dice, List<Integer> got) {
        village.run(50);
        for (Village.House house : List.of(ann, ben)) {
            if (dice.nextInt(3) == 0) {
                house.sync();
            }
        }
        for (Output.Deliver message : ben.all(Output.Deliver.class)) {
            int number = (int) new Reader(message.content()).u32();
            if (!got.contains(number)) {
                got.add(number);
            }
            ben.handle(new Input.Taken(message.envelope()));
        }
        ben.outputs.clear();
    }

    private static List<Output.Progress> progress(Village.House house, long ticket) {
        List<Output.Progress> all = new ArrayList<>();
        for (Output.State state : house.all(Output.State.class)) {
            if (state.ticket() == ticket) {
                all.add(state.progress());
            }
        }
        return all;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T extends Output> T last(Village.House house, Class<T> type) {
        List<T> all = house.all(type);
        assertFalse(all.isEmpty(), () -> "no " + type.getSimpleName() + " in " + house.outputs);
        return all.get(all.size() - 1);
    }
}
