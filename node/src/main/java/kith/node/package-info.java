/**
 * Runs {@link kith.net.Peer} on a device: one thread with UDP sockets, one that writes the store,
 * and whatever tells it about its surroundings. Portable code only, it also runs on Android.
 */
@NullMarked
package kith.node;

import org.jspecify.annotations.NullMarked;
