package kith.bridge.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final int ID = 0x1234;
    private static final byte[] ADDRESS = {(byte) 192, 0, 2, 1};
    private final Question question = question("a.example");

    private static Question question(String name) {
        Question question = Question.of(name, 1);
        assertNotNull(question);
        return question;
    }

    private Verdict datagram(byte[] message) {
        return Verdict.of(question, ID, message, true);
    }

    private Verdict streamed(byte[] message) {
        return Verdict.of(question, ID, message, false);
    }

    private byte[] answer() {
        return Messages.answer(question.message(ID), 0x8180, Messages.record(1, ADDRESS));
    }

    @Test
    void takesAProperAnswerWithItsAddresses() {
        Verdict.Answered answered = assertInstanceOf(Verdict.Answered.class, datagram(answer()));
        assertEquals("[192.0.2.1]", answered.addresses().toString());
        byte[] upper = Messages.answer(question("A.EXAMPLE").message(ID), 0x8180);
        assertInstanceOf(Verdict.Nothing.class, datagram(upper), "names have no case");
    }

    @Test
    void ignoresWhatAnswersSomethingElse() {
        byte[] wrongId =
                Messages.answer(question.message(ID + 1), 0x8180, Messages.record(1, ADDRESS));
        assertInstanceOf(Verdict.Ignored.class, datagram(wrongId));
        assertInstanceOf(Verdict.Malformed.class, streamed(wrongId));
        byte[] wrongName = Messages.answer(question("b.example").message(ID), 0x8180);
        assertInstanceOf(Verdict.Ignored.class, datagram(wrongName));
        assertInstanceOf(Verdict.Malformed.class, streamed(wrongName));
        assertInstanceOf(Verdict.Ignored.class, datagram(question.message(ID)), "its echo");
        assertInstanceOf(Verdict.Ignored.class, datagram(new byte[1]));
        byte[] update = answer();
        update[2] |= 0x28;
        assertInstanceOf(Verdict.Ignored.class, datagram(update), "another opcode");
    }

    @Test
    void fetchesWhatIsCutOffByAStream() {
        byte[] cut = Messages.answer(question.message(ID), 0x8380);
        assertInstanceOf(Verdict.Truncated.class, datagram(cut));
        assertEquals(new Verdict.Nothing("ENODATA"), streamed(cut));
    }

    @Test
    void tellsWhatTheServerSays() {
        String[] codes = {"ENODATA", "EFORMERR", "ESERVFAIL", "ENOTFOUND", "ENOTIMP", "EREFUSED"};
        for (int rcode = 0; rcode < codes.length; rcode++) {
            byte[] message = Messages.answer(question.message(ID), 0x8180 | rcode);
            assertEquals(new Verdict.Nothing(codes[rcode]), datagram(message));
        }
        assertEquals(
                new Verdict.Nothing("ENODATA"),
                datagram(Messages.answer(question.message(ID), 0x818f)));
        byte[] bare = Arrays.copyOf(Messages.answer(question.message(ID), 0x8182), 12);
        bare[5] = 0;
        assertEquals(new Verdict.Nothing("ESERVFAIL"), datagram(bare), "without the question");
    }

    @Test
    void refusesRecordsThatDoNotFit() {
        byte[] answer = answer();
        for (int length = question.bytes(); length < answer.length; length++) {
            Verdict verdict = datagram(Arrays.copyOf(answer, length));
            assertInstanceOf(Verdict.Malformed.class, verdict, "cut to " + length);
        }
    }

    @Test
    void neverThrowsWhateverComes() {
        long seed = 20261123;
        Random random = new Random(seed);
        byte[] answer = answer();
        for (int i = 0; i < 200_000; i++) {
            byte[] changed = Arrays.copyOf(answer, random.nextInt(answer.length + 20));
            for (int n = random.nextInt(6); n > 0 && changed.length > 2; n--) {
                changed[2 + random.nextInt(changed.length - 2)] = (byte) random.nextInt();
            }
            assertNotNull(datagram(changed), "seed " + seed);
            assertNotNull(streamed(changed), "seed " + seed);
        }
    }
}
