package kith.node.lan;

import java.util.ArrayList;
import java.util.List;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * A message of multicast DNS (RFC 6762, section 18): a question, or an answer nobody need have
 * asked for. Records of kinds that are of no use here are left out.
 *
 * @param records answers and additional records alike
 */
record DnsMessage(boolean response, List<Question> questions, List<DnsRecord> records) {

    /** 9000: the longest message (RFC 6762, section 17). */
    static final int BYTES_MAX = 9000;

    /** 1200: one frame of any network; an announcement with eight addresses has some 700. */
    private static final int SENT_BYTES_MAX = 1200;

    /** 64: what is honest has a few; a device with many services has some dozens. */
    static final int QUESTIONS_MAX = 64;

    /** 256: as above. */
    static final int RECORDS_MAX = 256;

    static final int INTERNET = 1;

    /** The class of records that replace all others of that name (section 10.2). */
    static final int ONLY_ONES = 0x8001;

    private static final int CLASS_BITS = 0x7fff;
    private static final int RESPONSE = 0x8000;
    private static final int AUTHORITATIVE = 0x0400;

    /** Kind of message and result code: both 0, others are ignored (sections 18.3, 18.11). */
    private static final int ZERO_BITS = 0x780f;

    /** What is asked: records of a kind, by name. */
    record Question(String name, int kind) {

        boolean asks(int wanted) {
            return kind == wanted || kind == DnsRecord.ANY;
        }
    }

    /** Reads the first {@code length} bytes of a stranger's message. */
    static Decoded<DnsMessage> decode(byte[] bytes, int length) {
        if (length > BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        DnsReader in = new DnsReader(bytes, length);
        in.u16();
        int flags = in.u16();
        int questionCount = in.u16();
        int recordCount = in.u16() + in.u16() + in.u16();
        if (in.failed()) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        if ((flags & ZERO_BITS) != 0) {
            return Decoded.reject(Reason.UNKNOWN_KIND);
        }
        if (questionCount > QUESTIONS_MAX || recordCount > RECORDS_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < questionCount && !in.failed(); i++) {
            Question question = new Question(in.name(), in.u16());
            int kind = in.u16() & CLASS_BITS;
            if (kind == INTERNET || kind == DnsRecord.ANY) {
                questions.add(question);
            }
        }
        List<DnsRecord> records = new ArrayList<>();
        for (int i = 0; i < recordCount && !in.failed(); i++) {
            DnsRecord record = record(in);
            if (record != null) {
                records.add(record);
            }
        }
        return in.failed()
                ? Decoded.reject(Reason.TRUNCATED)
                : Decoded.ok(new DnsMessage((flags & RESPONSE) != 0, questions, records));
    }

    /** A record; null if it is of no use here. A record whose length lies fails the reader. */
    private static @Nullable DnsRecord record(DnsReader in) {
        String name = in.name();
        int kind = in.u16();
        boolean internet = (in.u16() & CLASS_BITS) == INTERNET;
        int ttlS = in.u32();
        int length = in.u16();
        int end = in.position() + length;
        DnsRecord record = internet ? data(in, name, kind, ttlS, length) : null;
        if (record == null) {
            in.bytes(length);
        } else if (in.position() != end) {
            in.bytes(Integer.MAX_VALUE);
        }
        return record;
    }

    private static @Nullable DnsRecord data(
            DnsReader in, String name, int kind, int ttlS, int length) {
        return switch (kind) {
            case DnsRecord.PTR -> new DnsRecord.Pointer(name, ttlS, in.name());
            case DnsRecord.SRV -> {
                in.bytes(4);
                yield new DnsRecord.Service(name, ttlS, in.u16(), in.name());
            }
            case DnsRecord.TXT -> new DnsRecord.Text(name, ttlS, in.bytes(length));
            case DnsRecord.A ->
                    length == 4 ? new DnsRecord.Host(name, ttlS, in.bytes(length)) : null;
            case DnsRecord.AAAA ->
                    length == 16 ? new DnsRecord.Host(name, ttlS, in.bytes(length)) : null;
            default -> null;
        };
    }

    /** The bytes to multicast. */
    byte[] toBytes() {
        Writer out = new Writer(SENT_BYTES_MAX);
        out.u16(0).u16(response ? RESPONSE | AUTHORITATIVE : 0);
        out.u16(questions.size()).u16(records.size()).u16(0).u16(0);
        for (Question question : questions) {
            DnsRecord.name(question.name(), out);
            out.u16(question.kind()).u16(INTERNET);
        }
        for (DnsRecord record : records) {
            DnsRecord.write(record, out);
        }
        return out.toBytes();
    }
}
