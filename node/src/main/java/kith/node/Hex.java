package kith.node;

/** Bytes as hexadecimal digits. */
final class Hex {

    private Hex() {}

    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            text.append(Character.forDigit((b >> 4) & 15, 16));
            text.append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }

    /** Empty if it is not made of pairs of digits. */
    static byte[] parse(String text) {
        byte[] bytes = new byte[text.length() / 2];
        boolean right = text.length() % 2 == 0;
        for (int i = 0; i < bytes.length && right; i++) {
            int high = Character.digit(text.charAt(2 * i), 16);
            int low = Character.digit(text.charAt(2 * i + 1), 16);
            right = high >= 0 && low >= 0;
            bytes[i] = (byte) (high << 4 | low);
        }
        return right ? bytes : new byte[0];
    }
}
