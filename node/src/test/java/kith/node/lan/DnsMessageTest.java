package kith.node.lan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import kith.net.lan.Hint;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DnsMessageTest {

    private static final byte[] SALT = HexFormat.of().parseHex("0123456789abcdef");
    private static final byte[] TAG = HexFormat.of().parseHex("00ff00ff00ff00ff");

    static final Announcement ANN =
            new Announcement(
                    new Hint(SALT, TAG),
                    7000,
                    List.of(new byte[] {10, 9, 1, 1}, HexFormat.of().parseHex("fd".repeat(16))));

    @Test
    void whatIsAnnouncedIsHeard() {
        Announcement heard = Announcement.of(decoded(ANN.message().toBytes()));
        assertNotNull(heard);
        assertArrayEquals(SALT, heard.hint().salt());
        assertArrayEquals(TAG, heard.hint().tag());
        assertEquals(7000, heard.port());
        assertArrayEquals(new byte[] {10, 9, 1, 1}, heard.ips().get(0));
        assertEquals(16, heard.ips().get(1).length);
    }

    @Test
    void namesShortenedByPointersAreRead() {
        Announcement heard = Announcement.of(decoded(shortened(0xc00c)));
        assertNotNull(heard);
        assertEquals(7001, heard.port());
    }

    @Test
    void aPointerThatDoesNotLeadBackIsRefused() {
        for (int pointer : new int[] {0xc000 | 200, 0xffff, 0xc02f}) {
            assertEquals(Reason.TRUNCATED, refused(shortened(pointer)), "pointer " + pointer);
        }
        byte[] itself = new Writer(30).zeros(4).u16(1).zeros(6).u16(0xc00c).u32(1).toBytes();
        assertEquals(Reason.TRUNCATED, refused(itself));
    }

    /** As other implementations write it: names after the first are pointers, a kind unknown. */
    private static byte[] shortened(int kindPointer) {
        Writer out = new Writer(512).u16(0).u16(0x8400).u16(0).u16(1).u16(0).u16(4);
        DnsRecord.name("_KITH._udp.local", out);
        out.u16(12).u16(1).u32(10).u16(19);
        label("0123456789ABCDEF", out).u16(kindPointer);
        int service = 12 + 18 + 10;
        out.u16(0xc000 | service).u16(33).u16(0x8001).u32(10).u16(6 + 3 + 2).zeros(4).u16(7001);
        int host = out.length();
        label("pc", out).u16(0xc00c + 11);
        out.u16(0xc000 | service).u16(16).u16(0x8001).u32(10).u16(4 + 19);
        label("v=1", out);
        label("h=00ff00ff00ff00ff", out);
        out.u16(0xc000 | host).u16(1).u16(0x8001).u32(10).u16(4).u32(0x0a090101);
        out.u16(0xc000 | host).u16(47).u16(0x8001).u32(10).u16(5).zeros(5);
        return out.toBytes();
    }

    private static Writer label(String text, Writer out) {
        return out.u8(text.length()).bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aCutMessageIsRefusedWhereverItIsCut() {
        byte[] whole = ANN.message().toBytes();
        for (int length = 0; length < whole.length; length++) {
            assertInstanceOf(Decoded.Reject.class, DnsMessage.decode(whole, length));
        }
    }

    @Test
    void soManyRecordsAndQuestionsAreReadAndNotOneMore() {
        assertEquals(
                DnsMessage.RECORDS_MAX, decoded(pointers(DnsMessage.RECORDS_MAX)).records().size());
        assertEquals(Reason.TOO_LONG, refused(pointers(DnsMessage.RECORDS_MAX + 1)));
        assertEquals(
                DnsMessage.QUESTIONS_MAX,
                decoded(questions(DnsMessage.QUESTIONS_MAX)).questions().size());
        assertEquals(Reason.TOO_LONG, refused(questions(DnsMessage.QUESTIONS_MAX + 1)));
        byte[] longest = Arrays.copyOf(pointers(1), DnsMessage.BYTES_MAX + 1);
        assertNotNull(DnsMessage.decode(longest, DnsMessage.BYTES_MAX).orNull());
        assertEquals(Reason.TOO_LONG, refused(longest));
    }

    private static byte[] pointers(int count) {
        Writer out = new Writer(8000).u16(0).u16(0x8400).u16(0).u16(count).u32(0);
        for (int i = 0; i < count; i++) {
            DnsRecord.write(new DnsRecord.Pointer("a", 10, "b"), out);
        }
        return out.toBytes();
    }

    private static byte[] questions(int count) {
        Writer out = new Writer(8000).u16(0).u16(0).u16(count).u16(0).u32(0);
        for (int i = 0; i < count; i++) {
            DnsRecord.name("a", out);
            out.u16(12).u16(1);
        }
        return out.toBytes();
    }

    @Test
    void aRecordWhoseLengthLiesIsRefused() {
        byte[] whole = pointers(1);
        int length = 12 + 3 + 8;
        for (int wrong : new int[] {0, 1, 2, 4, 255}) {
            byte[] bytes = whole.clone();
            bytes[length + 1] = (byte) wrong;
            assertEquals(Reason.TRUNCATED, refused(bytes), "length " + wrong);
        }
    }

    @Test
    void errorsAndOtherKindsOfMessagesAreIgnored() {
        byte[] bytes = ANN.message().toBytes();
        bytes[3] = 3;
        assertEquals(Reason.UNKNOWN_KIND, refused(bytes));
        bytes[3] = 0;
        bytes[2] |= 0x28;
        assertEquals(Reason.UNKNOWN_KIND, refused(bytes));
    }

    @Test
    void aDotInsideALabelMakesNoOtherName() {
        Writer out = new Writer(100).u16(0).u16(0).u16(1).u16(0).u32(0);
        label("_kith._udp", out);
        label("local", out).u8(0).u16(12).u16(1);
        assertEquals(1, decoded(out.toBytes()).questions().size());
        String name = decoded(out.toBytes()).questions().get(0).name();
        assertTrue(name.startsWith("_kith\uFFFD_udp."), name);
    }

    @Test
    void nothingAStrangerSendsThrows() {
        Random random = new Random(11);
        byte[][] seeds = {ANN.message().toBytes(), shortened(0xc00c), questions(3)};
        int heardCount = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = seeds[i % 3].clone();
            int changes = 1 + random.nextInt(6);
            for (int k = 0; k < changes; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int cut = i % 4 == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            DnsMessage message = DnsMessage.decode(bytes, cut).orNull();
            boolean some = message != null && Announcement.of(message) != null;
            heardCount += some ? 1 : 0;
        }
        int heard = heardCount;
        assertTrue(heard > 1_000, () -> "the changes went deep, " + heard);
    }

    @Test
    void whatIsNotWholeOrStrictIsNobody() {
        assertNull(with(new DnsRecord.Text(ANN.service(), 10, text("h=00ff00ff00ff00ff"))));
        assertNull(with(new DnsRecord.Text(ANN.service(), 10, text("v=2", "h=00ff00ff00ff00ff"))));
        assertNull(with(new DnsRecord.Text(ANN.service(), 10, text("v=1", "h=00ff00ff00ff00f"))));
        assertNull(with(new DnsRecord.Text(ANN.service(), 10, text("v=1", "h=00FF00FF00FF00FF"))));
        assertNull(with(new DnsRecord.Text(ANN.service(), 10, text("v=1", "h"))));
        byte[] lying = text("v=1", "h=00ff00ff00ff00ff");
        lying[4] = 19;
        assertNull(with(new DnsRecord.Text(ANN.service(), 10, lying)));
        assertNull(with(new DnsRecord.Text("another._kith._udp.local", 10, text("v=1"))));
        DnsRecord right =
                new DnsRecord.Text(
                        ANN.service(), 10, text("x", "v=1", "h=00ff00ff00ff00ff", "h=1"));
        assertNotNull(with(right), "what else is said does not matter");
    }

    @Test
    void goodbyesPortsOfZeroAndForeignServicesAreNobody() {
        assertNull(Announcement.of(decoded(ANN.goodbye().toBytes())));
        assertNull(
                Announcement.of(
                        decoded(new Announcement(ANN.hint(), 0, ANN.ips()).message().toBytes())));
        assertNull(
                Announcement.of(
                        decoded(new Announcement(ANN.hint(), 7, List.of()).message().toBytes())));
        DnsRecord printer = new DnsRecord.Service("printer._ipp._tcp.local", 10, 631, "pc.local");
        assertNull(Announcement.of(new DnsMessage(true, List.of(), List.of(printer))));
        DnsRecord named = new DnsRecord.Service("Ann's PC._kith._udp.local", 10, 7000, "pc.local");
        assertNull(Announcement.of(new DnsMessage(true, List.of(), List.of(named))));
    }

    @Test
    void soManyAddressesOfOneAreHeardAndNotOneMore() {
        byte[][] ips = new byte[Announcement.IPS_MAX + 1][];
        for (int i = 0; i < ips.length; i++) {
            ips[i] = new byte[] {10, 0, 0, (byte) i};
        }
        Announcement many = new Announcement(ANN.hint(), 7000, List.of(ips));
        Announcement heard = Announcement.of(decoded(many.message().toBytes()));
        assertNotNull(heard);
        assertEquals(Announcement.IPS_MAX, heard.ips().size());
    }

    /** The announcement of Ann's with another text. */
    private static @Nullable Announcement with(DnsRecord text) {
        List<DnsRecord> records = new ArrayList<>(ANN.message().records());
        records.removeIf(record -> record instanceof DnsRecord.Text);
        records.add(text);
        return Announcement.of(decoded(new DnsMessage(true, List.of(), records).toBytes()));
    }

    private static byte[] text(String... strings) {
        Writer out = new Writer(256);
        for (String string : strings) {
            label(string, out);
        }
        return out.toBytes();
    }

    private static DnsMessage decoded(byte[] bytes) {
        Decoded<DnsMessage> decoded = DnsMessage.decode(bytes, bytes.length);
        assertInstanceOf(Decoded.Ok.class, decoded);
        return Objects.requireNonNull(decoded.orNull());
    }

    private static Reason refused(byte[] bytes) {
        return ((Decoded.Reject<DnsMessage>) DnsMessage.decode(bytes, bytes.length)).reason();
    }
}
