package kith.cli.pack;

import java.io.IOException;
import java.io.OutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Compresses as {@code xz -6} does. */
final class Xz extends XZOutputStream {
    Xz(OutputStream out) throws IOException {
        super(out, new LZMA2Options());
    }
}
