/**
 * What an app may touch: patterns as the manifest writes them, the places their variables stand
 * for, and the grants a session holds. Denied is whatever no grant covers; an empty list grants
 * nothing.
 */
@NullMarked
package kith.bridge.permission;

import org.jspecify.annotations.NullMarked;
