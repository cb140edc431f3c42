package kith.node.lan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kith.net.lan.Hint;
import org.junit.jupiter.api.Test;

class ResponderTest {

    private static final Announcement ANN = DnsMessageTest.ANN;
    private static final Announcement BEN =
            new Announcement(
                    new Hint(new byte[] {9, 9, 9, 9, 9, 9, 9, 9}, new byte[8]),
                    7001,
                    List.of(new byte[] {10, 9, 1, 2}));

    private final Responder ann = new Responder(ANN, 0, 0);

    @Test
    void announcesAtOnceAndTwiceMoreAndAsksEverLessOften() {
        List<Long> announced = new ArrayList<>();
        List<Long> asked = new ArrayList<>();
        long nowMs = 0;
        while (nowMs < 20 * Responder.ASKED_AGAIN_MS_MAX) {
            ann.expire(nowMs);
            for (DnsMessage message : sent(ann)) {
                (message.response() ? announced : asked).add(nowMs);
            }
            nowMs = ann.deadlineMs();
        }
        assertEquals(List.of(0L, 1_000L, 3_000L), announced);
        assertEquals(List.of(20L, 1_020L, 3_020L, 7_020L), asked.subList(0, 4));
        int last = asked.size() - 1;
        assertEquals(Responder.ASKED_AGAIN_MS_MAX, asked.get(last) - asked.get(last - 1));
    }

    @Test
    void twoThatStartTogetherFindEachOtherAtOnce() {
        Responder ben = new Responder(BEN, 5, 0);
        byte[] annSays = Objects.requireNonNull(ann.poll());
        byte[] benSays = Objects.requireNonNull(ben.poll());
        Announcement heardByBen = ben.receive(annSays, annSays.length, 1);
        Announcement heardByAnn = ann.receive(benSays, benSays.length, 1);
        assertNotNull(heardByBen);
        assertNotNull(heardByAnn);
        assertArrayEquals(ANN.hint().salt(), heardByBen.hint().salt());
        assertArrayEquals(BEN.hint().salt(), heardByAnn.hint().salt());
    }

    @Test
    void whoAsksLaterIsAnsweredWithinATwelfthOfASecond() {
        quiet(ann);
        Responder ben = new Responder(null, 0, 10_000);
        ben.expire(10_020);
        List<DnsMessage> questions = sent(ben);
        assertEquals(1, questions.size(), "who cannot be reached announces nothing");
        byte[] question = questions.get(0).toBytes();
        assertNull(ann.receive(question, question.length, 10_021));
        assertTrue(ann.deadlineMs() <= 10_021 + 120);
        ann.expire(10_141);
        assertTrue(sent(ann).get(0).response());
    }

    @Test
    void aFloodOfQuestionsIsAnsweredOnceASecond() {
        quiet(ann);
        int answeredCount = 0;
        for (long nowMs = 10_000; nowMs < 15_000; nowMs++) {
            for (String name : new String[] {Announcement.KIND, ANN.service(), ANN.host()}) {
                ask(ann, name, DnsRecord.ANY, nowMs);
            }
            ann.expire(nowMs);
            answeredCount += sent(ann).size();
        }
        assertEquals(5, answeredCount);
    }

    @Test
    void whoKnowsTheAnswerAndWhoAsksForOthersIsNotAnswered() {
        quiet(ann);
        DnsRecord known =
                new DnsRecord.Pointer(Announcement.KIND, Announcement.KIND_TTL_S, ANN.service());
        DnsMessage asks =
                new DnsMessage(
                        false,
                        List.of(new DnsMessage.Question(Announcement.KIND, DnsRecord.PTR)),
                        List.of(known));
        byte[] bytes = asks.toBytes();
        ann.receive(bytes, bytes.length, 10_000);
        ask(ann, "_ipp._tcp.local", DnsRecord.PTR, 10_000);
        ask(ann, BEN.service(), DnsRecord.SRV, 10_000);
        ask(ann, Announcement.KIND, DnsRecord.TXT, 10_000);
        ann.expire(11_000);
        assertTrue(sent(ann).isEmpty());
        ask(ann, ANN.host(), DnsRecord.AAAA, 11_000);
        ann.expire(12_000);
        assertEquals(1, sent(ann).size());
    }

    @Test
    void itsOwnEchoIsNobody() {
        byte[] own = ANN.message().toBytes();
        assertNull(ann.receive(own, own.length, 0));
    }

    @Test
    void saysGoodbyeWithoutAnAddress() {
        byte[] goodbye = Objects.requireNonNull(ann.goodbye());
        DnsMessage message =
                Objects.requireNonNull(DnsMessage.decode(goodbye, goodbye.length).orNull());
        assertEquals(
                List.of(new DnsRecord.Pointer(Announcement.KIND, 0, ANN.service())),
                message.records());
    }

    private static void ask(Responder to, String name, int kind, long nowMs) {
        DnsMessage.Question question = new DnsMessage.Question(name, kind);
        byte[] bytes = new DnsMessage(false, List.of(question), List.of()).toBytes();
        assertNull(to.receive(bytes, bytes.length, nowMs));
    }

    /** All it says by itself in the first seconds is said. */
    private static void quiet(Responder responder) {
        responder.expire(0);
        responder.expire(1_000);
        responder.expire(3_000);
        for (long nowMs = 3_000; nowMs < 10_000; nowMs += 500) {
            responder.expire(nowMs);
        }
        sent(responder);
    }

    private static List<DnsMessage> sent(Responder responder) {
        List<DnsMessage> sent = new ArrayList<>();
        byte[] bytes;
        while ((bytes = responder.poll()) != null) {
            sent.add(Objects.requireNonNull(DnsMessage.decode(bytes, bytes.length).orNull()));
        }
        return sent;
    }
}
