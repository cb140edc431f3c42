package kith.cli.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

/** The file that {@link Xz} puts together from blocks. */
final class XzTest {
    @Test
    void keepsWhatWasWrittenOverSeveralBlocks() throws Exception {
        byte[] bytes = bytes(700_003);
        assertArrayEquals(bytes, read(compressed(bytes)));
    }

    @Test
    void keepsOneByteAndNone() throws Exception {
        assertArrayEquals(new byte[] {7}, read(compressed(new byte[] {7})));
        assertEquals(0, read(compressed(new byte[0])).length);
    }

    /** Mostly zeros, so that it is quick, with something of its own in each place. */
    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(1);
        for (int i = 0; i < length / 100; i++) {
            bytes[random.nextInt(length)] = (byte) i;
        }
        return bytes;
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Xz xz = new Xz(file, 100_000)) {
            xz.write(bytes);
        }
        return file.toByteArray();
    }

    private static byte[] read(byte[] file) throws IOException {
        // One stream only, as dpkg reads it, and nothing after it.
        try (XZInputStream xz = new XZInputStream(new ByteArrayInputStream(file))) {
            return xz.readAllBytes();
        }
    }
}
