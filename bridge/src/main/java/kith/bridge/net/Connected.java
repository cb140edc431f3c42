package kith.bridge.net;

import kith.bridge.Handle;

/**
 * A connection that is made.
 *
 * @param handle names it
 * @param localAddress its address on this machine; empty for a Unix domain socket
 * @param localPort its port on this machine
 * @param remoteAddress the other end; empty for a Unix domain socket
 * @param remotePort the other end's port
 */
public record Connected(
        Handle handle, String localAddress, int localPort, String remoteAddress, int remotePort) {}
