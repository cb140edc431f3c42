package kith.desktop.webkitgtk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import kith.desktop.engine.Response;
import kith.desktop.webkitgtk.ffm.Libc;

/** Sends long bodies through a pipe, which holds the reader back to the pace of the engine. */
final class BodyWriter {
    /** 256 KiB: large enough that the pipe, not the read, sets the pace. */
    private static final int PIECE_BYTES = 256 * 1024;

    private BodyWriter() {}

    /** The reading end of a pipe into which the source is written from now on. */
    static int start(Response.Source source) {
        Libc.Pipe pipe = Libc.pipe();
        Thread thread = new Thread(() -> write(source, pipe.writing()), "kith-body");
        thread.setDaemon(true);
        thread.start();
        return pipe.reading();
    }

    private static void write(Response.Source source, int writing) {
        Path end = Path.of("/proc/self/fd/" + writing);
        try (source;
                FileChannel pipe = FileChannel.open(end, StandardOpenOption.WRITE)) {
            Libc.close(writing);
            ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
            while (source.read(piece.clear())) {
                piece.flip();
                while (piece.hasRemaining()) {
                    pipe.write(piece);
                }
            }
        } catch (IOException e) {
            // The page has given up, or the file broke off: it sees a body that is too short.
        }
    }
}
