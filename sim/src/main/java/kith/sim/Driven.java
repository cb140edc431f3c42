package kith.sim;

import java.util.List;
import kith.net.Input;
import kith.net.Output;
import kith.net.StoreRecord;
import kith.net.crypto.Randomness;

/** What the world drives: a peer, or in a test something of the same shape. */
public interface Driven {

    void handle(Input input, long nowMs);

    /** What is wanted next; {@link Output.Wait} when there is nothing more now. */
    Output poll(long nowMs);

    /** Tables that may grow, for the checker of bounds. */
    default List<Table> tables() {
        return List.of();
    }

    /**
     * How full a table is.
     *
     * @param name for the message if it is too full
     * @param entries now
     * @param entriesMax its bound
     */
    record Table(String name, int entries, int entriesMax) {}

    /** Makes a peer: when its device starts, and again after each crash. */
    @FunctionalInterface
    interface Birth {

        Driven born(List<StoreRecord> restored, Randomness randomness, long nowMs);
    }
}
