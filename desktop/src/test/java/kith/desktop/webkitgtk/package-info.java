/** Tests of what WebKitGTK needs and pages do not show. */
@NullMarked
package kith.desktop.webkitgtk;

import org.jspecify.annotations.NullMarked;
