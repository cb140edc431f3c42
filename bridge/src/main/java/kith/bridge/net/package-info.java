/**
 * Sockets: {@code dgram} and {@code net}. {@link kith.bridge.net.Network} is what an app has of
 * them; all sockets live on the one thread of its {@link kith.bridge.net.Reactor}. The operating
 * system comes as {@link kith.bridge.net.Sockets}. A protocol above TCP puts a {@link
 * kith.bridge.net.Flow} around that of a {@link kith.bridge.net.StreamSocket}.
 */
@NullMarked
package kith.bridge.net;

import org.jspecify.annotations.NullMarked;
