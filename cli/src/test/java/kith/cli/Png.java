package kith.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A picture as the WebView writes it: 8 bits a channel, not interlaced (PNG, W3C 2003). */
final class Png {
    private static final int RGB = 2;
    private static final int RGBA = 6;

    private final int width;
    private final int height;
    private final int step;
    private final byte[] pixels;

    static Png read(Path file) throws IOException, DataFormatException {
        return new Png(ByteBuffer.wrap(Files.readAllBytes(file)));
    }

    private Png(ByteBuffer in) throws DataFormatException {
        in.position(16);
        width = in.getInt();
        height = in.getInt();
        int depth = in.get();
        int colour = in.get();
        if (depth != 8 || (colour != RGB && colour != RGBA) || in.get(28) != 0) {
            throw new DataFormatException("depth " + depth + ", colour type " + colour);
        }
        step = colour == RGB ? 3 : 4;
        pixels = unfiltered(inflated(in.position(33), height * (1 + width * step)));
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Red, green and blue as in {@code 0xff8800}. */
    int colour(int x, int y) {
        int at = (y * width + x) * step;
        return (pixels[at] & 255) << 16 | (pixels[at + 1] & 255) << 8 | (pixels[at + 2] & 255);
    }

    private static byte[] inflated(ByteBuffer chunks, int length) throws DataFormatException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        while (chunks.hasRemaining()) {
            int size = chunks.getInt();
            boolean data = chunks.getInt() == 0x49444154; // IDAT
            byte[] content = new byte[size];
            chunks.get(content).getInt();
            if (data) {
                packed.writeBytes(content);
            }
        }
        byte[] rows = new byte[length];
        Inflater inflater = new Inflater();
        inflater.setInput(packed.toByteArray());
        int filled = inflater.inflate(rows);
        inflater.end();
        if (filled != length) {
            throw new DataFormatException(filled + " bytes instead of " + length);
        }
        return rows;
    }

    private byte[] unfiltered(byte[] rows) throws DataFormatException {
        int row = width * step;
        byte[] out = new byte[height * row];
        for (int i = 0; i < out.length; i++) {
            int filter = rows[i / row * (row + 1)];
            int left = i % row < step ? 0 : out[i - step] & 255;
            int up = i < row ? 0 : out[i - row] & 255;
            int upLeft = i < row || i % row < step ? 0 : out[i - row - step] & 255;
            int predicted =
                    switch (filter) {
                        case 0 -> 0;
                        case 1 -> left;
                        case 2 -> up;
                        case 3 -> (left + up) / 2;
                        case 4 -> paeth(left, up, upLeft);
                        default -> throw new DataFormatException("filter " + filter);
                    };
            out[i] = (byte) (rows[i + i / row + 1] + predicted);
        }
        return out;
    }

    private static int paeth(int left, int up, int upLeft) {
        int estimate = left + up - upLeft;
        int byLeft = Math.abs(estimate - left);
        int byUp = Math.abs(estimate - up);
        int byUpLeft = Math.abs(estimate - upLeft);
        if (byLeft <= byUp && byLeft <= byUpLeft) {
            return left;
        }
        return byUp <= byUpLeft ? up : upLeft;
    }
}
