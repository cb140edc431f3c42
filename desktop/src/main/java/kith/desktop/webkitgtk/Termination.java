package kith.desktop.webkitgtk;

import java.util.function.IntConsumer;
import kith.desktop.webkitgtk.ffm.Glib;
import kith.desktop.webkitgtk.ffm.Native;
import org.jspecify.annotations.Nullable;

/**
 * What this process does when the system asks it to end. It is asked once, whichever engine runs
 * then: a sheet that opens after an app was asked, or while nothing runs, hears of it too. For the
 * interface thread.
 */
final class Termination {
    private static final int HANGUP = 1;
    private static final int INTERRUPT = 2;
    private static final int TERMINATE = 15;

    private static @Nullable IntConsumer task;
    private static int asked;

    private Termination() {}

    /** Sets what is done from now on. */
    static void then(IntConsumer next, MainLoop loop) {
        boolean first = task == null;
        task = next;
        if (first) {
            long callback =
                    Native.pointerTo((signal, b, c, d, e, f) -> {
                        asked((int) signal);
                        return 1;
                    });
            for (int signal : new int[] {HANGUP, INTERRUPT, TERMINATE}) {
                Glib.onSignal(signal, callback);
            }
        } else if (asked != 0) {
            loop.post(() -> next.accept(asked));
        }
    }

    private static void asked(int signal) {
        asked = signal;
        IntConsumer now = task;
        if (now != null) {
            now.accept(signal);
        }
    }
}
