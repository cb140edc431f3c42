/**
 * Bindings by java.lang.foreign: one class per native library or type, typed static methods, no
 * logic.
 */
@NullMarked
package kith.desktop.webkitgtk.ffm;

import org.jspecify.annotations.NullMarked;
