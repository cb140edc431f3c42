package kith.bridge.net;

import kith.bridge.Handle;

/**
 * A socket that is bound.
 *
 * @param handle names it
 * @param address its address; empty for a Unix domain socket
 * @param port its port
 */
public record Bound(Handle handle, String address, int port) {}
