package kith.net.discovery;

/** Hears who is at an address. */
@FunctionalInterface
public interface Probe {

    void answered(DiscoveryOutput.Found found, long nowMs);

    /** Nobody is there. */
    default void silent(long nowMs) {}
}
