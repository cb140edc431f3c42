package kith.bridge.debug;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kith.bridge.Events;

/** Sends a number of events, stopping whenever the page has enough. */
final class Burst {
    private final int count;
    private final ByteBuffer event;
    private final Events<ByteBuffer> events;
    private int sent;

    Burst(int count, ByteBuffer event, Events<ByteBuffer> events) {
        this.count = count;
        this.event = event.order(ByteOrder.LITTLE_ENDIAN);
        this.events = events;
    }

    void go() {
        while (sent < count) {
            if (event.capacity() >= Integer.BYTES) {
                event.putInt(0, sent);
            }
            if (!events.offer(event)) {
                events.onRoom(this::go);
                return;
            }
            sent++;
        }
        events.close();
    }
}
