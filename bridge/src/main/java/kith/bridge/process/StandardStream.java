package kith.bridge.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Standard output or standard error of the host.
 *
 * <p>On a terminal only text and colours get through ({@link TerminalFilter}): an app without any
 * permission must not retitle the person's terminal, fill their clipboard or answer for them. Into
 * a file or pipe all bytes go as they are.
 */
public final class StandardStream {
    private final OutputStream out;
    private final boolean terminal;

    /**
     * @param terminal whether the stream ends at a terminal
     */
    public StandardStream(OutputStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void write(ByteBuffer bytes) throws IOException {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        out.write(terminal ? TerminalFilter.clean(copy) : copy);
        out.flush();
    }
}
