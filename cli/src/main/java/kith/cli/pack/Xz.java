package kith.cli.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Compresses as {@code xz -6} does, on all processors: each block on a thread of its own. How many
 * there are changes nothing of the bytes.
 *
 * <p>The library has no threads. It compresses each block as a file of its own, of which the block
 * is taken out and put into one file with an index of all.
 *
 * @see <a href="https://tukaani.org/xz/xz-file-format.txt">The .xz File Format</a>
 */
final class Xz extends OutputStream {
    /** 16 MiB: twice the dictionary; smaller blocks compress worse, larger ones keep fewer busy. */
    private static final int BLOCK_BYTES = 16 << 20;

    /** Of the header at the beginning and the footer at the end. */
    private static final int HEADER_BYTES = 12;

    private final OutputStream out;
    private final int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
    private final ExecutorService pool = Executors.newFixedThreadPool(threads);
    private final Queue<Future<byte[]>> blocks = new ArrayDeque<>();
    private final List<byte[]> records = new ArrayList<>();
    private byte[] block;
    private int filled;
    private boolean closed;
    private byte[] flags = new byte[0];

    Xz(OutputStream out) {
        this(out, BLOCK_BYTES);
    }

    /** In blocks of another size. */
    Xz(OutputStream out, int blockBytes) {
        this.out = out;
        this.block = new byte[blockBytes];
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, block.length - filled);
            System.arraycopy(bytes, from + done, block, filled, count);
            filled += count;
            done += count;
            if (filled == block.length) {
                submit();
            }
        }
    }

    private void submit() throws IOException {
        if (blocks.size() == threads) {
            writeBlock();
        }
        byte[] full = block;
        int length = filled;
        blocks.add(pool.submit(() -> compressed(full, length)));
        block = new byte[full.length];
        filled = 0;
    }

    private static byte[] compressed(byte[] bytes, int length) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream xz = new XZOutputStream(file, new LZMA2Options())) {
            xz.write(bytes, 0, length);
        }
        return file.toByteArray();
    }

    private void writeBlock() throws IOException {
        byte[] file = next();
        if (records.isEmpty()) {
            out.write(file, 0, HEADER_BYTES);
            flags = Arrays.copyOfRange(file, file.length - 4, file.length - 2);
        }
        int index = file.length - HEADER_BYTES - indexBytes(file);
        out.write(file, HEADER_BYTES, index - HEADER_BYTES);
        // After the indicator and the number of records, which is one, and before the padding.
        int end = varintEnd(file, varintEnd(file, index + 2));
        records.add(Arrays.copyOfRange(file, index + 2, end));
    }

    private byte[] next() throws IOException {
        try {
            return blocks.remove().get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int indexBytes(byte[] file) {
        int stored = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        return (stored + 1) * 4;
    }

    private static int varintEnd(byte[] file, int from) {
        int at = from;
        while ((file[at] & 0x80) != 0) {
            at++;
        }
        return at + 1;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            if (filled > 0 || (blocks.isEmpty() && records.isEmpty())) {
                submit();
            }
            while (!blocks.isEmpty()) {
                writeBlock();
            }
            byte[] index = index();
            out.write(index);
            out.write(footer(index.length));
        } finally {
            pool.shutdownNow();
        }
    }

    private byte[] index() {
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        index.write(0);
        for (int count = records.size(); ; count >>>= 7) {
            index.write(count < 0x80 ? count : (count & 0x7f) | 0x80);
            if (count < 0x80) {
                break;
            }
        }
        records.forEach(index::writeBytes);
        while (index.size() % 4 != 0) {
            index.write(0);
        }
        index.writeBytes(crc(index.toByteArray()));
        return index.toByteArray();
    }

    private byte[] footer(int indexBytes) {
        ByteBuffer sized = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        sized.putInt(indexBytes / 4 - 1).put(flags);
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        footer.writeBytes(crc(sized.array()));
        footer.writeBytes(sized.array());
        footer.write('Y');
        footer.write('Z');
        return footer.toByteArray();
    }

    private static byte[] crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .array();
    }
}
