package kith.node;

import java.io.Closeable;
import java.util.List;
import kith.net.StoreRecord;

/** Where a peer's records are kept. One thread at a time. */
public interface Store extends Closeable {

    /**
     * All records that count, oldest first.
     *
     * @throws StoreException if the disk does not give them
     */
    List<StoreRecord> records() throws StoreException;

    /**
     * Keeps records, in order: when this returns they survive a crash and a loss of power.
     *
     * @throws StoreException if they cannot be kept now; a later try with the same records first
     *     may succeed
     */
    void append(List<StoreRecord> records) throws StoreException;
}
