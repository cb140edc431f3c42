package kith.bridge.dns;

import java.util.ArrayList;
import java.util.List;
import kith.bridge.permission.IpAddress;

/**
 * What a message from a name server means for a question. Messages are bytes of strangers: they are
 * judged, nothing in them throws.
 */
sealed interface Verdict {
    /** It answers something else, or nobody asked: as if it had not come. */
    record Ignored() implements Verdict {}

    /** It is cut off; the whole answer is to be had by TCP. */
    record Truncated() implements Verdict {}

    /** It is no message. */
    record Malformed() implements Verdict {}

    /**
     * The server says that there is nothing.
     *
     * @param code as Node has it, for instance {@code ENOTFOUND}
     */
    record Nothing(String code) implements Verdict {}

    /**
     * An answer; its records are still to be read, each fits in the message.
     *
     * @param addresses of all A and AAAA records
     */
    record Answered(List<IpAddress> addresses) implements Verdict {}

    /** QR, the bit that tells an answer from a question, and OPCODE, which must be 0. */
    int ANSWER_MASK = 0xf800;

    int ANSWER = 0x8000;
    int TRUNCATED = 0x0200;
    int RCODE_MASK = 0x000f;

    /** Bytes of a record after its name and before its data. */
    int RECORD_HEAD_BYTES = 10;

    int TYPE_A = 1;
    int TYPE_AAAA = 28;

    /**
     * Judges a message.
     *
     * @param id what was asked under
     * @param datagram whether it came by UDP, where anybody may have sent it
     */
    static Verdict of(Question question, int id, byte[] message, boolean datagram) {
        boolean hasId = message.length >= 2 && Question.u16(message, 0) == id;
        if (!hasId) {
            return datagram ? new Ignored() : new Malformed();
        }
        if (message.length < Question.HEAD_BYTES) {
            return new Malformed();
        }
        int flags = Question.u16(message, 2);
        if ((flags & ANSWER_MASK) != ANSWER) {
            return new Ignored();
        }
        int asked = Question.u16(message, 4);
        int answers = Question.u16(message, 6);
        if (asked == 0 && (flags & RCODE_MASK) != 0) {
            return new Nothing(code(flags & RCODE_MASK));
        }
        if (asked != 1 || !question.isIn(message)) {
            return datagram ? new Ignored() : new Malformed();
        }
        if (datagram && (flags & TRUNCATED) != 0) {
            return new Truncated();
        }
        List<IpAddress> addresses = new ArrayList<>();
        if (!areRecordsWhole(message, question.bytes(), answers, addresses)) {
            return new Malformed();
        }
        int rcode = flags & RCODE_MASK;
        return rcode == 0 && answers > 0 ? new Answered(addresses) : new Nothing(code(rcode));
    }

    private static String code(int rcode) {
        return switch (rcode) {
            case 1 -> "EFORMERR";
            case 2 -> "ESERVFAIL";
            case 3 -> "ENOTFOUND";
            case 4 -> "ENOTIMP";
            case 5 -> "EREFUSED";
            default -> "ENODATA";
        };
    }

    /** Whether all records of an answer lie within its message. */
    private static boolean areRecordsWhole(
            byte[] message, int from, int count, List<IpAddress> addresses) {
        int at = from;
        for (int i = 0; i < count; i++) {
            at = afterName(message, at);
            if (at < 0 || at + RECORD_HEAD_BYTES > message.length) {
                return false;
            }
            int type = Question.u16(message, at);
            int length = Question.u16(message, at + 8);
            at += RECORD_HEAD_BYTES;
            if (at + length > message.length) {
                return false;
            }
            if ((type == TYPE_A && length == 4) || (type == TYPE_AAAA && length == 16)) {
                byte[] address = java.util.Arrays.copyOfRange(message, at, at + length);
                addresses.add(IpAddress.of(address, ""));
            }
            at += length;
        }
        return true;
    }

    /** Where a name ends that begins here, -1 if it does not end; pointers are not followed. */
    private static int afterName(byte[] message, int from) {
        int at = from;
        while (at < message.length) {
            int length = message[at] & 0xff;
            if (length >= 0xc0) {
                return at + 2;
            }
            if (length > 63) {
                return -1;
            }
            at += 1 + length;
            if (length == 0) {
                return at;
            }
        }
        return -1;
    }
}
