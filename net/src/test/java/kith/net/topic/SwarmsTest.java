package kith.net.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kith.net.Id;
import org.junit.jupiter.api.Test;

class SwarmsTest {

    private final Meadow meadow = new Meadow(1);
    private final Topic topic = meadow.open(1);
    private final Id id = topic.id(meadow.crypto);

    @Test
    void everyMemberHearsWhatIsSaidOnce() {
        List<Meadow.Node> members = meadow.members(60, topic);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            members.get(i % 3).publish(id, "message " + i);
            said.add("message " + i);
            meadow.run(5_000);
        }
        for (int i = 3; i < members.size(); i++) {
            assertEquals(said, members.get(i).texts(), "member " + i);
        }
    }

    @Test
    void aWarmTreeCarriesAboutOneCopyForEach() {
        List<Meadow.Node> members = meadow.members(60, topic);
        for (int i = 0; i < 10; i++) {
            members.get(i % 3).publish(id, "warm up " + i);
            meadow.run(5_000);
        }
        members.forEach(member -> member.posts.clear());
        for (int i = 0; i < 10; i++) {
            members.get(i % 3).publish(id, "message " + i);
            meadow.run(5_000);
        }
        long pushes =
                members.stream()
                        .flatMap(member -> member.posts.stream())
                        .filter(post -> post.message()[0] == (byte) 0x87)
                        .count();
        assertTrue(pushes >= 10 * 59, pushes + " pushes");
        assertTrue(pushes <= 10 * 59 * 1.1, pushes + " pushes");
    }

    @Test
    void neighborsAreMutualAndBounded() {
        List<Meadow.Node> members = meadow.members(60, topic);
        int all = 0;
        for (Meadow.Node member : members) {
            List<Id> neighbors = member.swarms.neighbors(id);
            assertTrue(neighbors.size() >= 1 && neighbors.size() <= Places.MATES_MAX);
            all += neighbors.size();
            for (Id other : neighbors) {
                assertTrue(meadow.at(other).swarms.neighbors(id).contains(member.id));
            }
        }
        assertTrue(all >= 60 * 4, all + " neighbors");
    }

    @Test
    void whoMovesToAnotherTopicKnowsTheMembersOfTheOldOneThere() {
        List<Meadow.Node> members = meadow.members(30, topic);
        Topic next = meadow.open(2);
        Id nextId = next.id(meadow.crypto);
        for (Meadow.Node member : members) {
            assertEquals(nextId, member.swarms.join(next, List.of(), 0, meadow.nowMs));
            member.swarms.liken(nextId, id, meadow.nowMs);
        }
        meadow.run(10_000);
        members.get(0).publish(nextId, "here");
        meadow.run(5_000);
        for (Meadow.Node member : members.subList(1, 30)) {
            assertEquals(List.of("here"), member.texts());
        }
    }

    @Test
    void nobodyCarriesATopicItDoesNotFollow() {
        List<Meadow.Node> members = meadow.members(10, topic);
        Meadow.Node bystander = meadow.node();
        members.forEach(member -> meadow.link(member, bystander));
        members.get(0).publish(id, "inside");
        meadow.run(10_000);
        assertTrue(bystander.posts.isEmpty());
        assertTrue(bystander.heard.isEmpty());
        assertEquals(-1, bystander.publish(id, "outside"));
    }

    @Test
    void whenAThirdGoesAtOnceTheOthersStillHear() {
        List<Meadow.Node> members = meadow.members(60, topic);
        for (int i = 0; i < 5; i++) {
            members.get(0).publish(id, "before " + i);
            meadow.run(2_000);
        }
        for (int i = 1; i <= 20; i++) {
            members.get(i).gone = true;
            for (Id other : List.copyOf(members.get(i).links)) {
                meadow.unlink(members.get(i).id, other);
            }
        }
        members.get(0).publish(id, "after");
        meadow.run(20_000);
        for (int i = 21; i < 60; i++) {
            assertTrue(members.get(i).texts().contains("after"), "member " + i);
        }
    }

    @Test
    void whoWasAwayHearsWhatWasMissed() {
        List<Meadow.Node> members = meadow.members(20, topic);
        Meadow.Node traveller = members.get(7);
        members.get(0).publish(id, "before");
        meadow.run(61_000);
        traveller.gone = true;
        for (Id other : List.copyOf(traveller.links)) {
            meadow.unlink(traveller.id, other);
        }
        for (int i = 0; i < 30; i++) {
            members.get(0).publish(id, "missed " + i);
            meadow.run(20_000);
        }
        traveller.gone = false;
        traveller.restart();
        meadow.run(30_000);
        assertEquals(31, traveller.texts().size(), traveller.texts().toString());
        assertTrue(traveller.texts().containsAll(List.of("missed 0", "missed 29")));
    }

    @Test
    void twoHalvesThatWereSplitHearAllOfEachOther() {
        List<Meadow.Node> members = meadow.members(40, topic);
        List<Meadow.Node> left = members.subList(0, 20);
        List<Meadow.Node> right = members.subList(20, 40);
        for (Meadow.Node one : left) {
            for (Meadow.Node other : right) {
                meadow.unlink(one.id, other.id);
            }
        }
        // Whoever is reached across is lost again at once.
        for (int second = 0; second < 60; second++) {
            meadow.run(1_000);
            for (Meadow.Node one : left) {
                for (Meadow.Node other : right) {
                    meadow.unlink(one.id, other.id);
                }
            }
        }
        left.get(0).publish(id, "left");
        right.get(0).publish(id, "right");
        meadow.run(600_000);
        for (Meadow.Node member : members) {
            if (member != left.get(0)) {
                assertTrue(member.texts().contains("left"));
            }
            if (member != right.get(0)) {
                assertTrue(member.texts().contains("right"));
            }
        }
    }

    @Test
    void aMessageOfTheLargestSizeArrivesWhole() {
        List<Meadow.Node> members = meadow.members(10, topic);
        byte[] content = new byte[Swarms.CONTENT_BYTES_MAX];
        meadow.random.nextBytes(content);
        assertTrue(members.get(0).publish(id, content) > 0);
        assertEquals(-1, members.get(0).publish(id, new byte[Swarms.CONTENT_BYTES_MAX + 1]));
        meadow.run(30_000);
        for (Meadow.Node member : members.subList(1, 10)) {
            assertEquals(1, member.heard.size());
            assertTrue(java.util.Arrays.equals(content, member.heard.get(0).content()));
        }
    }

    @Test
    void anAuthorWhoSaysTooMuchIsRefused() {
        Meadow.Node author = meadow.node();
        author.join(topic);
        for (int i = 0; i < Archive.OF_AUTHOR_MAX; i++) {
            assertTrue(author.publish(id, "x") > 0, "message " + i);
        }
        assertEquals(-1, author.publish(id, "x"));
        meadow.run(1_000);
        assertTrue(author.publish(id, "x") > 0);
    }

    @Test
    void onlyItsAuthorPublishesInAFeed() {
        List<Meadow.Node> nodes = meadow.nodes(3);
        Meadow.Node author = nodes.get(0);
        byte[] name = Topic.ascii("news");
        Id feed =
                Objects.requireNonNull(
                        author.swarms.joinFeed(name, List.of(), 1 << 16, meadow.nowMs));
        Topic topicOfFeed = Topic.feed(author.seed, name, meadow.crypto);
        assertEquals(feed, nodes.get(1).join(topicOfFeed, author));
        nodes.get(2).join(topicOfFeed, author);
        meadow.run(5_000);
        assertEquals(-1, nodes.get(1).publish(feed, "not mine"));
        assertTrue(author.publish(feed, "mine") > 0);
        meadow.run(5_000);
        assertEquals(List.of("mine"), nodes.get(1).texts());
        assertEquals(topicOfFeed.key(), nodes.get(1).heard.get(0).author());
    }

    @Test
    void numbersGrowOverARestartAndABackwardClock() {
        Meadow.Node author = meadow.node();
        author.join(topic);
        long first = author.publish(id, "one");
        meadow.nowMs -= 3_600_000;
        author.restart();
        assertEquals(first + 1, author.publish(id, "two"));
    }

    @Test
    void whoLeavesIsForgottenAndKeepsNothing() {
        List<Meadow.Node> members = meadow.members(5, topic);
        Meadow.Node leaving = members.get(2);
        leaving.swarms.leave(id, meadow.nowMs);
        leaving.drain();
        meadow.run(1_000);
        for (Meadow.Node member : members) {
            assertFalse(member.swarms.neighbors(id).contains(leaving.id));
        }
        assertTrue(leaving.disk.isEmpty());
        leaving.restart();
        assertEquals(0, leaving.swarms.size());
    }

    @Test
    void noMoreTopicsThanTheBound() {
        Meadow.Node node = meadow.node();
        for (int i = 0; i < Swarms.TOPICS_MAX; i++) {
            node.join(meadow.open(i));
        }
        Topic oneMore = meadow.open(Swarms.TOPICS_MAX);
        assertNull(node.swarms.join(oneMore, List.of(), 0, meadow.nowMs));
    }
}
