package kith.bridge.net;

/** Something on the reactor's thread that a descriptor belongs to. */
@FunctionalInterface
interface Ready {
    /**
     * Goes on with what waited.
     *
     * @param ready of {@link Poller#READABLE} and {@link Poller#WRITABLE}
     */
    void ready(int ready);
}
