/** How nodes of one local network recognize each other: {@code docs/protocol/lan.md}. */
@NullMarked
package kith.net.lan;

import org.jspecify.annotations.NullMarked;
