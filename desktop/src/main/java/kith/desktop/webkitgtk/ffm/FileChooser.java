package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/** {@code WebKitFileChooserRequest}: what an {@code <input type=file>} asks for. */
public final class FileChooser {
    private static final long MIME_TYPES = function("webkit_file_chooser_request_get_mime_types");
    private static final long SELECT = function("webkit_file_chooser_request_select_files");

    private FileChooser() {}

    /**
     * The MIME types of the element's {@code accept}; extensions in it come as the types they stand
     * for.
     */
    public static List<String> mimeTypes(long request) {
        var types = new ArrayList<String>();
        long list = Native.call(MIME_TYPES, request);
        for (int i = 0; list != Native.NULL; i++) {
            String type = Native.string(Native.pointerAt(list + 8L * i));
            if (type == null) {
                break;
            }
            types.add(type);
        }
        return types;
    }

    /** Gives the page these files. */
    public static void select(long request, List<String> files) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(SELECT, request, WebKit.list(arena, files.toArray(String[]::new)));
        }
    }
}
