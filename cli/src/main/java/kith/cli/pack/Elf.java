package kith.cli.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A library or program of Linux without the table of symbols that only debuggers read, as {@code
 * strip} leaves it: 5 MB less for the JVM's own library.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/elf.5.html">elf(5)</a>
 */
final class Elf {
    private static final int HEADER_BYTES = 64;
    private static final int SECTION_BYTES = 64;
    private static final int SYMTAB = 2;
    private static final int STRTAB = 3;
    private static final int NOBITS = 8;
    private static final long ALLOCATED = 2;

    // Offsets in the header and in a section's header.
    private static final int SECTIONS_AT = 0x28;
    private static final int SECTION_COUNT = 0x3c;
    private static final int NAMES_INDEX = 0x3e;
    private static final int TYPE = 4;
    private static final int FLAGS = 8;
    private static final int OFFSET = 24;
    private static final int SIZE = 32;
    private static final int LINK = 40;
    private static final int ALIGNMENT = 48;

    private final byte[] file;
    private final ByteBuffer bytes;

    private Elf(byte[] file) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The stripped file; {@code file} itself if it is of another kind. */
    static byte[] stripped(byte[] file) {
        boolean known =
                file.length > HEADER_BYTES
                        && file[0] == 0x7f
                        && file[1] == 'E'
                        && file[2] == 'L'
                        && file[3] == 'F'
                        // 64 bits, little-endian.
                        && file[4] == 2
                        && file[5] == 1;
        return known ? new Elf(file).strip() : file;
    }

    private byte[] strip() {
        int table = (int) bytes.getLong(SECTIONS_AT);
        int count = bytes.getShort(SECTION_COUNT);
        int names = bytes.getShort(NAMES_INDEX);
        List<Integer> kept = new ArrayList<>();
        int end = HEADER_BYTES;
        for (int i = 0; i < count; i++) {
            int section = table + i * SECTION_BYTES;
            boolean loaded = (bytes.getLong(section + FLAGS) & ALLOCATED) != 0;
            int type = bytes.getInt(section + TYPE);
            if (loaded || (type != SYMTAB && (type != STRTAB || i == names))) {
                kept.add(i);
            }
            if (loaded && type != NOBITS) {
                end = Math.max(end, (int) (bytes.getLong(section + OFFSET) + size(section)));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, end);
        ByteBuffer headers =
                ByteBuffer.allocate(kept.size() * SECTION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i : kept) {
            append(table + i * SECTION_BYTES, kept, out, headers);
        }
        pad(out, Long.BYTES);
        int newTable = out.size();
        out.writeBytes(headers.array());
        ByteBuffer header = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(SECTIONS_AT, newTable);
        header.putShort(SECTION_COUNT, (short) kept.size());
        header.putShort(NAMES_INDEX, (short) kept.indexOf(names));
        return header.array();
    }

    /** Copies what follows the loaded part, and the section's header with its new place. */
    private void append(
            int section, List<Integer> kept, ByteArrayOutputStream out, ByteBuffer headers) {
        int at = headers.position();
        headers.put(file, section, SECTION_BYTES);
        headers.putInt(at + LINK, Math.max(0, kept.indexOf(bytes.getInt(section + LINK))));
        boolean loaded = (bytes.getLong(section + FLAGS) & ALLOCATED) != 0;
        if (!loaded && bytes.getInt(section + TYPE) != 0) {
            pad(out, (int) Math.max(1, bytes.getLong(section + ALIGNMENT)));
            headers.putLong(at + OFFSET, out.size());
            out.write(file, (int) bytes.getLong(section + OFFSET), (int) size(section));
        }
    }

    private long size(int section) {
        return bytes.getLong(section + SIZE);
    }

    private static void pad(ByteArrayOutputStream out, int alignment) {
        while (out.size() % alignment != 0) {
            out.write(0);
        }
    }
}
