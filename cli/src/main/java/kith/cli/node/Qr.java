package kith.cli.node;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** QR codes for a terminal: two rows of squares in one line of half blocks. */
final class Qr {

    /** 2: the standard asks for 4 light squares around; terminals are dark, and readers cope. */
    private static final int MARGIN = 2;

    private Qr() {}

    static String of(String text) {
        ByteMatrix squares;
        try {
            squares = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
        StringBuilder lines = new StringBuilder();
        for (int y = -MARGIN; y < squares.getHeight() + MARGIN; y += 2) {
            for (int x = -MARGIN; x < squares.getWidth() + MARGIN; x++) {
                boolean upper = light(squares, x, y);
                boolean lower = light(squares, x, y + 1);
                lines.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private static boolean light(ByteMatrix squares, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < squares.getWidth() && y < squares.getHeight();
        return !inside || squares.get(x, y) == 0;
    }
}
