package kith.net.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

class QueriesTest {

    private static final int SECONDS = 1_000;

    private final Meadow meadow = new Meadow(1);
    private final Topic topic = meadow.open(1);
    private final Id id = topic.id(meadow.crypto);

    private List<Meadow.Node> wise(int count) {
        List<Meadow.Node> members = meadow.members(count, topic);
        for (int i = 0; i < count; i++) {
            byte[] answer = Topic.ascii("number " + i);
            members.get(i).wisdom = text -> answer;
        }
        return members;
    }

    private static int asked(List<Meadow.Node> members) {
        int asked = 0;
        for (Meadow.Node member : members) {
            assertTrue(member.questions.size() <= 1, "asked twice");
            asked += member.questions.size();
        }
        return asked;
    }

    private static int posted(List<Meadow.Node> members, int kind) {
        int count = 0;
        for (Meadow.Node member : members) {
            for (TopicOutput.Post post : member.posts) {
                count += post.message()[0] == (byte) kind ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void justAsManyMembersAreAskedAndAllTheirAnswersCome() {
        List<Meadow.Node> members = wise(80);
        Meadow.Node asker = members.get(7);
        assertTrue(asker.ask(id, 5, 30, 30, 10 * SECONDS));
        meadow.run(5 * SECONDS);
        assertEquals(30, asked(members));
        assertTrue(asker.questions.isEmpty());
        assertEquals(List.of(new TopicOutput.QueryEnded(5, 30, 30)), asker.ended);
        Set<String> texts = new LinkedHashSet<>();
        for (TopicOutput.Answer answer : asker.answers) {
            assertEquals(5, answer.ticket());
            texts.add(new String(answer.content(), StandardCharsets.US_ASCII));
        }
        assertEquals(30, texts.size());
    }

    @Test
    void whoAsksForMoreThanThereAreGetsAll() {
        List<Meadow.Node> members = wise(60);
        members.get(0).ask(id, 1, Queries.PEERS_MAX, Queries.PEERS_MAX, 10 * SECONDS);
        meadow.run(5 * SECONDS);
        assertEquals(59, asked(members));
        assertEquals(List.of(new TopicOutput.QueryEnded(1, 59, 59)), members.get(0).ended);
    }

    @Test
    void aQueryCostsAFewMessagesForEachWhoIsAsked() {
        List<Meadow.Node> members = wise(80);
        members.forEach(member -> member.posts.clear());
        members.get(3).ask(id, 1, 40, 40, 10 * SECONDS);
        meadow.run(5 * SECONDS);
        assertTrue(posted(members, 0x8c) <= 40 * Places.MATES_MAX, posted(members, 0x8c) + " asks");
        assertTrue(posted(members, 0x8d) >= 40);
        assertTrue(posted(members, 0x8d) <= 40 * 8, posted(members, 0x8d) + " answers");
    }

    @Test
    void enoughAnswersEndAQueryEverywhere() {
        List<Meadow.Node> members = wise(80);
        for (int i = 0; i < members.size(); i++) {
            members.get(i).thinksMs = i * 20L;
        }
        Meadow.Node asker = members.get(7);
        asker.ask(id, 1, 70, 10, 10 * SECONDS);
        meadow.run(1 * SECONDS);
        assertEquals(10, asker.answers.size());
        assertEquals(1, asker.ended.size());
        assertEquals(10, asker.ended.get(0).answers());
        meadow.run(1 * SECONDS);
        members.forEach(member -> member.posts.clear());
        meadow.run(5 * SECONDS);
        assertEquals(0, posted(members, 0x8d), "answers after the end");
    }

    @Test
    void theOwnerMayStopAndHearsNoMore() {
        List<Meadow.Node> members = wise(40);
        members.forEach(member -> member.thinksMs = 500);
        Meadow.Node asker = members.get(1);
        asker.ask(id, 9, 30, 30, 10 * SECONDS);
        meadow.run(300);
        asker.swarms.stop(9);
        asker.drain();
        meadow.run(10 * SECONDS);
        assertEquals(0, asker.answers.size());
        assertEquals(1, asker.ended.size());
        assertEquals(0, posted(members, 0x8d));
    }

    @Test
    void whoHasNothingToSayDelaysNobody() {
        List<Meadow.Node> members = meadow.members(40, topic);
        members.get(20).wisdom = text -> Topic.ascii("I do");
        members.get(0).ask(id, 1, 39, 39, 10 * SECONDS);
        meadow.run(2 * SECONDS);
        assertEquals(List.of(new TopicOutput.QueryEnded(1, 39, 1)), members.get(0).ended);
    }

    @Test
    void whoNeverAnswersIsWaitedForUntilTheTimeIsOver() {
        List<Meadow.Node> members = wise(40);
        members.get(20).thinksMs = -1;
        members.get(0).ask(id, 1, 39, 39, 3 * SECONDS);
        meadow.run(2 * SECONDS);
        assertEquals(38, members.get(0).answers.size());
        assertTrue(members.get(0).ended.isEmpty());
        meadow.run(2 * SECONDS);
        assertEquals(List.of(new TopicOutput.QueryEnded(1, 39, 38)), members.get(0).ended);
    }

    @Test
    void theShareOfAMateThatIsLostGoesToOthers() {
        List<Meadow.Node> members = wise(60);
        Meadow.Node asker = members.get(0);
        Meadow.Node lost = meadow.at(asker.swarms.neighbors(id).get(0));
        lost.gone = true;
        asker.ask(id, 1, 40, 40, 10 * SECONDS);
        meadow.run(200);
        for (Id other : List.copyOf(lost.links)) {
            meadow.unlink(lost.id, other);
        }
        meadow.run(5 * SECONDS);
        assertEquals(List.of(new TopicOutput.QueryEnded(1, 40, 40)), asker.ended);
    }

    @Test
    void aMessageThatFoundNoRoomIsSentLater() {
        Meadow.Node asker = meadow.node();
        Meadow.Node other = meadow.node();
        other.wisdom = text -> Topic.ascii("late");
        asker.join(topic);
        other.join(topic, asker);
        meadow.run(5 * SECONDS);
        other.links.remove(asker.id); // Its posts are lost.
        asker.ask(id, 1, 1, 1, 10 * SECONDS);
        meadow.run(1 * SECONDS);
        List<TopicOutput.Post> lost = List.copyOf(other.posts);
        other.links.add(asker.id);
        assertTrue(asker.answers.isEmpty());
        for (TopicOutput.Post post : lost) {
            other.swarms.unposted(post.to(), post.message(), meadow.nowMs);
        }
        other.drain();
        meadow.run(1 * SECONDS);
        assertEquals(1, asker.answers.size());
    }

    @Test
    void noMoreQueriesThanTheBounds() {
        List<Meadow.Node> members = meadow.members(3, topic);
        members.forEach(member -> member.thinksMs = -1);
        Meadow.Node asker = members.get(0);
        for (int i = 0; i < Queries.OWN_MAX; i++) {
            assertTrue(asker.ask(id, i, 2, 2, 1 * SECONDS), "query " + i);
        }
        assertFalse(asker.ask(id, 99, 2, 2, 1 * SECONDS));
        meadow.run(2 * SECONDS);
        assertEquals(Queries.OWN_MAX, asker.ended.size());
        assertTrue(asker.ask(id, 99, 2, 2, 1 * SECONDS));
    }

    @Test
    void whatExceedsABoundIsNotAsked() {
        Meadow.Node asker = meadow.members(2, topic).get(0);
        assertFalse(asker.ask(id, 1, 0, 1, 1));
        assertFalse(asker.ask(id, 1, Queries.PEERS_MAX + 1, 1, 1));
        assertFalse(asker.ask(id, 1, 1, 0, 1));
        assertFalse(asker.ask(id, 1, 1, 1, 0));
        assertFalse(asker.ask(id, 1, 1, 1, Queries.TIME_MS_MAX + 1));
        byte[] text = new byte[Queries.QUESTION_BYTES_MAX + 1];
        assertFalse(asker.swarms.ask(id, new Inquiry(1, text, 1, 1, 1), meadow.nowMs));
        assertFalse(asker.ask(meadow.open(2).id(meadow.crypto), 1, 1, 1, 1), "not followed");
        assertTrue(asker.ask(id, 1, Queries.PEERS_MAX, 1, Queries.TIME_MS_MAX));
    }

    @Test
    void aFollowerAnswersInAnothersFeed() {
        List<Meadow.Node> nodes = meadow.nodes(3);
        byte[] name = Topic.ascii("news");
        Id feed = nodes.get(0).swarms.joinFeed(name, List.of(), 0, meadow.nowMs);
        nodes.get(0).drain();
        Topic topicOfFeed = Topic.feed(nodes.get(0).seed, name, meadow.crypto);
        nodes.get(1).join(topicOfFeed, nodes.get(0));
        nodes.get(2).join(topicOfFeed, nodes.get(0));
        nodes.get(2).wisdom = text -> Topic.ascii("here");
        meadow.run(5 * SECONDS);
        assertTrue(nodes.get(1).ask(java.util.Objects.requireNonNull(feed), 1, 2, 2, 5 * SECONDS));
        meadow.run(2 * SECONDS);
        assertEquals(List.of(new TopicOutput.QueryEnded(1, 2, 1)), nodes.get(1).ended);
    }

    /** A mate of the victim's that says what it likes. */
    private final class Liar {
        final Meadow.Node node = meadow.node();
        final Meadow.Node victim;

        Liar(Meadow.Node victim) {
            this.victim = victim;
            node.gone = true;
            victim.links.add(node.id);
            say(new TopicMessage.Join(node.member()));
            victim.posts.clear();
        }

        void say(TopicMessage message) {
            victim.receive(node.id, message.encode(topic.tag(meadow.crypto)));
        }

        /** The last question it was asked. */
        TopicMessage.Question question() {
            List<TopicMessage.Question> asked = new ArrayList<>();
            for (TopicOutput.Post post : victim.posts) {
                if (post.to().equals(node.id)
                        && TopicMessage.decode(post.message()).orNull()
                                instanceof TopicMessage.Question question) {
                    asked.add(question);
                }
            }
            return asked.get(asked.size() - 1);
        }

        Answer answer(MessageId query, int author) {
            byte[] seed = new byte[32];
            seed[0] = (byte) author;
            return Answer.sign(id, query, seed, Topic.ascii("lie"), meadow.crypto);
        }
    }

    private Liar liar() {
        Meadow.Node victim = meadow.node();
        victim.join(topic);
        return new Liar(victim);
    }

    @Test
    void aForgedAnswerIsRefused() {
        Liar liar = liar();
        liar.victim.ask(id, 1, 5, 5, 5 * SECONDS);
        MessageId query = liar.question().query();
        byte[] answer = liar.answer(query, 1).bytes();
        for (int i = 0; i < answer.length; i++) {
            byte[] changed = answer.clone();
            changed[i] ^= 1;
            liar.say(new TopicMessage.Answered(query, changed));
        }
        assertTrue(liar.victim.answers.isEmpty());
        assertEquals(answer.length, liar.victim.rejected.size());
        assertEquals(Set.of(Reason.FORGED), Set.copyOf(liar.victim.rejected));
        liar.say(new TopicMessage.Answered(query, answer));
        assertEquals(1, liar.victim.answers.size());
    }

    @Test
    void anAnswerToAnotherQuestionIsForged() {
        Liar liar = liar();
        liar.victim.ask(id, 1, 5, 5, 5 * SECONDS);
        byte[] old = liar.answer(liar.question().query(), 1).bytes();
        liar.victim.ask(id, 2, 5, 5, 5 * SECONDS);
        liar.say(new TopicMessage.Answered(liar.question().query(), old));
        assertEquals(List.of(Reason.FORGED), liar.victim.rejected);
    }

    @Test
    void nobodyAnswersForMoreThanWereAskedByThem() {
        Liar liar = liar();
        liar.victim.ask(id, 1, 5, 500, 5 * SECONDS);
        MessageId query = liar.question().query();
        for (int author = 1; author <= 6; author++) {
            liar.say(new TopicMessage.Answered(query, liar.answer(query, author).bytes()));
        }
        assertEquals(5, liar.victim.answers.size());
        assertEquals(List.of(Reason.REFUSED), liar.victim.rejected);
    }

    @Test
    void oneAuthorIsHeardOnce() {
        Liar liar = liar();
        liar.victim.ask(id, 1, 5, 5, 5 * SECONDS);
        MessageId query = liar.question().query();
        liar.say(new TopicMessage.Answered(query, liar.answer(query, 1).bytes()));
        liar.say(new TopicMessage.Answered(query, liar.answer(query, 1).bytes()));
        assertEquals(1, liar.victim.answers.size());
    }

    @Test
    void reportsThatGoBackAndForthAskNobodyTwice() {
        List<Meadow.Node> members = wise(30);
        Liar liar = new Liar(members.get(0));
        assertTrue(liar.victim.swarms.neighbors(id).contains(liar.node.id));
        liar.victim.ask(id, 1, 20, 20, 10 * SECONDS);
        TopicMessage.Question question = liar.question();
        int share = question.share();
        for (int i = 0; i < 50; i++) {
            int asked = i % 2 == 0 ? 0 : share;
            liar.say(new TopicMessage.Report(question.query(), share, asked, 0, false));
            meadow.run(50);
        }
        assertTrue(asked(members) <= 20, asked(members) + " asked");
    }

    @Test
    void aFloodOfQuestionsReachesTheOwnerWithinTheBound() {
        Liar liar = liar();
        liar.victim.thinksMs = -1;
        for (int i = 0; i < 5_000; i++) {
            MessageId query = new MessageId(i, i);
            liar.say(new TopicMessage.Question(query, 1, 20 * SECONDS, Topic.ascii("spam")));
        }
        assertEquals(Queries.OF_MATE_MAX, liar.victim.questions.size());
        meadow.run(21 * SECONDS);
        liar.victim.questions.clear();
        for (int i = 0; i < 64; i++) {
            MessageId query = new MessageId(i, -1);
            liar.say(new TopicMessage.Question(query, 500, 20 * SECONDS, Topic.ascii("spam")));
        }
        assertTrue(liar.victim.questions.size() <= 4, "2000 members at once for one mate");
    }

    @Test
    void aQuestionThatComesAgainAfterItsEndIsNotAsked() {
        Liar liar = liar();
        TopicMessage question =
                new TopicMessage.Question(new MessageId(1, 2), 1, 1 * SECONDS, new byte[0]);
        liar.say(question);
        liar.say(new TopicMessage.Stop(new MessageId(1, 2)));
        liar.say(question);
        meadow.run(2 * SECONDS);
        liar.say(question);
        assertEquals(1, liar.victim.questions.size());
    }

    @Test
    void nobodyButAMateIsAnswered() {
        Meadow.Node victim = meadow.node();
        Meadow.Node stranger = meadow.node();
        victim.join(topic);
        victim.links.add(stranger.id);
        long tag = topic.tag(meadow.crypto);
        TopicMessage question =
                new TopicMessage.Question(new MessageId(1, 2), 5, 1000, new byte[0]);
        victim.receive(stranger.id, question.encode(tag));
        assertTrue(victim.questions.isEmpty());
    }
}
