package kith.desktop.webkitgtk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import kith.desktop.webkitgtk.ffm.Native;
import kith.desktop.webkitgtk.ffm.WebKit;
import org.jspecify.annotations.Nullable;

/** Snapshots that were asked for and not painted yet. */
final class Snapshots {
    private final Map<Long, Wanted> wanted = new HashMap<>();
    private final long callback =
            Native.pointerTo((view, result, id, d, e, f) -> painted(view, result, id));
    private long last;

    private record Wanted(Path file, Consumer<@Nullable String> done) {}

    long callback() {
        return callback;
    }

    long wanted(Path file, Consumer<@Nullable String> done) {
        wanted.put(++last, new Wanted(file, done));
        return last;
    }

    private long painted(long view, long result, long id) {
        Wanted snapshot = wanted.remove(id);
        if (snapshot != null) {
            long surface = WebKit.snapshotSurface(view, result);
            snapshot.done.accept(
                    surface == Native.NULL
                            ? "the view could not be painted"
                            : write(surface, snapshot.file));
        }
        return 0;
    }

    private static @Nullable String write(long surface, Path file) {
        int status = WebKit.writePng(surface, file.toString());
        return status == 0 ? null : "cannot write " + file + " (cairo status " + status + ")";
    }
}
