package kith.desktop.webkitgtk;

import kith.desktop.engine.WindowEvents;
import kith.desktop.webkitgtk.ffm.Glib;
import kith.desktop.webkitgtk.ffm.UserContent;

/** A promise of the isolated script that waits for its answer. */
final class WebKitReply implements WindowEvents.Reply {
    private final long reply;
    private final long context;
    private final WebKitWindow window;
    private final Thread home = Thread.currentThread();

    WebKitReply(long reply, long context, WebKitWindow window) {
        this.reply = reply;
        this.context = context;
        this.window = window;
    }

    @Override
    public void send(String text) {
        onHome(() -> UserContent.answer(reply, context, text));
    }

    @Override
    public void refuse(String reason) {
        onHome(() -> UserContent.refuse(reply, reason));
    }

    private void onHome(Runnable answer) {
        if (Thread.currentThread() == home) {
            answer.run();
            Glib.unref(context);
        } else {
            window.post(() -> {
                answer.run();
                Glib.unref(context);
            });
        }
    }
}
