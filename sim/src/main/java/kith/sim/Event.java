package kith.sim;

/** Something that happens in the world at its time. */
@FunctionalInterface
public interface Event {

    void happen();
}
