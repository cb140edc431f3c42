/**
 * Routes that only measure the bridge. The host adds them when it runs with {@code --debug} or for
 * the benchmark; they touch nothing outside the bridge.
 */
@NullMarked
package kith.bridge.debug;

import org.jspecify.annotations.NullMarked;
