package kith.bridge.window;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import kith.bridge.Cancellation;
import kith.bridge.Events;
import kith.bridge.Lane;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.Session;

/**
 * The page's own window, and the system's dialogs for files. Sizes and places are in CSS pixels.
 */
@Routes("window")
public final class WindowRoutes {
    /** 32 767: the largest size X11 and GTK can express. */
    static final int SIDE_MAX = 32_767;

    /** 4 096 characters of a title; window managers cut far earlier. */
    static final int TITLE_CHARS_MAX = 4096;

    private final Function<Session, WindowPort> windows;
    private final Picked picked;
    private final Set<Session> asking = new HashSet<>();

    /**
     * @param windows finds the window of a session
     * @param picked grants what the person picks and drops
     */
    public WindowRoutes(Function<Session, WindowPort> windows, Picked picked) {
        this.windows = windows;
        this.picked = picked;
    }

    /**
     * How the window stands on the screen now.
     *
     * @return place, size and states
     */
    @Route(sync = true)
    WindowFrame frame(Session session) {
        return window(session).frame();
    }

    /**
     * Tells how the window stands now, and again whenever that changes. While the page is busy
     * changes are joined; the last one always arrives.
     */
    @Route
    void changes(Session session, Cancellation cancellation, Events<WindowFrame> events) {
        new FrameWatch(window(session), events).begin(cancellation);
    }

    /**
     * Changes the window's title.
     *
     * @param title at most 4096 characters
     * @throws NodeError ERR_OUT_OF_RANGE the title is too long
     */
    @Route
    void title(Session session, String title) {
        require(title.length() <= TITLE_CHARS_MAX, "title");
        window(session).title(title);
    }

    /**
     * Changes the window's size.
     *
     * @param width of the page, 1 to 32767
     * @param height of the page, 1 to 32767
     * @throws NodeError ERR_OUT_OF_RANGE a size outside its range
     */
    @Route
    void resize(Session session, int width, int height) {
        require(width >= 1 && width <= SIDE_MAX, "width");
        require(height >= 1 && height <= SIDE_MAX, "height");
        window(session).resize(width, height);
    }

    /**
     * Moves the window, where the system lets programs do that.
     *
     * @param x of its left edge, -32767 to 32767
     * @param y of its upper edge, -32767 to 32767
     * @throws NodeError ERR_OUT_OF_RANGE a place outside its range
     */
    @Route
    void move(Session session, int x, int y) {
        require(x >= -SIDE_MAX && x <= SIDE_MAX, "x");
        require(y >= -SIDE_MAX && y <= SIDE_MAX, "y");
        window(session).move(x, y);
    }

    /**
     * Puts the window into a state or out of it.
     *
     * @param state which
     * @param on whether into it
     */
    @Route
    void state(Session session, WindowState state, boolean on) {
        window(session).state(state, on);
    }

    /**
     * Shows or hides the window; a hidden one's page goes on running.
     *
     * @param on whether it is shown
     */
    @Route
    void visible(Session session, boolean on) {
        window(session).visible(on);
    }

    /** Raises the window and gives it the keyboard, if the system agrees. */
    @Route
    void focus(Session session) {
        window(session).focus();
    }

    /**
     * Closes the window.
     *
     * @param force whether the page's {@code beforeunload} is not asked
     */
    @Route
    void close(Session session, boolean force) {
        window(session).close(force);
    }

    /**
     * Lets the person pick files or a folder. The page may then use what was picked, until it
     * reloads.
     *
     * @param dialog what is asked for
     * @return absolute paths; none when the person cancels
     * @throws NodeError ERR_BRIDGE_BUSY a dialog of this page is open already
     */
    @Route
    CompletableFuture<List<String>> choose(Session session, FileDialog dialog) {
        synchronized (asking) {
            if (!asking.add(session)) {
                throw NodeError.of("ERR_BRIDGE_BUSY", "A dialog of this page is open already");
            }
        }
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        boolean shown = false;
        try {
            window(session).choose(dialog, paths -> chosen(session, dialog, paths, answer));
            shown = true;
        } finally {
            if (!shown) {
                answered(session);
            }
        }
        return answer;
    }

    /**
     * What the person dropped on the page last, out of another program. The page may then read it,
     * until it reloads; each drop is answered once. Its files, without the folders, come as Files
     * in the same order.
     *
     * @param ticket under which the Files come
     * @return at most 1024; none when nothing was dropped since it was last asked
     */
    @Route(on = Lane.FS)
    List<DroppedPath> dropped(Session session, String ticket) {
        return picked.grantDropped(session, ticket);
    }

    private void chosen(
            Session session,
            FileDialog dialog,
            List<String> paths,
            CompletableFuture<List<String>> answer) {
        answered(session);
        if (!paths.isEmpty()) {
            picked.grant(session, dialog, paths);
        }
        answer.complete(paths);
    }

    private void answered(Session session) {
        synchronized (asking) {
            asking.remove(session);
        }
    }

    private WindowPort window(Session session) {
        return windows.apply(session);
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw NodeError.of("ERR_OUT_OF_RANGE", "The value of \"" + name + "\" is out of range.")
                    .named("RangeError");
        }
    }
}
