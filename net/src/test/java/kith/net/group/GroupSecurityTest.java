package kith.net.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kith.net.Id;
import kith.net.Output;
import kith.net.crypto.RealCrypto;
import kith.net.person.Device;
import kith.net.person.DeviceList;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members, former members and strangers may try; Ann hears, Ben speaks, Eve is hostile. */
class GroupSecurityTest {

    private static final long NOW_MS = People.NOW_MS + 5_000;

    private final People people = new People(9, new RealCrypto());
    private final People.Person ann = people.person();
    private final People.Person ben = people.person();
    private final People.Person eve = people.person();
    private final Quiet around = new Quiet(ann.list);
    private final GroupTools tools = tools(ann, around);
    private final Group group = created();
    private final Id topic = topic();
    private final Epoch epoch = epoch();
    private final byte[] key = people.bytes();

    private GroupTools tools(People.Person of, Around with) {
        return new GroupTools(of.owner, people.crypto, people.random::nextBytes, with);
    }

    private Group created() {
        Group made = Group.create("climbers", tools, NOW_MS);
        assertNotNull(made);
        return made;
    }

    private Id topic() {
        Id now = group.topic();
        assertNotNull(now);
        return now;
    }

    private Epoch epoch() {
        Epoch now = group.epoch();
        assertNotNull(now);
        return now;
    }

    @BeforeEach
    void gather() {
        around.contacts.add(ben.list);
        around.contacts.add(eve.list);
        assertNull(group.grant(ben.id(), Role.MEMBER, NOW_MS));
        assertNull(group.grant(eve.id(), Role.ADMIN, NOW_MS));
        assertEquals(3, group.roll().members().size());
    }

    /** The card of a chain that begins with the key, signed by a device. */
    private ChainCard card(People.Person by, Epoch in) {
        Id name = ChainCard.name(key, people.crypto);
        byte[] signature = ChainCard.sign(by.owner, group.id(), in.id(), name);
        return new ChainCard(in.id(), name, by.list, by.owner.device(), signature, 0, key);
    }

    private void give(ChainCard card) {
        Letter letter = Letter.of(group.id()).with(List.of(), Map.of(), List.of(card.toBytes()));
        group.receive(eve.id(), letter, NOW_MS);
    }

    /** A piece under the chain, as a device signs it. */
    private Notice.Says says(People.Person by, long number, long sequence, Epoch in) {
        Chain chain = new Chain(card(by, in));
        if (number > Chain.SKIPPED_MAX) {
            chain.use(number - Chain.SKIPPED_MAX, people.crypto);
        }
        Spoken.Place place = new Spoken.Place(group.id(), in.id(), chain.card.chain(), number);
        Spoken spoken =
                new Spoken(
                        group.roll().heads(),
                        sequence,
                        Operation.NONE,
                        NOW_MS,
                        0,
                        1,
                        new byte[] {(byte) sequence});
        byte[] messageKey = chain.peek(number, people.crypto);
        assertNotNull(messageKey);
        byte[] sealed = spoken.seal(by.owner, place, messageKey, people.crypto);
        return new Notice.Says(chain.card.chain(), number, sealed);
    }

    private @Nullable Reason hear(Notice notice) {
        byte[] covered =
                Cover.seal(
                        epoch.cover(), notice.toBytes(), people.crypto, people.random::nextBytes);
        return group.heard(topic, Id.of(people.bytes()), covered, NOW_MS);
    }

    private int heard() {
        return around.all(Output.GroupHeard.class).size();
    }

    @Test
    void whatAMemberSaysIsHeardOnce() {
        give(card(ben, epoch));
        Notice.Says says = says(ben, 0, 1, epoch);
        assertNull(hear(says));
        assertEquals(1, heard());
        assertEquals(ben.id(), around.all(Output.GroupHeard.class).get(0).author());
        assertEquals(Reason.REFUSED, hear(says));
        assertNull(hear(says(ben, 1, 1, epoch)), "the same piece under another key");
        assertEquals(1, heard());
        assertNull(hear(says(ben, 2, 2, epoch)));
        assertEquals(2, heard());
    }

    @Test
    void aMemberCannotSpeakForAnother() {
        give(card(ben, epoch));
        Notice.Says genuine = says(ben, 0, 1, epoch);
        Notice.Says forged = says(eve, 0, 1, epoch);
        assertEquals(genuine.chain(), forged.chain(), "Eve knows Ben's chain as all do");
        assertEquals(Reason.REFUSED, hear(forged));
        assertEquals(0, heard());
        assertNull(hear(genuine), "the forged one did not use its key up");
        assertEquals(1, heard());
    }

    @Test
    void aMemberCannotPutAChainInTheNameOfAnother() {
        Id name = ChainCard.name(key, people.crypto);
        byte[] signature = ChainCard.sign(eve.owner, group.id(), epoch.id(), name);
        give(new ChainCard(epoch.id(), name, ben.list, ben.owner.device(), signature, 0, key));
        hear(says(ben, 0, 1, epoch));
        assertEquals(0, heard());
        give(card(ben, epoch));
        assertEquals(1, heard(), "it waited for the true one");
    }

    /** Who passes a chain on as of now may lie about the key; then the true one is asked for. */
    @Test
    void aFalseKeyOfATrueChainIsReplaced() {
        ChainCard good = card(ben, epoch);
        byte[] other = people.bytes();
        give(
                new ChainCard(
                        epoch.id(),
                        good.chain(),
                        good.devices(),
                        good.device(),
                        good.signature(),
                        5,
                        other));
        hear(says(ben, 6, 1, epoch));
        assertEquals(0, heard());
        around.letters.clear();
        group.expire(NOW_MS + Telling.ASK_MS);
        assertEquals(1, around.letters.size());
        Letter question = Letter.decode(around.letters.get(0)).orNull();
        assertNotNull(question);
        assertTrue(question.asks());
        give(good);
        assertEquals(1, heard());
    }

    @Test
    void whatIsSaidInOneGroupOrEpochIsNothingInAnother() {
        give(card(ben, epoch));
        Notice.Says before = says(ben, 0, 1, epoch);
        Group other = Group.create("others", tools, NOW_MS);
        assertNotNull(other);
        Epoch elsewhere = other.epoch();
        assertNotNull(elsewhere);
        byte[] covered =
                Cover.seal(
                        elsewhere.cover(),
                        before.toBytes(),
                        people.crypto,
                        people.random::nextBytes);
        Id where = other.topic();
        assertNotNull(where);
        other.heard(where, ben.id(), covered, NOW_MS);
        assertEquals(0, heard());
        assertNull(group.remove(eve.id(), NOW_MS));
        Epoch next = group.epoch();
        assertNotNull(next);
        assertNotEquals(epoch.id(), next.id());
        byte[] again =
                Cover.seal(next.cover(), before.toBytes(), people.crypto, people.random::nextBytes);
        Id now = group.topic();
        assertNotNull(now);
        group.heard(now, ben.id(), again, NOW_MS);
        assertEquals(0, heard(), "an old chain in the new topic");
        assertNull(hear(before), "what was on its way in the old one is heard");
        assertEquals(1, heard());
    }

    @Test
    void nobodyTakesAnythingFromWhoWasRemoved() {
        give(card(eve, epoch));
        Notice.Says said = says(eve, 0, 1, epoch);
        assertNull(group.remove(eve.id(), NOW_MS));
        assertEquals(Reason.REFUSED, hear(said));
        assertEquals(0, heard());
    }

    @Test
    void whoWasRemovedCannotComputeTheNextTopic() {
        Map<Id, byte[]> known = new LinkedHashMap<>(group.secrets());
        assertEquals(1, known.size());
        around.told.clear();
        assertNull(group.remove(eve.id(), NOW_MS));
        List<Id> keying = group.roll().keying();
        assertNull(Epoch.of(group.id(), keying, known, people.crypto));
        assertEquals(List.of(ben.id()), around.told, "all that was written went to Ben");
        known.put(keying.get(0), people.bytes());
        Epoch guessed = Epoch.of(group.id(), keying, known, people.crypto);
        assertNotNull(guessed);
        Epoch next = group.epoch();
        assertNotNull(next);
        assertNotEquals(next.topic(), guessed.topic());
    }

    @Test
    void aSecretThatIsNotTheOneOfItsOperationIsNotTaken() {
        History seen = group.history();
        Operation removal = eve.remove(seen, ben);
        Letter letter =
                Letter.of(group.id())
                        .with(
                                List.of(removal.toBytes()),
                                Map.of(removal.id(people.crypto), people.bytes()),
                                List.of());
        group.receive(eve.id(), letter, NOW_MS);
        assertFalse(group.roll().contains(ben.id()));
        assertNull(group.epoch(), "an admin keeps the secret to herself");
        assertNull(group.remove(eve.id(), NOW_MS));
        assertNotNull(group.epoch(), "and is removed: the group goes on");
    }

    @Test
    void aDeviceThatIsNoMoreItsPersonsIsNotHeard() {
        give(card(ben, epoch));
        Device other = new Device(Id.of(people.bytes()), NOW_MS, 1);
        around.contacts.clear();
        around.contacts.add(DeviceList.sign(ben.owner, 2, List.of(other), NOW_MS));
        assertEquals(Reason.REFUSED, hear(says(ben, 0, 1, epoch)));
        assertEquals(0, heard());
    }

    @Test
    void keysPassedOverAreBounded() {
        Chain chain = new Chain(card(ben, epoch));
        assertNotNull(chain.peek(Chain.SKIPPED_MAX, people.crypto));
        assertNull(chain.peek(Chain.SKIPPED_MAX + 1, people.crypto));
        chain.use(Chain.SKIPPED_MAX, people.crypto);
        assertEquals(Chain.SKIPPED_MAX, chain.skippedSize());
        chain.use(Chain.SKIPPED_MAX + 2, people.crypto);
        assertEquals(Chain.SKIPPED_MAX, chain.skippedSize());
        assertNull(chain.peek(0, people.crypto), "the oldest goes");
        assertNotNull(chain.peek(1, people.crypto));
        chain.use(1, people.crypto);
        assertNull(chain.peek(1, people.crypto), "used once");
        Chain restored = Chain.restore(chain.toBytes());
        assertNotNull(restored);
        assertEquals(chain.position(), restored.position());
        assertEquals(chain.skippedSize(), restored.skippedSize());
    }

    @Test
    void aWindowForgetsNoPieceThatMayComeAgain() {
        Window window = new Window();
        for (long i = 1; i <= 3 * Window.PIECES; i += 2) {
            assertFalse(window.contains(i));
            window.add(i);
            assertTrue(window.contains(i));
            assertFalse(window.contains(i + 1));
            assertFalse(window.contains(i - 1));
        }
        window.add(1L << 60);
        assertTrue(window.contains(1), "too old to tell");
        assertFalse(window.contains((1L << 60) - 1));
    }

    @Test
    void waitingMessagesAndUntakenPiecesAreBounded() {
        for (int i = 0; i < Hearing.WAITING_MAX + 10; i++) {
            hear(says(ben, i, i + 1, epoch));
        }
        assertEquals(0, heard());
        give(card(ben, epoch));
        assertEquals(Hearing.WAITING_MAX, heard());
        for (int i = 100; i < 100 + Pieces.COUNT_MAX; i++) {
            hear(says(ben, i, i + 1, epoch));
        }
        assertEquals(Pieces.COUNT_MAX, heard());
        Output.GroupHeard first = around.all(Output.GroupHeard.class).get(0);
        assertTrue(group.taken(first.id()));
        assertFalse(group.taken(first.id()));
        hear(says(ben, 100 + Pieces.COUNT_MAX, 5000, epoch));
        assertEquals(Pieces.COUNT_MAX + 1, heard());
    }

    /** Nothing that comes throws, and nothing grows. */
    @Test
    void changedBytesAreRefusedAndDoNoHarm() {
        give(card(ben, epoch));
        Random random = new Random(4);
        List<byte[]> samples = new ArrayList<>();
        samples.add(says(ben, 0, 1, epoch).toBytes());
        samples.add(new Notice.Knows(group.roll().heads()).toBytes());
        samples.add(new Notice.Has(List.of(1L, 2L)).toBytes());
        samples.add(
                new Notice.Changes(eve.act(group.history(), new Action.Rename("x")).toBytes())
                        .toBytes());
        List<byte[]> letters = new ArrayList<>(around.letters);
        letters.add(Letter.of(group.id()).asking().toBytes());
        int before = group.history().size();
        GroupTable table = new GroupTable(tools);
        for (int i = 0; i < 400; i++) {
            byte[] sample = samples.get(random.nextInt(samples.size())).clone();
            sample[random.nextInt(sample.length)] ^= (byte) (1 + random.nextInt(255));
            byte[] covered =
                    Cover.seal(epoch.cover(), sample, people.crypto, people.random::nextBytes);
            group.heard(topic, eve.id(), covered, NOW_MS);
            byte[] letter = letters.get(random.nextInt(letters.size())).clone();
            letter[random.nextInt(letter.length)] ^= (byte) (1 + random.nextInt(255));
            table.receive(eve.id(), letter, NOW_MS);
            Letter read = Letter.decode(letter).orNull();
            if (read != null) {
                group.receive(eve.id(), read, NOW_MS);
            }
        }
        assertEquals(before, group.history().size());
        assertEquals(3, group.roll().members().size());
        assertEquals(0, heard());
        assertTrue(table.all().size() <= GroupTable.INVITED_MAX);
    }
}
