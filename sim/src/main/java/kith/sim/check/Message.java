package kith.sim.check;

import java.util.Arrays;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import kith.sim.Dice;
import org.jspecify.annotations.Nullable;

/**
 * A message of a scenario. Its content says which it is; the rest of its bytes follow from that, so
 * what comes out can be compared with what went in without keeping it.
 *
 * @param number counts all messages of the world from 0
 * @param from the number of the sending host
 * @param to the number of the receiving host
 * @param order counts the messages of this pair in this direction from 0
 * @param bytes the length of the content, at least {@link #BYTES_MIN}
 */
public record Message(int number, int from, int to, int order, int bytes) {

    /** Four numbers and the length. */
    public static final int BYTES_MIN = 20;

    public byte[] content() {
        byte[] content = new byte[bytes];
        long pair = (long) from << 32 | to;
        Dice.of(Dice.mix(pair) + number, "content", (long) order << 32 | bytes).fill(content);
        byte[] head =
                new Writer(BYTES_MIN).u32(number).u32(from).u32(to).u32(order).u32(bytes).toBytes();
        System.arraycopy(head, 0, content, 0, BYTES_MIN);
        return content;
    }

    /** The message with this content; null if no message has it. */
    public static @Nullable Message of(byte[] content) {
        Reader reader = new Reader(content);
        int number = (int) reader.u32();
        int from = (int) reader.u32();
        int to = (int) reader.u32();
        int order = (int) reader.u32();
        Message message = new Message(number, from, to, order, (int) reader.u32());
        boolean whole = !reader.failed() && message.bytes == content.length;
        return whole && Arrays.equals(message.content(), content) ? message : null;
    }
}
