package kith.bridge.pack;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import kith.bridge.app.HashList;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .kith} file, read. What opening gives has been checked against the signature; blocks are
 * checked one by one when they are read. Not for use by several threads.
 *
 * <p>The signature says who made the package. Whether that is somebody to trust, and whether the
 * package is newer than another, it cannot say.
 */
public final class KithFile implements Closeable {
    /**
     * The first bytes. No text begins like that, and a transfer that changes line ends or cuts the
     * eighth bit off shows at once.
     */
    static final byte[] MAGIC = {(byte) 0x89, 'K', 'I', 'T', 'H', '\r', '\n', 0x1a};

    /** Before the statement: the first bytes, and the statement's length. */
    static final int START_BYTES = 12;

    private final PackageSource source;
    private final AppStatement statement;
    private final Head head;
    private final byte[] listText;
    private final HashList list;
    private final Blocks blocks;
    private final long blocksOffset;

    private KithFile(
            PackageSource source, Head head, byte[] listText, HashList list, Blocks blocks) {
        this.source = source;
        this.statement = head.statement;
        this.head = head;
        this.listText = listText;
        this.list = list;
        this.blocks = blocks;
        this.blocksOffset = head.bytes.length + (long) listText.length + statement.blocks().size();
    }

    /**
     * The beginning of a package, which can be kept and checked without the rest.
     *
     * @param bytes as they are in the file: first bytes, length, statement, signature
     */
    public record Head(AppStatement statement, byte[] bytes) {

        /**
         * Reads what is a head and nothing else; its signature is not checked yet.
         *
         * @throws InvalidAppException if it is none
         */
        public static Head parse(String file, byte[] bytes) throws InvalidAppException {
            int length = bytes.length < START_BYTES ? -1 : statementBytes(file, bytes);
            if (bytes.length != START_BYTES + length + AppStatement.SIGNATURE_BYTES) {
                throw new InvalidAppException(file + " is damaged: its head is cut off");
            }
            byte[] text = Arrays.copyOfRange(bytes, START_BYTES, START_BYTES + length);
            return new Head(AppStatement.parse(file, text), bytes);
        }

        /**
         * Checks the signature, which takes a tenth of a second in a process that has not done so
         * yet.
         *
         * @throws InvalidAppException if it is not that of the statement's signer
         */
        public void verify(String file) throws InvalidAppException {
            int start = bytes.length - AppStatement.SIGNATURE_BYTES;
            byte[] signature = Arrays.copyOfRange(bytes, start, bytes.length);
            if (!Ed25519.verifies(statement.signer(), statement.signed(), signature)) {
                throw new InvalidAppException(
                        file + " was changed after it was signed: its signature is wrong");
            }
        }
    }

    /**
     * Opens a package and checks all but its blocks.
     *
     * @throws InvalidAppException if it is none, or something in it is not as it was signed
     * @throws IOException if it cannot be read
     */
    public static KithFile open(PackageSource source) throws IOException, InvalidAppException {
        String file = source.name();
        long size = source.size();
        Head head = head(source, size);
        AppStatement statement = head.statement;
        long listEnd = head.bytes.length + (long) statement.files().size();
        long tableEnd = listEnd + statement.blocks().size();
        if (statement.files().size() > Limits.LIST_BYTES
                || statement.blocks().size() > Limits.LIST_BYTES
                || tableEnd > size) {
            throw new InvalidAppException(file + " is damaged: its lists are cut off or too long");
        }
        byte[] text = part(source, head.bytes.length, statement.files(), "hash list");
        HashList list = HashList.parse(file + " (hash list)", text);
        check(file, list);
        Blocks blocks =
                Blocks.parse(list, part(source, listEnd, statement.blocks(), "block table"));
        if (blocks == null) {
            throw new InvalidAppException(file + ": its block table is not that of its files");
        }
        if (size != tableEnd + blocks.storedBytes()) {
            throw new InvalidAppException(
                    file
                            + " is damaged: it has "
                            + size
                            + " bytes and should have "
                            + (tableEnd + blocks.storedBytes()));
        }
        return new KithFile(source, head, text, list, blocks);
    }

    private static Head head(PackageSource source, long size)
            throws IOException, InvalidAppException {
        String file = source.name();
        byte[] start = source.read(0, (int) Math.min(size, START_BYTES));
        int length = statementBytes(file, start);
        int bytes = START_BYTES + length + AppStatement.SIGNATURE_BYTES;
        if (size < bytes) {
            throw new InvalidAppException(file + " is damaged: it is cut off");
        }
        Head head = Head.parse(file, source.read(0, bytes));
        head.verify(file);
        return head;
    }

    private static int statementBytes(String file, byte[] start) throws InvalidAppException {
        if (start.length < START_BYTES
                || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new InvalidAppException(file + " is no .kith file");
        }
        int length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(MAGIC.length);
        if (length < 1 || length > Limits.STATEMENT_BYTES) {
            throw new InvalidAppException(
                    file + " is damaged: its statement has a length of " + length);
        }
        return length;
    }

    private static byte[] part(
            PackageSource source, long offset, AppStatement.Part part, String what)
            throws IOException, InvalidAppException {
        byte[] bytes = source.read(offset, part.size());
        if (!part.is(bytes)) {
            throw new InvalidAppException(
                    source.name()
                            + " was changed after it was signed: its "
                            + what
                            + " is another");
        }
        return bytes;
    }

    private static void check(String file, HashList list) throws InvalidAppException {
        PackagePaths paths = new PackagePaths();
        long size = 0;
        for (HashList.Entry entry : list.entries().values()) {
            String problem = paths.add(entry.path());
            if (problem != null) {
                throw new InvalidAppException(file + ": " + entry.path() + ": " + problem);
            }
            size += entry.size();
            if (size > Limits.CONTENT_BYTES) {
                throw new InvalidAppException(
                        file
                                + " holds more than "
                                + (Limits.CONTENT_BYTES >> 30)
                                + " GiB of files");
            }
        }
        if (list.entries().size() > Limits.FILES) {
            throw new InvalidAppException(file + " holds more than " + Limits.FILES + " files");
        }
    }

    /** What its author signed. */
    public AppStatement statement() {
        return statement;
    }

    /** The head, whose signature is right. */
    public Head signedHead() {
        return head;
    }

    /** The hash list as it is in the file. */
    public byte[] listText() {
        return listText.clone();
    }

    /** The hash list. */
    public HashList list() {
        return list;
    }

    /** The blocks. */
    public Blocks blocks() {
        return blocks;
    }

    /** Where a block is in the file. */
    public long offset(Blocks.Block block) {
        return blocksOffset + block.offset();
    }

    /**
     * The original bytes of a block.
     *
     * @throws InvalidAppException if they are not as they were signed
     * @throws IOException if they cannot be read
     */
    public byte[] read(Blocks.Block block) throws IOException, InvalidAppException {
        byte[] stored = source.read(offset(block), block.storedSize());
        byte[] original = original(block, stored);
        if (original == null) {
            throw new InvalidAppException(
                    source.name()
                            + " was changed after it was signed, at byte "
                            + offset(block)
                            + " or soon after");
        }
        return original;
    }

    private static byte @Nullable [] original(Blocks.Block block, byte[] stored) {
        if (!block.storedSha256().equals(Sha256.hex(Sha256.of(stored)))) {
            return null;
        }
        if (block.storedSize() == block.size()) {
            return stored;
        }
        byte[] original = Deflate.original(stored, block.size());
        return original != null && block.sha256().equals(Sha256.hex(Sha256.of(original)))
                ? original
                : null;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
