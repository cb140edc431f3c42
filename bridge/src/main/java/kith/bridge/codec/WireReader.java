package kith.bridge.codec;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values from a window of a batch. Bytes come from a page, so nothing here throws: the first
 * bad value is remembered in {@link #rejected()}, and from then on every verb answers a harmless
 * value (0, false, an empty string). Whoever decodes asks once at the end.
 *
 * <p>Bytes are slices of the batch, not copies; the batch must not be reused while they live. Not
 * thread-safe.
 */
public final class WireReader {
    /**
     * 2^53 - 1: the largest integer a JavaScript number holds exactly (ECMA-262, MAX_SAFE_INTEGER).
     */
    public static final long SAFE_INTEGER_MAX = (1L << 53) - 1;

    /** 256 items: more room is made as they come, so that a false count costs nothing. */
    private static final int LIST_ROOM_MAX = 256;

    private static final char REPLACEMENT = '\uFFFD';
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    private final ByteBuffer source;
    private int position;
    private int end;
    private @Nullable Reject rejected;

    /** Reads from the source's position to its limit; the source itself is not moved. */
    public WireReader(ByteBuffer source) {
        this.source = source.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.position = source.position();
        this.end = source.limit();
    }

    /**
     * A second reader over bytes {@code from} (inclusive) to {@code to} (exclusive) of the same
     * source.
     */
    public WireReader window(int from, int to) {
        WireReader part = new WireReader(source);
        part.narrow(from, to);
        return part;
    }

    /** Moves this reader to another window of its source and forgets an earlier reject. */
    public void narrow(int from, int to) {
        position = from;
        end = to;
        rejected = null;
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return end - position;
    }

    /** The first reason why these bytes are refused, or null while all is well. */
    public @Nullable Reject rejected() {
        return rejected;
    }

    /** Refuses the bytes; the first reason stays. */
    public void reject(Reject reason) {
        if (rejected == null) {
            rejected = reason;
        }
        position = end;
    }

    /** Says that the value is complete: what is left over is a reason to refuse. */
    public void finish() {
        if (position != end) {
            reject(Reject.TRAILING);
        }
    }

    public boolean bool() {
        return flag();
    }

    /** Whether a nullable value follows. */
    public boolean present() {
        return flag();
    }

    public int u8() {
        return take(1) ? source.get(position - 1) & 0xff : 0;
    }

    public int u16() {
        return take(2) ? source.getShort(position - 2) & 0xffff : 0;
    }

    /** Four bytes as they are; call ids and lengths use all 32 bits. */
    public int i32() {
        return take(4) ? source.getInt(position - 4) : 0;
    }

    public long i64() {
        return take(8) ? source.getLong(position - 8) : 0;
    }

    public double f64() {
        return take(8) ? source.getDouble(position - 8) : 0;
    }

    /**
     * The number of a handle: a whole number in 1..2^53-1. The harmless value is 1, in no table.
     */
    public long handle() {
        double number = f64();
        long id = (long) number;
        if (id != number || id < 1 || id > SAFE_INTEGER_MAX) {
            reject(Reject.RANGE);
            return 1;
        }
        return id;
    }

    /** The ordinal of an enum with so many constants. */
    public int ordinal(int constants) {
        int ordinal = u8();
        if (ordinal >= constants) {
            reject(Reject.RANGE);
            return 0;
        }
        return ordinal;
    }

    /**
     * The number of items of a list. Every item takes at least one byte, so a count above what
     * remains is refused before anything is allocated for it.
     */
    public int count() {
        int count = i32();
        if (count < 0 || count > remaining()) {
            reject(Reject.TRUNCATED);
            return 0;
        }
        return count;
    }

    /** A list, which cannot be changed. */
    public <T extends @Nullable Object> List<T> list(Decoder<T> item) {
        int count = count();
        List<T> items = new ArrayList<>(Math.min(count, LIST_ROOM_MAX));
        for (int i = 0; i < count && rejected == null; i++) {
            items.add(item.read(this));
        }
        return Collections.unmodifiableList(items);
    }

    public String string() {
        int length = count();
        if (length == 0) {
            return "";
        }
        position += length;
        String text = decode(position - length, length);
        if (text.indexOf(REPLACEMENT) >= 0 && !wellFormed(position - length, position)) {
            reject(Reject.UTF8);
            return "";
        }
        return text;
    }

    /** Raw bytes as a little-endian slice of the batch. */
    public ByteBuffer bytes() {
        int length = count();
        if (length == 0) {
            return NO_BYTES.duplicate();
        }
        position += length;
        return slice(position - length, position);
    }

    private boolean flag() {
        int value = u8();
        if (value > 1) {
            reject(Reject.RANGE);
            return false;
        }
        return value == 1;
    }

    private boolean take(int length) {
        if (end - position < length) {
            reject(Reject.TRUNCATED);
            return false;
        }
        position += length;
        return true;
    }

    private String decode(int from, int length) {
        if (source.hasArray()) {
            return new String(
                    source.array(), source.arrayOffset() + from, length, StandardCharsets.UTF_8);
        }
        byte[] copy = new byte[length];
        slice(from, from + length).get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /**
     * The fast decoder replaces what is malformed; only a text with a replacement is looked at
     * twice.
     */
    private boolean wellFormed(int from, int to) {
        CharsetDecoder strict =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !strict.decode(slice(from, to), CharBuffer.allocate(to - from), true).isError();
    }

    private ByteBuffer slice(int from, int to) {
        ByteBuffer part = source.duplicate();
        // As Buffer: ByteBuffer got its own return types for these only after Android 26.
        ((Buffer) part).limit(to);
        ((Buffer) part).position(from);
        return part.slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
