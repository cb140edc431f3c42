/** The engine on Linux: GTK 3 and webkit2gtk-4.1. Only {@code ffm} below it calls C. */
@NullMarked
package kith.desktop.webkitgtk;

import org.jspecify.annotations.NullMarked;
