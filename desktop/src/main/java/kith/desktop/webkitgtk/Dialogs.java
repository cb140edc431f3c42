package kith.desktop.webkitgtk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kith.bridge.window.FileDialog;
import kith.desktop.webkitgtk.ffm.Glib;
import kith.desktop.webkitgtk.ffm.Gtk;
import kith.desktop.webkitgtk.ffm.Native;

/** File dialogs a person has not answered yet. */
final class Dialogs {
    private final Map<Long, Consumer<List<String>>> open = new HashMap<>();
    private final long response =
            Native.pointerTo((dialog, answer, c, d, e, f) -> answered(dialog, (int) answer));

    void show(long window, FileDialog wanted, Consumer<List<String>> picked) {
        long dialog = Gtk.fileDialog(window, action(wanted.kind()), wanted.title());
        if (wanted.many()) {
            Gtk.dialogSelectsMany(dialog);
        }
        if (wanted.folder() != null) {
            Gtk.dialogStartsIn(dialog, wanted.folder());
        }
        if (wanted.name() != null && wanted.kind() == FileDialog.Kind.SAVE) {
            Gtk.dialogSuggests(dialog, wanted.name());
        }
        open.put(dialog, picked);
        Glib.connect(dialog, "response", response, 0);
        Gtk.showDialog(dialog);
    }

    private static int action(FileDialog.Kind kind) {
        return switch (kind) {
            case OPEN -> Gtk.OPEN;
            case SAVE -> Gtk.SAVE;
            case FOLDER -> Gtk.SELECT_FOLDER;
        };
    }

    private long answered(long dialog, int answer) {
        Consumer<List<String>> picked = open.remove(dialog);
        if (picked != null) {
            picked.accept(answer == Gtk.RESPONSE_ACCEPT ? Gtk.dialogFiles(dialog) : List.of());
            Glib.unref(dialog);
        }
        return 0;
    }
}
