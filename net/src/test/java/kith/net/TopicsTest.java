package kith.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kith.net.topic.Member;
import kith.net.topic.Topic;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final int KEPT_BYTES = 1 << 16;

    private final Village village = new Village(11);
    private final List<Village.House> houses = new ArrayList<>();
    private final byte[] topic = new Topic(Topic.Kind.OPEN, Id.of(new byte[Id.BYTES])).toBytes();

    private void build(int count) {
        for (int i = 0; i < count; i++) {
            houses.add(village.house(i));
        }
    }

    private Id join(Village.House house, Village.House... members) {
        List<Member> list = new ArrayList<>();
        for (Village.House member : members) {
            list.add(new Member(member.id(), List.of(member.address)));
        }
        house.handle(new Input.Join(topic, list, KEPT_BYTES));
        Output.Joined joined = house.all(Output.Joined.class).getLast();
        assertArrayEquals(topic, joined.bytes());
        return joined.topic();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> heard(Village.House house) {
        return house.all(Output.Heard.class).stream()
                .map(heard -> new String(heard.content(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void membersThatKnowOneOfThemHearEachOther() {
        build(8);
        Id id = join(houses.get(0));
        for (int i = 1; i < 8; i++) {
            join(houses.get(i), houses.get(i - 1));
            village.run(500);
        }
        village.run(60_000);
        houses.get(3).handle(new Input.Publish(77, id, bytes("hello")));
        village.run(5_000);
        assertTrue(houses.get(3).all(Output.Published.class).getLast().number() > 0);
        for (Village.House house : houses) {
            assertEquals(house == houses.get(3) ? List.of() : List.of("hello"), heard(house));
        }
    }

    @Test
    void whoKnowsNobodyAsksWhoIsLinked() {
        build(2);
        houses.get(0).handle(new Input.Dial(houses.get(1).address, null));
        village.run(1_000);
        Id id = join(houses.get(0));
        join(houses.get(1));
        village.run(30_000);
        houses.get(0).handle(new Input.Publish(1, id, bytes("hello")));
        village.run(2_000);
        assertEquals(List.of("hello"), heard(houses.get(1)));
    }

    @Test
    void aFeedIsHeardByItsFollowersAlone() {
        build(3);
        Village.House author = houses.get(0);
        author.handle(new Input.JoinFeed(bytes("news"), List.of(), KEPT_BYTES));
        Output.Joined feed = author.all(Output.Joined.class).getLast();
        List<Member> members = List.of(new Member(author.id(), List.of(author.address)));
        houses.get(1).handle(new Input.Join(feed.bytes(), members, KEPT_BYTES));
        houses.get(2).handle(new Input.Dial(author.address, null));
        village.run(5_000);
        author.handle(new Input.Publish(1, feed.topic(), bytes("first")));
        houses.get(1).handle(new Input.Publish(2, feed.topic(), bytes("false")));
        village.run(5_000);
        assertEquals(List.of("first"), heard(houses.get(1)));
        assertEquals(List.of(), heard(houses.get(2)));
        assertEquals(List.of(), heard(author));
        assertEquals(-1, houses.get(1).all(Output.Published.class).getLast().number());
    }

    @Test
    void aRestartedMemberComesBackByItself() {
        build(5);
        Id id = join(houses.get(0));
        for (int i = 1; i < 5; i++) {
            join(houses.get(i), houses.get(0));
        }
        village.run(90_000);
        Village.House restarted = houses.get(2);
        restarted.restart();
        village.run(30_000);
        houses.get(4).handle(new Input.Publish(1, id, bytes("welcome back")));
        village.run(5_000);
        assertEquals(List.of("welcome back"), heard(restarted));
    }

    @Test
    void aSilentNeighborIsReplacedWithinSeconds() {
        build(6);
        Id id = join(houses.get(0));
        for (int i = 1; i < 6; i++) {
            join(houses.get(i), houses.get(0));
            village.run(1_000);
        }
        village.run(60_000);
        houses.get(1).broken = true;
        houses.get(0).handle(new Input.Publish(1, id, bytes("one")));
        village.run(15_000);
        houses.get(0).handle(new Input.Publish(2, id, bytes("two")));
        village.run(5_000);
        for (int i = 2; i < 6; i++) {
            assertEquals(List.of("one", "two"), heard(houses.get(i)));
        }
        List<Output.Unlinked> lost = houses.get(0).all(Output.Unlinked.class);
        assertTrue(lost.stream().anyMatch(each -> each.node().equals(houses.get(1).id())));
    }

    @Test
    void nothingIsPublishedBeforeItsNumberIsSafe() {
        build(2);
        Id id = join(houses.get(0));
        join(houses.get(1), houses.get(0));
        village.run(5_000);
        houses.get(0).diskStalls = true;
        houses.get(0).handle(new Input.Publish(1, id, bytes("hello")));
        village.run(5_000);
        assertEquals(List.of(), heard(houses.get(1)));
        assertTrue(houses.get(0).all(Output.Published.class).isEmpty());
        houses.get(0).sync();
        village.run(5_000);
        assertEquals(List.of("hello"), heard(houses.get(1)));
    }

    @Test
    void whoLeavesLetsGoOfItsLinks() {
        build(3);
        Id id = join(houses.get(0));
        join(houses.get(1), houses.get(0));
        join(houses.get(2), houses.get(0));
        village.run(30_000);
        houses.get(2).handle(new Input.LeaveTopic(id));
        village.run(10_000);
        int linked = houses.get(2).all(Output.Linked.class).size();
        int unlinked = houses.get(2).all(Output.Unlinked.class).size();
        assertTrue(linked > 0 && unlinked >= 1, linked + " and " + unlinked);
        houses.get(0).handle(new Input.Publish(1, id, bytes("hello")));
        village.run(5_000);
        assertEquals(List.of(), heard(houses.get(2)));
        assertFalse(heard(houses.get(1)).isEmpty());
    }

    @Test
    void whatIsNoTopicIsDeclined() {
        build(1);
        houses.get(0).handle(new Input.Join(new byte[33], List.of(), KEPT_BYTES));
        houses.get(0).handle(new Input.Join(new byte[3], List.of(), KEPT_BYTES));
        List<Reason> reasons =
                houses.get(0).all(Output.Declined.class).stream()
                        .map(Output.Declined::reason)
                        .toList();
        assertEquals(List.of(Reason.UNKNOWN_KIND, Reason.TRUNCATED), reasons);
    }

    @Test
    void whoAsksHearsWhatTheOthersAnswer() {
        build(6);
        Id id = join(houses.get(0));
        for (int i = 1; i < 6; i++) {
            join(houses.get(i), houses.get(i - 1));
            village.run(500);
        }
        village.run(60_000);
        houses.get(0).handle(new Input.Query(5, id, bytes("who?"), 10, 10, 10_000));
        village.run(1_000);
        for (int i = 1; i < 6; i++) {
            Output.Question question = houses.get(i).all(Output.Question.class).getLast();
            assertEquals("who?", new String(question.question(), StandardCharsets.UTF_8));
            byte[] answer = i == 3 ? null : bytes("house " + i);
            houses.get(i).handle(new Input.Answer(id, question.query(), answer));
        }
        village.run(1_000);
        assertEquals(4, houses.get(0).all(Output.Answer.class).size());
        assertEquals(
                new Output.QueryEnded(5, 5, 4),
                houses.get(0).all(Output.QueryEnded.class).getLast());
    }

    @Test
    void aQueryThatCannotBeginEndsAtOnce() {
        build(1);
        houses.get(0).handle(new Input.Query(6, Id.of(new byte[32]), bytes("?"), 1, 1, 1_000));
        assertEquals(
                new Output.QueryEnded(6, 0, 0),
                houses.get(0).all(Output.QueryEnded.class).getLast());
    }

    @Test
    void aQueryIsStoppedByItsOwner() {
        build(2);
        Id id = join(houses.get(0));
        join(houses.get(1), houses.get(0));
        village.run(10_000);
        houses.get(0).handle(new Input.Query(7, id, bytes("who?"), 1, 1, 10_000));
        village.run(100);
        houses.get(0).handle(new Input.StopQuery(7));
        assertEquals(
                new Output.QueryEnded(7, 1, 0),
                houses.get(0).all(Output.QueryEnded.class).getLast());
    }
}
