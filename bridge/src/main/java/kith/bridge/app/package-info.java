/**
 * The files of one app as they lie in its folder: found by the path of a URL, never outside the
 * folder, and checked against the hashes the app was packaged with.
 */
@NullMarked
package kith.bridge.app;

import org.jspecify.annotations.NullMarked;
