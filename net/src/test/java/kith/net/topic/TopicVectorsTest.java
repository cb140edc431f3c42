package kith.net.topic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.Vectors;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

/** The bytes of {@code docs/protocol/vectors/topic.json}, which were made without this code. */
class TopicVectorsTest {

    private static final Crypto CRYPTO = new RealCrypto();
    private static final long TAG = 0x0123456789abcdefL;
    private static final MessageId M = new MessageId(0x0011223344556677L, 0x8899aabbccddeeffL);
    private static final Address V4 = Address.v4(0xc0000201, 7000);
    private static final Address V6 = new Address(0x20010db800000000L, 9, 65535);
    private static final Member A = new Member(id(0), List.of(V4));

    @Test
    void topicsHaveTheNamesOfTheSpecification() {
        for (Vectors.Vector vector : Vectors.of("topic.json", "topic")) {
            Topic topic = Topic.decode(vector.bytes("topic")).orNull();
            assertNotNull(topic);
            assertArrayEquals(vector.bytes("topic"), topic.toBytes());
            assertEquals(Id.of(vector.bytes("id")), topic.id(CRYPTO));
            assertEquals(new Reader(vector.bytes("tag")).u64(), topic.tag(CRYPTO));
            assertEquals(Id.of(vector.bytes("address")), topic.address(CRYPTO));
            assertArrayEquals(
                    vector.bytes("pseudonymSeed"),
                    topic.pseudonymSeed(vector.bytes("deviceSeed"), CRYPTO));
        }
        for (Vectors.Vector vector : Vectors.of("topic.json", "feed")) {
            byte[] author = vector.bytes("authorSeed");
            byte[] name = vector.bytes("name");
            assertArrayEquals(vector.bytes("feedSeed"), Topic.feedSeed(author, name, CRYPTO));
            assertArrayEquals(vector.bytes("topic"), Topic.feed(author, name, CRYPTO).toBytes());
        }
    }

    @Test
    void publicationsHaveTheBytesOfTheSpecification() {
        List<Vectors.Vector> vectors = Vectors.of("topic.json", "publication");
        assertEquals(3, vectors.size());
        for (Vectors.Vector vector : vectors) {
            Id topic = topicOf(vector);
            Publication read = Publication.decode(topic, vector.bytes("bytes"), CRYPTO).orNull();
            assertNotNull(read, vector.text("name"));
            assertTrue(read.proven(topic, CRYPTO), vector.text("name"));
            assertEquals(MessageId.read(new Reader(vector.bytes("id"))), read.id());
            assertArrayEquals(vector.bytes("content"), read.content());
            assertEquals(new Reader(vector.bytes("number")).u64(), read.number());
            Publication.Part part = new Publication.Part(read.number(), read.part(), read.parts());
            Publication made =
                    Publication.sign(topic, vector.bytes("seed"), part, read.content(), CRYPTO);
            assertArrayEquals(vector.bytes("bytes"), made.bytes(), vector.text("name"));
        }
    }

    @Test
    void publicationsThatTheSpecificationForbidsAreRefused() {
        for (Vectors.Vector vector : Vectors.of("topic.json", "refused publication")) {
            assertInstanceOf(
                    Decoded.Reject.class,
                    Publication.decode(topicOf(vector), vector.bytes("bytes"), CRYPTO),
                    vector.text("why"));
        }
    }

    @Test
    void answersHaveTheBytesOfTheSpecification() {
        List<Vectors.Vector> vectors = Vectors.of("topic.json", "answer");
        assertEquals(2, vectors.size());
        for (Vectors.Vector vector : vectors) {
            Id topic = topicOf(vector);
            MessageId query = MessageId.read(new Reader(vector.bytes("query")));
            Answer read = Answer.of(vector.bytes("bytes"));
            assertTrue(read.proven(topic, query, CRYPTO), vector.text("name"));
            assertEquals(Id.of(vector.bytes("author")), read.author());
            assertArrayEquals(vector.bytes("content"), read.content());
            Answer made = Answer.sign(topic, query, vector.bytes("seed"), read.content(), CRYPTO);
            assertArrayEquals(vector.bytes("bytes"), made.bytes());
        }
    }

    private static final List<TopicMessage> MESSAGES =
            List.of(
                    new TopicMessage.Join(A),
                    new TopicMessage.ForwardJoin(6, new Member(id(32), List.of(V6, V4))),
                    new TopicMessage.Neighbor(TopicMessage.Priority.SWAP, true, A),
                    new TopicMessage.Accept(false),
                    new TopicMessage.Decline(),
                    new TopicMessage.Leave(true),
                    new TopicMessage.Shuffle(true, List.of(A, new Member(id(32), List.of()))),
                    new TopicMessage.Push(3, new byte[0]),
                    new TopicMessage.Have(List.of(new TopicMessage.Announced(M, 5))),
                    new TopicMessage.Graft(List.of(M)),
                    new TopicMessage.Prune(),
                    new TopicMessage.Digest(1_800_000_000_000L, List.of(M.high())),
                    new TopicMessage.Question(M, 500, 30_000, Topic.ascii("who?")),
                    new TopicMessage.Answered(M, new byte[0]),
                    new TopicMessage.Report(M, 7, 5, 3, true),
                    new TopicMessage.Stop(M));

    @Test
    void messagesHaveTheBytesOfTheSpecification() {
        List<Vectors.Vector> vectors = Vectors.of("topic.json", "message");
        assertEquals(MESSAGES.size(), vectors.size());
        for (int i = 0; i < MESSAGES.size(); i++) {
            byte[] bytes = vectors.get(i).bytes("bytes");
            String name = vectors.get(i).text("name");
            TopicMessage read = TopicMessage.decode(bytes).orNull();
            assertNotNull(read, name);
            assertArrayEquals(bytes, read.encode(TAG), name);
            assertEquals(TAG, TopicMessage.tag(bytes));
            if (read instanceof TopicMessage.Push(int hops, byte[] publication)) {
                assertEquals(3, hops);
                byte[] hello = Vectors.of("topic.json", "publication").get(0).bytes("bytes");
                assertArrayEquals(hello, publication);
            } else if (read instanceof TopicMessage.Question question) {
                assertEquals(500, question.share());
                assertEquals(30_000, question.timeMs());
                assertArrayEquals(Topic.ascii("who?"), question.text());
            } else if (read instanceof TopicMessage.Answered(MessageId query, byte[] answer)) {
                assertEquals(M, query);
                byte[] here = Vectors.of("topic.json", "answer").get(0).bytes("bytes");
                assertArrayEquals(here, answer);
            } else {
                assertEquals(MESSAGES.get(i), read, name);
            }
        }
    }

    @Test
    void whatTheSpecificationForbidsIsRejected() {
        for (Vectors.Vector vector : Vectors.of("topic.json", "rejected")) {
            assertInstanceOf(
                    Decoded.Reject.class,
                    TopicMessage.decode(vector.bytes("bytes")),
                    vector.text("why"));
        }
    }

    @Test
    void theLongestMessageFitsInAPacket() {
        assertTrue(TopicMessage.BYTES_MAX <= kith.net.stream.Connection.MESSAGE_BYTES_MAX);
        int ids = TopicMessage.HEAD_BYTES + 1 + TopicMessage.IDS_MAX * 17;
        int digest = TopicMessage.HEAD_BYTES + 9 + TopicMessage.SHORT_IDS_MAX * 8;
        int members = TopicMessage.HEAD_BYTES + 2 + TopicMessage.MEMBERS_MAX * Member.BYTES_MAX;
        int answer = TopicMessage.HEAD_BYTES + MessageId.BYTES + Answer.BYTES_MAX;
        int question = TopicMessage.HEAD_BYTES + MessageId.BYTES + 4 + Queries.QUESTION_BYTES_MAX;
        for (int length : new int[] {ids, digest, members, answer, question}) {
            assertTrue(length <= TopicMessage.BYTES_MAX);
        }
    }

    private static Id topicOf(Vectors.Vector vector) {
        Topic topic = Topic.decode(vector.bytes("topic")).orNull();
        assertNotNull(topic);
        return topic.id(CRYPTO);
    }

    private static Id id(int first) {
        Writer writer = new Writer(Id.BYTES);
        for (int i = 0; i < Id.BYTES; i++) {
            writer.u8(first + i);
        }
        return Id.of(writer.toBytes());
    }
}
