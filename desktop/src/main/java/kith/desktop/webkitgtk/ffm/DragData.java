package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is dragged: {@code GtkSelectionData}, {@code GdkDragContext}. First used when something is.
 */
public final class DragData {
    private static final long URIS = function("gtk_selection_data_get_uris");
    private static final long SET_URIS = function("gtk_selection_data_set_uris");
    private static final long SOURCE = function("gtk_drag_get_source_widget");
    private static final long PATH = function("g_filename_from_uri");
    private static final long FREE_LIST = function("g_strfreev");

    private DragData() {}

    /** The addresses of a list of them, in order; none when it holds something else. */
    public static List<String> uris(long data) {
        var uris = new ArrayList<String>();
        long list = Native.call(URIS, data);
        for (int i = 0; list != Native.NULL; i++) {
            String uri = Native.string(Native.pointerAt(list + 8L * i));
            if (uri == null) {
                break;
            }
            uris.add(uri);
        }
        Native.call(FREE_LIST, list);
        return uris;
    }

    /** Puts other addresses in the place of the list. */
    public static void uris(long data, List<String> uris) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(SET_URIS, data, WebKit.list(arena, uris.toArray(String[]::new)));
        }
    }

    /** The path a {@code file:} address stands for; null when it stands for none. */
    public static @Nullable String path(String uri) {
        try (Arena arena = Arena.ofConfined()) {
            long path = Native.call(PATH, Native.text(arena, uri), Native.NULL, Native.NULL);
            String text = Native.string(path);
            Glib.free(path);
            return text;
        }
    }

    /** Whether a drag began in a window of this process. */
    public static boolean isOwn(long context) {
        return Native.call(SOURCE, context) != Native.NULL;
    }
}
