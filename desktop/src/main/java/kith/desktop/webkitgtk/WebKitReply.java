package kith.desktop.webkitgtk;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import kith.desktop.engine.WindowEvents;
import kith.desktop.webkitgtk.ffm.UserContent;

/**
 * A promise of the isolated script that waits for its answer. It is always rejected: with an equals
 * sign and the answer, or with the reason of a refusal.
 */
final class WebKitReply implements WindowEvents.Reply {
    private final long reply;
    private final WebKitWindow window;
    private final Thread home = Thread.currentThread();

    /** The engine frees a reply with its answer, so a second one would be written into nowhere. */
    private final AtomicBoolean answered = new AtomicBoolean();

    WebKitReply(long reply, WebKitWindow window) {
        this.reply = reply;
        this.window = window;
    }

    @Override
    public void send(String text) {
        onHome(() -> UserContent.reject(reply, "=" + text));
    }

    @Override
    public void send(ByteBuffer bytes) {
        onHome(() -> UserContent.reject(reply, '=', bytes));
    }

    @Override
    public void refuse(String reason) {
        onHome(() -> UserContent.reject(reply, reason));
    }

    private void onHome(Runnable answer) {
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("a message is answered once");
        }
        if (Thread.currentThread() == home) {
            answer.run();
        } else {
            window.post(answer);
        }
    }
}
