package kith.bridge.net;

import java.nio.ByteBuffer;
import kith.bridge.fs.ErrnoException;

/**
 * Bytes to and from the other end: a descriptor's own, or those of a protocol that wraps another
 * flow, so that they cross the bridge once. For the reactor's thread. Failing, it throws, an {@link
 * ErrnoException} or a {@link kith.bridge.NodeError}, and is not used again.
 */
public interface Flow {
    /** Bytes read into the free space of {@code into}; 0 at the end, -1 for none now. */
    int read(ByteBuffer into) throws ErrnoException;

    /** Bytes taken from {@code from}, which moves on; 0 for none now. */
    int write(ByteBuffer from) throws ErrnoException;

    /** Ends the sending side; false to be asked again when something is ready. */
    boolean shutdown() throws ErrnoException;

    /**
     * What the flow itself waits for, of {@link Poller#READABLE} and {@link Poller#WRITABLE}: a
     * handshake reads though nobody asks for bytes.
     */
    int wants();

    /** Something is ready; a handshake goes on. */
    void progress() throws ErrnoException;
}
