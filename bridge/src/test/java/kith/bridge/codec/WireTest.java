package kith.bridge.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WireTest {
    private static WireReader written(Consumer<WireWriter> writing) {
        WireWriter out = new WireWriter(1);
        writing.accept(out);
        return new WireReader(out.done());
    }

    private static WireReader of(int... bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
        for (int b : bytes) {
            buffer.put((byte) b);
        }
        return new WireReader(buffer.flip());
    }

    /** What a string of these bytes is refused for, or null. */
    private static @Nullable Reject refusal(int... utf8) {
        int[] bytes = new int[4 + utf8.length];
        bytes[0] = utf8.length;
        System.arraycopy(utf8, 0, bytes, 4, utf8.length);
        WireReader in = of(bytes);
        in.string();
        return in.rejected();
    }

    @Test
    void readsBackEverythingItWrites() {
        WireReader in =
                written(out -> {
                    out.bool(true);
                    out.u8(255);
                    out.u16(65_535);
                    out.i32(Integer.MIN_VALUE);
                    out.i64(Long.MIN_VALUE);
                    out.f64(-0.1);
                    out.string("a\u00e9\u20ac\ud83d\ude00");
                    out.bytes(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                    out.handle(WireReader.SAFE_INTEGER_MAX);
                    out.ordinal(2);
                    out.list(Arrays.asList("x", "y"), WireWriter::string);
                });
        assertEquals(true, in.bool());
        assertEquals(255, in.u8());
        assertEquals(65_535, in.u16());
        assertEquals(Integer.MIN_VALUE, in.i32());
        assertEquals(Long.MIN_VALUE, in.i64());
        assertEquals(-0.1, in.f64());
        assertEquals("a\u00e9\u20ac\ud83d\ude00", in.string());
        assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), in.bytes());
        assertEquals(WireReader.SAFE_INTEGER_MAX, in.handle());
        assertEquals(2, in.ordinal(3));
        assertEquals(Arrays.asList("x", "y"), in.list(WireReader::string));
        in.finish();
        assertNull(in.rejected());
    }

    @Test
    void laysNumbersDownLittleEndian() {
        WireWriter out = new WireWriter(1);
        out.i32(0x04030201);
        out.u16(0x0605);
        out.f64(1);
        byte[] bytes = Arrays.copyOf(out.array(), out.size());
        assertArrayEquals(
                new byte[] {1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f}, bytes);
    }

    @Test
    void refusesEveryValueThatIsCutShort() {
        List<Function<WireReader, Object>> verbs =
                Arrays.asList(
                        WireReader::bool,
                        WireReader::u8,
                        WireReader::u16,
                        WireReader::i32,
                        WireReader::i64,
                        WireReader::f64,
                        WireReader::string,
                        WireReader::bytes,
                        WireReader::handle,
                        in -> in.list(WireReader::u8));
        int[] lengths = {1, 1, 2, 4, 8, 8, 6, 6, 8, 6};
        byte[] two = {2, 0, 0, 0, 0, 0, 0, 0};
        for (int i = 0; i < verbs.size(); i++) {
            for (int cut = 0; cut < lengths[i]; cut++) {
                WireReader in = new WireReader(ByteBuffer.wrap(two, 0, cut));
                assertNotNull(verbs.get(i).apply(in));
                assertEquals(Reject.TRUNCATED, in.rejected(), "verb " + i + " cut at " + cut);
            }
        }
    }

    @Test
    void keepsTheFirstReasonAndAnswersHarmlessValuesFromThenOn() {
        WireReader in = of(2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertFalse(in.bool());
        assertEquals(0, in.u8());
        assertEquals(0, in.i32());
        assertEquals("", in.string());
        assertEquals(0, in.bytes().remaining());
        assertEquals(1, in.handle());
        assertEquals(Arrays.asList(), in.list(WireReader::u8));
        in.finish();
        assertEquals(Reject.RANGE, in.rejected());
    }

    @Test
    void refusesWhatIsLeftOver() {
        WireReader in = of(1, 0);
        in.bool();
        in.finish();
        assertEquals(Reject.TRAILING, in.rejected());
    }

    @Test
    void refusesFlagsAndOrdinalsOutsideTheirRange() {
        WireReader flag = of(2);
        flag.present();
        assertEquals(Reject.RANGE, flag.rejected());
        WireReader ordinal = of(3);
        assertEquals(0, ordinal.ordinal(3));
        assertEquals(Reject.RANGE, ordinal.rejected());
    }

    @Test
    void refusesHandlesThatAreNoWholeNumbersInRange() {
        double[] wrong = {
            0, -1, 0.5, 1.5, Double.NaN, Double.POSITIVE_INFINITY, 9007199254740992.0, 1e300
        };
        for (double number : wrong) {
            WireReader in = written(out -> out.f64(number));
            in.handle();
            assertEquals(Reject.RANGE, in.rejected(), String.valueOf(number));
        }
    }

    @Test
    void refusesMalformedUtf8() {
        assertEquals(Reject.UTF8, refusal(0xff));
        assertEquals(Reject.UTF8, refusal('a', 0xc3), "cut");
        assertEquals(Reject.UTF8, refusal(0xc0, 0x80), "overlong");
        assertEquals(Reject.UTF8, refusal(0xed, 0xa0, 0x80), "surrogate");
        assertEquals(Reject.UTF8, refusal(0xf4, 0x90, 0x80, 0x80), "above U+10FFFF");
        assertEquals(Reject.UTF8, refusal(0xef, 0xbf, 0xbd, 0xff), "after a real U+FFFD");
    }

    @Test
    void takesARealReplacementCharacter() {
        assertNull(refusal(0xef, 0xbf, 0xbd));
        assertNull(refusal(0xef, 0xbb, 0xbf), "and a byte order mark");
    }

    @Test
    void refusesACountThatCannotBeTrueBeforeMakingRoomForIt() {
        WireReader in = of(0xff, 0xff, 0xff, 0x7f, 1);
        assertEquals(Arrays.asList(), in.list(WireReader::u8));
        assertEquals(Reject.TRUNCATED, in.rejected());
        WireReader negative = of(0xff, 0xff, 0xff, 0xff, 1);
        negative.bytes();
        assertEquals(Reject.TRUNCATED, negative.rejected());
    }

    @Test
    void readsDirectBuffersAndThoseThatStartLater() {
        byte[] text = "gr\u00fc\u00df".getBytes(StandardCharsets.UTF_8);
        ByteBuffer direct = ByteBuffer.allocateDirect(32);
        direct.put((byte) 9).put((byte) text.length).put(new byte[3]).put(text).flip().position(1);
        WireReader in = new WireReader(direct);
        assertEquals("gr\u00fc\u00df", in.string());
        in.finish();
        assertNull(in.rejected());

        ByteBuffer heap = ByteBuffer.wrap(new byte[] {9, 9, 1, 0, 0, 0, 'x', 9}, 1, 6).slice();
        heap.position(1);
        WireReader part = new WireReader(heap);
        assertEquals("x", part.string());
        part.finish();
        assertNull(part.rejected());
    }

    @Test
    void handsOutSlicesWithoutCopying() {
        byte[] array = {2, 0, 0, 0, 5, 6};
        ByteBuffer bytes = new WireReader(ByteBuffer.wrap(array)).bytes();
        array[4] = 7;
        assertEquals(7, bytes.get(0));
        assertEquals(2, bytes.capacity(), "what surrounds the slice is out of reach");
    }

    @Test
    void writesDirectBuffersAndLeavesTheirPosition() {
        ByteBuffer direct = ByteBuffer.allocateDirect(4);
        direct.put(1, (byte) 8).position(1).limit(2);
        WireReader in = written(out -> out.bytes(direct));
        assertEquals(1, direct.position());
        assertEquals(8, in.bytes().get());
    }

    @Test
    void forgetsWhatIsCutBack() {
        WireWriter out = new WireWriter(2);
        out.u8(1);
        int size = out.size();
        out.string("x".repeat(1000));
        out.cutTo(size);
        out.u8(2);
        assertEquals(ByteBuffer.wrap(new byte[] {1, 2}), out.done());
    }

    @Test
    void answersListsThatCannotBeChanged() {
        List<Integer> list = of(1, 0, 0, 0, 5).list(WireReader::u8);
        assertNotNull(list);
        assertThrows(UnsupportedOperationException.class, () -> list.add(1));
    }
}
