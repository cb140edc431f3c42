/**
 * One running instance of an app in a profile: a later start hands what it was started with to the
 * first, over a Unix socket that only its user can reach.
 */
@NullMarked
package kith.desktop.instance;

import org.jspecify.annotations.NullMarked;
