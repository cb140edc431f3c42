package kith.cli.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A header of an rpm: values by numbers, its tags.
 *
 * @see <a href="https://rpm-software-management.github.io/rpm/manual/format_v4.html">RPM V4 Package
 *     format</a>
 */
final class RpmHeader {
    private static final byte[] MAGIC = {(byte) 0x8e, (byte) 0xad, (byte) 0xe8, 1, 0, 0, 0, 0};
    private static final int INT16 = 3;
    private static final int INT32 = 4;
    private static final int STRING = 6;
    private static final int BINARY = 7;
    private static final int STRINGS = 8;
    private static final int TRANSLATED = 9;
    private static final int ENTRY_BYTES = 16;

    private final int region;
    private final Map<Integer, Value> values = new TreeMap<>();

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Value(int type, int count, byte[] bytes) {}

    /**
     * @param region the tag that stands for the header as a whole
     */
    RpmHeader(int region) {
        this.region = region;
    }

    void text(int tag, String text) {
        values.put(tag, new Value(STRING, 1, strings(List.of(text))));
    }

    void translated(int tag, String text) {
        values.put(tag, new Value(TRANSLATED, 1, strings(List.of(text))));
    }

    void texts(int tag, Collection<String> texts) {
        values.put(tag, new Value(STRINGS, texts.size(), strings(texts)));
    }

    void numbers(int tag, Collection<Integer> numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * Integer.BYTES);
        numbers.forEach(bytes::putInt);
        values.put(tag, new Value(INT32, numbers.size(), bytes.array()));
    }

    void number(int tag, int number) {
        numbers(tag, List.of(number));
    }

    void shorts(int tag, Collection<Integer> numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * Short.BYTES);
        numbers.forEach(number -> bytes.putShort(number.shortValue()));
        values.put(tag, new Value(INT16, numbers.size(), bytes.array()));
    }

    void binary(int tag, byte[] bytes) {
        values.put(tag, new Value(BINARY, bytes.length, bytes));
    }

    private static byte[] strings(Collection<String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    /** The header's bytes: magic, index, values, and at their end what the region refers to. */
    byte[] bytes() {
        int count = values.size() + 1;
        ByteBuffer index = ByteBuffer.allocate(count * ENTRY_BYTES);
        index.position(ENTRY_BYTES);
        ByteArrayOutputStream store = new ByteArrayOutputStream();
        values.forEach((tag, value) -> {
            while (store.size() % alignment(value.type) != 0) {
                store.write(0);
            }
            index.putInt(tag).putInt(value.type).putInt(store.size()).putInt(value.count);
            store.writeBytes(value.bytes);
        });
        index.putInt(0, region)
                .putInt(Integer.BYTES, BINARY)
                .putInt(2 * Integer.BYTES, store.size())
                .putInt(3 * Integer.BYTES, ENTRY_BYTES);
        ByteBuffer trailer = ByteBuffer.allocate(ENTRY_BYTES);
        trailer.putInt(region).putInt(BINARY).putInt(-count * ENTRY_BYTES).putInt(ENTRY_BYTES);
        store.writeBytes(trailer.array());
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(MAGIC);
        header.writeBytes(
                ByteBuffer.allocate(2 * Integer.BYTES).putInt(count).putInt(store.size()).array());
        header.writeBytes(index.array());
        header.writeBytes(store.toByteArray());
        return header.toByteArray();
    }

    private static int alignment(int type) {
        return switch (type) {
            case INT16 -> Short.BYTES;
            case INT32 -> Integer.BYTES;
            default -> 1;
        };
    }
}
