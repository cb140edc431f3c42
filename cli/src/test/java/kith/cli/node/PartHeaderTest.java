package kith.cli.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartHeaderTest {

    private static final byte[] HASH = new byte[32];
    private static final int NAME_AT = 2 + 8 + 32 + 4 + 4;

    @Test
    void aTextIsReadAsItWasWritten() {
        byte[] text = "gr\u00fc\u00df dich".getBytes(StandardCharsets.UTF_8);
        PartHeader.Parsed parsed = PartHeader.parse(PartHeader.TEXT.message(text));
        assertNotNull(parsed);
        assertNull(parsed.header().name());
        assertArrayEquals(text, parsed.content());
    }

    @Test
    void aPartIsReadAsItWasWritten() {
        long size = PartHeader.PART_BYTES + 7L;
        PartHeader header = new PartHeader("B\u00fccher.txt", size, HASH, 1, 2);
        PartHeader.Parsed parsed = PartHeader.parse(header.message(new byte[7]));
        assertNotNull(parsed);
        assertEquals("B\u00fccher.txt", parsed.header().name());
        assertEquals(size, parsed.header().sizeBytes());
        assertEquals(PartHeader.PART_BYTES, parsed.header().offset());
        assertEquals(7, parsed.content().length);
    }

    @Test
    void aFileHasAsManyPartsAsItNeeds() {
        assertEquals(1, PartHeader.parts(0));
        assertEquals(1, PartHeader.parts(PartHeader.PART_BYTES));
        assertEquals(2, PartHeader.parts(PartHeader.PART_BYTES + 1));
        PartHeader empty = new PartHeader("empty", 0, HASH, 0, 1);
        assertNotNull(PartHeader.parse(empty.message(new byte[0])));
    }

    @Test
    void aCutMessageIsNoneWhereverItIsCut() {
        byte[] whole = new PartHeader("a", 3, HASH, 0, 1).message(new byte[3]);
        assertNotNull(PartHeader.parse(whole));
        for (int length = 0; length < whole.length; length++) {
            assertNull(PartHeader.parse(Arrays.copyOf(whole, length)), "length " + length);
        }
        assertNull(PartHeader.parse(Arrays.copyOf(whole, whole.length + 1)));
    }

    @Test
    void partsThatDoNotFitTheirFileAreNone() {
        assertNull(parsed(3, 1, 1), "part 1 of 1");
        assertNull(parsed(3, -1, 1), "a part before the first");
        assertNull(parsed(3, 0, 2), "more parts than the file has");
        assertNull(parsed(-1, 0, 1), "a size below 0");
        assertNull(parsed(Long.MAX_VALUE, 0, 1), "a size beyond all parts");
        long largest = 65_536L * PartHeader.PART_BYTES;
        byte[] content = new byte[PartHeader.PART_BYTES];
        PartHeader last = new PartHeader("a", largest, HASH, 65_535, 65_536);
        assertNotNull(PartHeader.parse(last.message(content)));
        PartHeader beyond = new PartHeader("a", largest + 1, HASH, 65_535, 65_537);
        assertNull(PartHeader.parse(beyond.message(content)));
    }

    private static PartHeader.@Nullable Parsed parsed(long size, int part, int parts) {
        byte[] bytes = new PartHeader("a", 3, HASH, 0, 1).message(new byte[3]);
        ByteBuffer.wrap(bytes).putLong(2, size).putInt(42, part).putInt(46, parts);
        return PartHeader.parse(bytes);
    }

    @Test
    void aNameLongerThanItsMessageIsNone() {
        byte[] bytes = new PartHeader("a", 3, HASH, 0, 1).message(new byte[3]);
        ByteBuffer.wrap(bytes).putShort(NAME_AT, (short) 5);
        assertNull(PartHeader.parse(bytes));
        ByteBuffer.wrap(bytes).putShort(NAME_AT, (short) -1);
        assertNull(PartHeader.parse(bytes));
    }

    @Test
    void otherFormatsAreNone() {
        assertNull(PartHeader.parse(new byte[] {2, 0, 65}));
        assertNull(PartHeader.parse(new byte[] {1, 2, 65}));
        assertNull(PartHeader.parse(new byte[] {1}));
    }

    @Test
    void nothingASenderMakesThrows() {
        Random random = new Random(7);
        byte[] whole = new PartHeader("name", 9, HASH, 0, 1).message(new byte[9]);
        int readCount = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = whole.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            readCount += PartHeader.parse(bytes) == null ? 0 : 1;
        }
        assertTrue(readCount > 1_000 && readCount < 99_000, "read " + readCount);
    }
}
