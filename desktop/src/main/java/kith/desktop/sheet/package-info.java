/**
 * A window of Kith's own, before any app runs: a question to the person, or why something cannot be
 * done, for those who have no terminal.
 */
@NullMarked
package kith.desktop.sheet;

import org.jspecify.annotations.NullMarked;
