package kith.desktop.webkitgtk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import kith.desktop.engine.WindowEvents.Crash;
import kith.desktop.engine.WindowEvents.Navigation;
import kith.desktop.webkitgtk.ffm.FileChooser;
import kith.desktop.webkitgtk.ffm.Glib;
import kith.desktop.webkitgtk.ffm.Native;
import kith.desktop.webkitgtk.ffm.SchemeRequest;
import kith.desktop.webkitgtk.ffm.UserContent;
import kith.desktop.webkitgtk.ffm.WebKit;
import org.jspecify.annotations.Nullable;

/**
 * Turns C signals into calls on a {@link WebKitWindow}. There is one function pointer per signal
 * for the whole process; each is connected with its view's address as user data, which is how the
 * window is found again.
 */
final class Signals {
    /** The name of the message handler and of the private world that alone sees it. */
    static final String HANDLER = "kith";

    static final String WORLD = "kithworld";

    private static final long HANDLED = 1;
    private static final long GO_ON = 0;

    private final LongFunction<@Nullable WebKitWindow> windows;
    private final Drops drops;
    private final long request = Native.pointerTo((request, b, c, d, e, f) -> requested(request));
    private final long message =
            Native.pointerTo((m, value, reply, view, e, f) -> message(value, reply, view));
    private final long load =
            Native.pointerTo((view, event, c, d, e, f) -> loadChanged(view, (int) event));
    private final long decide =
            Native.pointerTo((view, decision, type, d, e, f) -> decide(view, decision, (int) type));
    private final long crash =
            Native.pointerTo((view, reason, c, d, e, f) -> crashed(view, (int) reason));
    private final long title = Native.pointerTo((view, b, c, d, e, f) -> titled(view));
    private final long close = Native.pointerTo((view, b, c, d, e, f) -> closing(view));
    private final long fileInput =
            Native.pointerTo((view, chooser, c, d, e, f) -> fileInput(view, chooser));
    private final long delete = Native.pointerTo((widget, event, view, d, e, f) -> deleted(view));
    private final long change = Native.pointerTo((widget, event, view, d, e, f) -> changed(view));
    private final long destroy = Native.pointerTo((widget, view, c, d, e, f) -> destroyed(view));

    Signals(LongFunction<@Nullable WebKitWindow> windows) {
        this.windows = windows;
        this.drops = new Drops(windows);
    }

    /** The function that answers requests of our schemes. */
    long request() {
        return request;
    }

    void connect(WebKitWindow window) {
        long view = window.view();
        Glib.connect(
                window.content(), "script-message-with-reply-received::" + HANDLER, message, view);
        Glib.connect(view, "load-changed", load, view);
        Glib.connect(view, "decide-policy", decide, view);
        Glib.connect(view, "web-process-terminated", crash, view);
        Glib.connect(view, "notify::title", title, view);
        Glib.connect(view, "close", close, view);
        Glib.connect(view, "run-file-chooser", fileInput, view);
        drops.connect(view);
        Glib.connect(window.widget(), "delete-event", delete, view);
        Glib.connect(window.widget(), "configure-event", change, view);
        Glib.connect(window.widget(), "window-state-event", change, view);
        Glib.connect(window.widget(), "focus-in-event", change, view);
        Glib.connect(window.widget(), "focus-out-event", change, view);
        Glib.connect(window.widget(), "destroy", destroy, view);
    }

    private long requested(long request) {
        WebKitWindow window = windows.apply(SchemeRequest.view(request));
        if (window != null) {
            window.events().request(new WebKitRequest(Glib.ref(request), window));
        }
        return 0;
    }

    private long message(long value, long reply, long view) {
        WebKitWindow window = windows.apply(view);
        if (window == null) {
            return GO_ON;
        }
        UserContent.keep(reply);
        window.events().message(UserContent.text(value), new WebKitReply(reply, window));
        return HANDLED;
    }

    private long loadChanged(long view, int event) {
        WebKitWindow window = windows.apply(view);
        if (window != null && event == WebKit.LOAD_STARTED) {
            if (!window.events().begins()) {
                WebKit.stop(view);
            }
        } else if (window != null && event == WebKit.LOAD_COMMITTED) {
            window.events().committed(window.uri());
        } else if (window != null && event == WebKit.LOAD_FINISHED) {
            window.events().loaded();
        }
        return 0;
    }

    private long decide(long view, long decision, int type) {
        WebKitWindow window = windows.apply(view);
        if (window == null || type > WebKit.DECIDES_NEW_WINDOW) {
            return GO_ON;
        }
        boolean newWindow = type == WebKit.DECIDES_NEW_WINDOW;
        var navigation =
                new Navigation(WebKit.target(decision), newWindow, WebKit.byPerson(decision));
        if (window.events().allows(navigation)) {
            WebKit.use(decision);
        } else {
            WebKit.ignore(decision);
        }
        return HANDLED;
    }

    private long crashed(long view, int reason) {
        WebKitWindow window = windows.apply(view);
        if (window != null) {
            window.events()
                    .crashed(
                            switch (reason) {
                                case WebKit.CRASHED -> Crash.CRASHED;
                                case WebKit.EXCEEDED_MEMORY -> Crash.OUT_OF_MEMORY;
                                default -> Crash.KILLED_BY_US;
                            });
        }
        return 0;
    }

    private long titled(long view) {
        WebKitWindow window = windows.apply(view);
        String text = WebKit.title(view);
        if (window != null && text != null) {
            window.events().titled(text);
        }
        return 0;
    }

    private long closing(long view) {
        WebKitWindow window = windows.apply(view);
        if (window != null) {
            window.events().closing();
        }
        return 0;
    }

    private long fileInput(long view, long chooser) {
        WebKitWindow window = windows.apply(view);
        if (window == null) {
            return GO_ON;
        }
        List<String> accept = new ArrayList<>(FileChooser.mimeTypes(chooser));
        List<String> files = window.events().fileInput(accept);
        if (files == null) {
            return GO_ON;
        }
        FileChooser.select(chooser, files);
        return HANDLED;
    }

    private long deleted(long view) {
        WebKitWindow window = windows.apply(view);
        if (window != null) {
            window.close(false);
        }
        return HANDLED;
    }

    private long changed(long view) {
        WebKitWindow window = windows.apply(view);
        if (window != null) {
            window.events().changed();
        }
        return GO_ON;
    }

    private long destroyed(long view) {
        WebKitWindow window = windows.apply(view);
        if (window != null) {
            window.destroyed();
        }
        return 0;
    }
}
