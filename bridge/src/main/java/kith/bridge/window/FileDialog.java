package kith.bridge.window;

import org.jspecify.annotations.Nullable;

/**
 * A dialog in which the person picks files or a folder.
 *
 * @param kind what is picked
 * @param many whether more than one may be picked; only for files to open
 * @param write whether what is picked may be changed, not only read; always so for a file to save
 * @param title the dialog's title, the system's words if null
 * @param folder the absolute path of the folder it begins in, the system's choice if null
 * @param name the proposed name of a file to save
 */
public record FileDialog(
        Kind kind,
        boolean many,
        boolean write,
        @Nullable String title,
        @Nullable String folder,
        @Nullable String name) {
    /** The three kinds of dialogs systems offer. */
    public enum Kind {
        /** Files that exist. */
        OPEN,
        /** A file to be written, which may exist. */
        SAVE,
        /** A folder with all below it. */
        FOLDER
    }
}
