package kith.net.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

    /** The samples of RFC 9000, appendix A.1. */
    @ParameterizedTest
    @CsvSource({
        "151288809941952652, c2197c5eff14e88c",
        "494878333, 9d7f3e7d",
        "15293, 7bbd",
        "37, 25",
    })
    void varintsAreThoseOfQuic(long value, String hex) {
        byte[] bytes = new java.math.BigInteger("01" + hex, 16).toByteArray();
        byte[] expected = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
        assertArrayEquals(expected, new Writer(8).varint(value).toBytes());
        assertEquals(value, new Reader(expected).varint());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 63, 64, 16383, 16384, (1 << 30) - 1, 1 << 30, Writer.VARINT_MAX})
    void varintsSurviveAtTheEdgesOfTheirLengths(long value) {
        byte[] bytes = new Writer(8).varint(value).toBytes();
        assertEquals(Writer.varintLength(value), bytes.length);
        Reader reader = new Reader(bytes);
        assertEquals(value, reader.varint());
        assertTrue(reader.finished());
    }

    @Test
    void readingPastTheEndFailsAndGivesZeros() {
        Reader reader = new Reader(new byte[] {1, 2, 3});
        assertEquals(0x0102, reader.u16());
        assertEquals(0, reader.u32());
        assertTrue(reader.failed());
        assertEquals(0, reader.u8());
        assertEquals(0, reader.bytes(1).length);
        assertInstanceOf(Decoded.Reject.class, reader.decoded(""));
    }

    @Test
    void bytesLeftOverAreAReasonToReject() {
        Reader reader = new Reader(new byte[2]);
        reader.u8();
        assertEquals(Decoded.reject(Reason.TRAILING_BYTES), reader.decoded(""));
        reader.u8();
        assertEquals(Decoded.ok(""), reader.decoded(""));
    }

    @Test
    void aSliceEndsWhereItIsSaidTo() {
        Reader reader = new Reader(new byte[] {1, 2, 3, 4}, 1, 3);
        Reader slice = reader.slice(2);
        assertEquals(0x0203, slice.u16());
        assertTrue(slice.finished());
        slice.u8();
        assertTrue(slice.failed());
        assertEquals(4, reader.u8());
        assertFalse(reader.failed());
    }

    @Test
    void aLengthNoArrayCouldHaveFails() {
        Reader reader = new Reader(new byte[8]);
        assertEquals(0, reader.bytes(Writer.VARINT_MAX).length);
        assertTrue(reader.failed());
    }

    @Test
    void aWriterTakesItsBoundAndNoByteMore() {
        Writer writer = new Writer(300).zeros(299).u8(7);
        assertEquals(0, writer.room());
        assertEquals(7, writer.toBytes()[299]);
        assertThrows(IllegalStateException.class, () -> writer.u8(0));
    }

    @Test
    void bothFamiliesOfAddressesSurviveTheWire() {
        Address four = Address.of(new byte[] {(byte) 192, 0, 2, 1}, 7000);
        Address six =
                Address.of(
                        new byte[] {0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9},
                        65535);
        assertEquals("192.0.2.1:7000", four.toString());
        assertEquals("[2001:db8::9]:65535", six.toString());
        assertArrayEquals(new byte[] {(byte) 192, 0, 2, 1}, four.ip());
        for (Address address : new Address[] {four, six}) {
            Writer writer = new Writer(Address.BYTES);
            address.write(writer);
            assertEquals(Decoded.ok(address), decoded(writer.toBytes()));
        }
    }

    @Test
    void anAddressWithoutAPortIsRefused() {
        assertInstanceOf(Decoded.Reject.class, decoded(new byte[Address.BYTES]));
        assertThrows(IllegalArgumentException.class, () -> Address.v4(1, 0));
    }

    @Test
    void aPrefixIsAStreetAndNotAHouse() {
        assertEquals(Address.v4(0x0a000001, 1).prefix(), Address.v4(0x0a0000ff, 2).prefix());
        assertNotEquals(Address.v4(0x0a000001, 1).prefix(), Address.v4(0x0a000101, 1).prefix());
        assertEquals(
                new Address(0x20010db8000100ffL, 1, 1).prefix(),
                new Address(0x20010db800010000L, 2, 1).prefix());
        assertNotEquals(
                new Address(0x20010db800010000L, 1, 1).prefix(),
                new Address(0x20010db800020000L, 1, 1).prefix());
    }

    private static Decoded<Address> decoded(byte[] bytes) {
        Reader reader = new Reader(bytes);
        return reader.decoded(Address.read(reader));
    }
}
