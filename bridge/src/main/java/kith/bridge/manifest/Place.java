package kith.bridge.manifest;

/** A place in a text, as editors count it: both from 1, columns in UTF-16 units. */
record Place(int line, int column) {
    static final Place START = new Place(1, 1);

    /** Where the character at {@code offset} is. */
    static Place of(CharSequence text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(line, offset - lineStart + 1);
    }
}
