package kith.bridge.window;

import kith.bridge.Cancellation;
import kith.bridge.Events;
import org.jspecify.annotations.Nullable;

/** Sends a window's frame whenever it differs from the last one sent. On the interface thread. */
final class FrameWatch {
    private final WindowPort window;
    private final Events<WindowFrame> events;
    private @Nullable WindowFrame sent;
    private boolean waiting;

    FrameWatch(WindowPort window, Events<WindowFrame> events) {
        this.window = window;
        this.events = events;
    }

    void begin(Cancellation cancellation) {
        cancellation.onCancel(window.onChange(this::send));
        send();
    }

    private void send() {
        WindowFrame now = window.frame();
        if (waiting || now.equals(sent)) {
            return;
        }
        if (events.offer(now)) {
            sent = now;
        } else if (!events.closed()) {
            waiting = true;
            events.onRoom(this::resume);
        }
    }

    private void resume() {
        waiting = false;
        send();
    }
}
