package kith.desktop.webkitgtk.ffm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the JDK's encoder, around each boundary of a group and of a piece. */
class Base64TextTest {
    private static final int PIECE_BYTES = 48 << 10;

    @Test
    void isWhatTheJdkWrites() {
        byte[] bytes = new byte[2 * PIECE_BYTES + 8];
        new Random(1).nextBytes(bytes);
        for (int around : new int[] {2, PIECE_BYTES, 2 * PIECE_BYTES}) {
            for (int length = around - 2; length <= around + 4; length++) {
                ByteBuffer part = ByteBuffer.wrap(bytes, 3, length).slice();
                part.position(length / 4);
                byte[] same = Arrays.copyOfRange(bytes, 3 + length / 4, 3 + length);
                try (Arena arena = Arena.ofConfined()) {
                    assertEquals(
                            "=" + Base64.getEncoder().encodeToString(same),
                            Native.string(Base64Text.of(arena, '=', part)),
                            length + " bytes");
                }
            }
        }
    }
}
