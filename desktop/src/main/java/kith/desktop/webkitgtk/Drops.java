package kith.desktop.webkitgtk;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongFunction;
import kith.desktop.webkitgtk.ffm.DragData;
import kith.desktop.webkitgtk.ffm.Glib;
import kith.desktop.webkitgtk.ffm.Native;
import org.jspecify.annotations.Nullable;

/**
 * Files that a person drags into a window. The engine gives the page none of them since
 * CVE-2025-13947: a page had named files by its own drags. Here the host learns which there are:
 *
 * <ul>
 *   <li>only what another process drags counts, because a page chooses freely what its own drags
 *       carry;
 *   <li>from what a page drags, addresses of files are taken out, so that no window, of this app or
 *       of another, gets a file that its page named.
 * </ul>
 *
 * <p>The engine asks for what is dragged while it hovers, long before the drop.
 */
final class Drops {
    private static final long GO_ON = 0;

    private final LongFunction<@Nullable WebKitWindow> windows;
    private final long received =
            Native.pointerTo((view, drag, x, y, data, info) -> received(view, drag, data));
    private final long left = Native.pointerTo((view, drag, time, d, e, f) -> left());
    private final long dropped =
            Native.pointerTo((view, drag, x, y, time, f) -> dropped(view, drag));
    private final long given = Native.pointerTo((view, drag, data, d, e, f) -> given(data));

    /** The drag that is over a window. */
    private long entered;

    /** The paths in the drag that entered last, and which that was. */
    private List<String> paths = List.of();

    private long carrier;

    Drops(LongFunction<@Nullable WebKitWindow> windows) {
        this.windows = windows;
    }

    void connect(long view) {
        Glib.connect(view, "drag-data-received", received, view);
        Glib.connect(view, "drag-leave", left, view);
        Glib.connect(view, "drag-drop", dropped, view);
        Glib.connectAfter(view, "drag-data-get", given, view);
    }

    /** One form of what is dragged has come; the engine asks for several. */
    private long received(long view, long drag, long data) {
        WebKitWindow window = windows.apply(view);
        if (window == null) {
            return 0;
        }
        if (drag != entered) {
            entered = drag;
            carrier = drag;
            paths = List.of();
            window.events().dragged(0);
        }
        List<String> uris = DragData.uris(data);
        if (!uris.isEmpty() && !DragData.isOwn(drag)) {
            paths = uris.stream().map(DragData::path).filter(Objects::nonNull).toList();
            window.events().dragged(paths.size());
        }
        return 0;
    }

    /** Told before a drop too, so only the next to enter finds that all was forgotten. */
    private long left() {
        entered = Native.NULL;
        return 0;
    }

    private long dropped(long view, long drag) {
        WebKitWindow window = windows.apply(view);
        if (window != null && drag == carrier && !paths.isEmpty() && !DragData.isOwn(drag)) {
            window.events().dropped(paths);
        }
        paths = List.of();
        return GO_ON;
    }

    private static long given(long data) {
        List<String> uris = DragData.uris(data);
        List<String> others = uris.stream().filter(uri -> !isFile(uri)).toList();
        if (others.size() < uris.size()) {
            DragData.uris(data, others);
        }
        return 0;
    }

    private static boolean isFile(String uri) {
        return uri.strip().toLowerCase(Locale.ROOT).startsWith("file:");
    }
}
