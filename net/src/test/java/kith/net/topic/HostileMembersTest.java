package kith.net.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kith.net.Id;
import kith.net.topic.TopicMessage.Priority;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

/** What a member that does as it likes can do to the others. */
class HostileMembersTest {

    private final Meadow meadow = new Meadow(2);
    private final Topic topic = meadow.open(1);
    private final Id id = topic.id(meadow.crypto);
    private final long tag = topic.tag(meadow.crypto);
    private final byte[] seed = new byte[32];
    private final Meadow.Node victim = meadow.node();
    private final Meadow.Node attacker = meadow.node();

    /** The attacker speaks for itself and is a neighbor of the victim. */
    HostileMembersTest() {
        attacker.gone = true;
        victim.join(topic);
        victim.links.add(attacker.id);
        say(new TopicMessage.Join(attacker.member()));
        assertEquals(List.of(attacker.id), victim.swarms.neighbors(id));
        victim.posts.clear();
    }

    private void say(TopicMessage message) {
        victim.receive(attacker.id, message.encode(tag));
    }

    private Publication publication(long number) {
        Publication.Part part = new Publication.Part(number, 0, 1);
        return Publication.sign(id, seed, part, Topic.ascii("text"), meadow.crypto);
    }

    private int posted(int kind) {
        int count = 0;
        for (TopicOutput.Post post : victim.posts) {
            count += post.message()[0] == (byte) kind ? 1 : 0;
        }
        return count;
    }

    @Test
    void aChangedPublicationIsRefusedAndTheTrueOneStillTaken() {
        Publication true1 = publication(meadow.nowMs);
        byte[] changed = true1.bytes().clone();
        changed[changed.length - 1] ^= 1;
        say(new TopicMessage.Push(1, changed));
        assertEquals(List.of(Reason.FORGED), victim.rejected);
        say(new TopicMessage.Push(1, true1.bytes()));
        assertEquals(List.of("text"), victim.texts());
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] bytes = publication(meadow.nowMs).bytes();
        for (int bit = 0; bit < 8 * bytes.length; bit += 3) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            say(new TopicMessage.Push(1, changed));
        }
        assertTrue(victim.heard.isEmpty());
    }

    @Test
    void aPublicationOfAnotherTopicIsForged() {
        Publication.Part part = new Publication.Part(meadow.nowMs, 0, 1);
        Id other = meadow.open(2).id(meadow.crypto);
        Publication foreign =
                Publication.sign(other, seed, part, Topic.ascii("text"), meadow.crypto);
        say(new TopicMessage.Push(1, foreign.bytes()));
        assertEquals(List.of(Reason.FORGED), victim.rejected);
    }

    @Test
    void aReplayIsNotTakenAgainWhenItsIdIsForgotten() {
        Publication first = publication(meadow.nowMs);
        say(new TopicMessage.Push(1, first.bytes()));
        for (int i = 1; i <= Archive.OF_AUTHOR_MAX; i++) {
            meadow.nowMs += 100;
            say(new TopicMessage.Push(1, publication(meadow.nowMs).bytes()));
        }
        int heard = victim.heard.size();
        victim.rejected.clear();
        say(new TopicMessage.Push(1, first.bytes()));
        assertEquals(heard, victim.heard.size());
        assertEquals(List.of(Reason.STALE), victim.rejected);
    }

    @Test
    void whatIsTooFarAheadOfTheClockIsRefused() {
        say(new TopicMessage.Push(1, publication(meadow.nowMs + Broadcast.AHEAD_MS).bytes()));
        assertEquals(1, victim.heard.size());
        say(new TopicMessage.Push(1, publication(meadow.nowMs + Broadcast.AHEAD_MS + 1).bytes()));
        assertEquals(1, victim.heard.size());
        assertEquals(List.of(Reason.EXPIRED), victim.rejected);
    }

    @Test
    void whatIsOldIsAnnouncedNotPushed() {
        Meadow.Node friend = meadow.node();
        friend.join(topic, victim);
        meadow.run(1_000);
        victim.posts.clear();
        say(new TopicMessage.Push(1, publication(meadow.nowMs - Broadcast.FRESH_MS).bytes()));
        assertEquals(0, posted(0x87));
        meadow.run(10_000);
        assertEquals(List.of("text"), friend.texts());
    }

    @Test
    void announcingNothingCostsOneRequestEachAndThenTheNeighborhood() {
        Random random = new Random(3);
        List<TopicMessage.Announced> ids = new ArrayList<>();
        for (int i = 0; i < TopicMessage.IDS_MAX; i++) {
            ids.add(
                    new TopicMessage.Announced(
                            new MessageId(random.nextLong(), random.nextLong()), 1));
        }
        say(new TopicMessage.Have(ids));
        meadow.run(20_000);
        assertEquals(1, posted(0x89));
        assertFalse(victim.swarms.neighbors(id).contains(attacker.id));
        assertTrue(victim.rejected.contains(Reason.REFUSED));
    }

    @Test
    void announcementsAreBounded() {
        Random random = new Random(4);
        for (int message = 0; message < 40; message++) {
            List<TopicMessage.Announced> ids = new ArrayList<>();
            for (int i = 0; i < TopicMessage.IDS_MAX; i++) {
                ids.add(
                        new TopicMessage.Announced(
                                new MessageId(random.nextLong(), random.nextLong()), 1));
            }
            say(new TopicMessage.Have(ids));
        }
        assertTrue(victim.rejected.contains(Reason.FULL), "the table of a neighbor");
        assertTrue(victim.rejected.contains(Reason.REFUSED), "ids a second");
    }

    @Test
    void graftsAreBounded() {
        MessageId said = publication(meadow.nowMs).id();
        say(new TopicMessage.Push(1, publication(meadow.nowMs).bytes()));
        victim.posts.clear();
        for (int i = 0; i < 20; i++) {
            List<MessageId> ids = new ArrayList<>();
            for (int j = 0; j < TopicMessage.IDS_MAX; j++) {
                ids.add(said);
            }
            say(new TopicMessage.Graft(ids));
        }
        assertEquals(256, posted(0x87));
        assertTrue(victim.rejected.contains(Reason.REFUSED));
    }

    @Test
    void anAuthorFloodIsCutAtTheFirstNode() {
        for (int i = 0; i < 2 * Archive.OF_AUTHOR_MAX; i++) {
            say(new TopicMessage.Push(1, publication(meadow.nowMs + i).bytes()));
        }
        assertEquals(Archive.OF_AUTHOR_MAX, victim.heard.size());
        assertTrue(victim.rejected.contains(Reason.FULL));
    }

    @Test
    void manyThatAskForAPlaceDoNotSurroundAMember() {
        List<Id> before = new ArrayList<>(victim.swarms.neighbors(id));
        for (int i = 0; i < 3; i++) {
            Meadow.Node friend = meadow.node();
            friend.join(topic, victim);
            meadow.run(200);
            before.add(friend.id);
        }
        for (int i = 0; i < 500; i++) {
            Meadow.Node sybil = new Meadow(100 + i).node();
            meadow.nodes.put(sybil.id, sybil);
            sybil.gone = true;
            victim.links.add(sybil.id);
            byte[] ask = new TopicMessage.Neighbor(Priority.HIGH, true, sybil.member()).encode(tag);
            victim.receive(sybil.id, ask);
            meadow.nowMs += 1_000;
        }
        List<Id> after = victim.swarms.neighbors(id);
        assertTrue(after.size() <= Places.MATES_MAX);
        assertTrue(after.containsAll(before.subList(0, Places.PROTECTED)), after.toString());
    }

    @Test
    void twoNeighborsOfOnePrefixAreEnough() {
        for (int i = 0; i < 4; i++) {
            Meadow.Node sybil =
                    new Meadow(7 + i).node(); // All are the first of a meadow: 11.0.0.1.
            meadow.nodes.put(sybil.id, sybil);
            sybil.gone = true;
            victim.links.add(sybil.id);
            victim.receive(
                    sybil.id,
                    new TopicMessage.Neighbor(Priority.LOW, true, sybil.member()).encode(tag));
        }
        assertEquals(1 + Places.OF_PREFIX_MAX, victim.swarms.neighbors(id).size());
    }

    @Test
    void strangersAreToldThatTheyAreNone() {
        Meadow.Node stranger = meadow.node();
        stranger.gone = true;
        victim.links.add(stranger.id);
        byte[] push = new TopicMessage.Push(1, publication(meadow.nowMs).bytes()).encode(tag);
        for (int i = 0; i < 1000; i++) {
            victim.receive(stranger.id, push);
        }
        assertTrue(victim.heard.isEmpty());
        assertEquals(63, posted(0x85), "a bucket of answers, less the join");
    }

    @Test
    void arbitraryBytesNeverThrowAndNeverGrowAnything() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (bytes.length > 9) {
                bytes[0] = (byte) (0x80 + random.nextInt(16));
                System.arraycopy(new kith.net.wire.Writer(8).u64(tag).toBytes(), 0, bytes, 1, 8);
            }
            victim.receive(attacker.id, bytes);
            victim.posts.clear();
            victim.rejected.clear();
        }
        assertTrue(victim.swarms.neighbors(id).size() <= Places.MATES_MAX);
        assertTrue(victim.heard.isEmpty());
    }
}
