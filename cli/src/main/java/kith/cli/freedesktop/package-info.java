/** What desktops of freedesktop.org want to know of an app: menu entries and kinds of files. */
@NullMarked
package kith.cli.freedesktop;

import org.jspecify.annotations.NullMarked;
