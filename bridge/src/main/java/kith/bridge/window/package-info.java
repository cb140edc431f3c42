/**
 * The page's own window, and the system's dialogs for files. A page reaches no window but its own.
 * What the person picks in a dialog is granted to the page, and only that, as in the File System
 * Access API (https://wicg.github.io/file-system-access/).
 */
@NullMarked
package kith.bridge.window;

import org.jspecify.annotations.NullMarked;
