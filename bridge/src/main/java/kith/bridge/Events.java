package kith.bridge;

import kith.bridge.codec.Encoder;

/**
 * Where a subscription's route puts its events. Safe to use from any thread.
 *
 * <p>Back-pressure: all subscriptions of a channel together may have {@link Bounds#EVENT_BYTES_MAX}
 * bytes waiting for the page. When that is reached {@link #offer} answers false and takes nothing;
 * the producer drops, joins or keeps what it has and goes on when {@link #onRoom} runs.
 *
 * @param <T> the type of an event
 */
public final class Events<T> {
    private final Call call;
    private final Encoder<T> encoder;

    Events(Call call, Encoder<T> encoder) {
        this.call = call;
        this.encoder = encoder;
    }

    /**
     * Sends an event, if there is room.
     *
     * @return whether it was taken; false also once the subscription is {@link #closed}
     */
    public boolean offer(T event) {
        return call.offer(event, encoder);
    }

    /**
     * Runs an action once, when events are taken again; at once if they are now. It must be short
     * and must not throw. It never runs once the subscription is closed.
     */
    public void onRoom(Runnable action) {
        call.onRoom(action);
    }

    /** Ends the subscription; the page's promise is fulfilled after the last event. */
    public void close() {
        call.answerNothing();
    }

    /** Ends the subscription; the page's promise is rejected after the last event. */
    public void fail(NodeError error) {
        call.fail(error);
    }

    /** Whether the subscription has ended, by either side. */
    public boolean closed() {
        return call.over();
    }
}
