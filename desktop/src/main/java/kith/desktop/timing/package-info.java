/** How long each phase of a start takes, for those who want to make it shorter. */
@NullMarked
package kith.desktop.timing;

import org.jspecify.annotations.NullMarked;
