package kith.cli.pack;

import java.awt.image.BufferedImage;

/** A square picture in a smaller size, each pixel the mean of what it covers. */
final class Shrunk {
    private static final int CHANNELS = 4;

    private Shrunk() {}

    static BufferedImage of(BufferedImage from, int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        double scale = (double) from.getWidth() / size;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, mean(from, x * scale, y * scale, scale));
            }
        }
        return image;
    }

    /** Colours count as much as they are opaque, so that nothing invisible shines through. */
    private static int mean(BufferedImage from, double left, double top, double side) {
        double[] sums = new double[CHANNELS];
        for (int y = (int) top; y < Math.min(top + side, from.getHeight()); y++) {
            double height = Math.min(y + 1, top + side) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(left + side, from.getWidth()); x++) {
                double area = height * (Math.min(x + 1, left + side) - Math.max(x, left));
                int colour = from.getRGB(x, y);
                double opacity = area * (colour >>> 24);
                sums[0] += opacity;
                sums[1] += opacity * ((colour >> 16) & 0xff);
                sums[2] += opacity * ((colour >> 8) & 0xff);
                sums[3] += opacity * (colour & 0xff);
            }
        }
        if (sums[0] == 0) {
            return 0;
        }
        int argb = ((int) Math.round(sums[0] / (side * side))) << 24;
        for (int i = 1; i < CHANNELS; i++) {
            argb |= (int) Math.round(sums[i] / sums[0]) << (8 * (CHANNELS - 1 - i));
        }
        return argb;
    }
}
