package kith.bridge.fs;

import kith.bridge.Session;

/**
 * Puts a file of the device into the page as a {@code File} that is read from the disk: the fastest
 * way for many bytes. Implemented by the host of a WebView that can.
 */
public interface HostFiles {
    /**
     * Gives the page of {@code session} a file under a ticket it has drawn. The file was checked
     * already and stays open until the page closes its handle or goes; {@code fd} is the number
     * under which other processes find it.
     *
     * @throws kith.bridge.NodeError ERR_INVALID_STATE when the page cannot take it now
     */
    void give(Session session, String ticket, int fd);

    /** Where the WebView cannot. */
    HostFiles NONE =
            (session, ticket, fd) -> {
                throw kith.bridge.NodeError.of(
                        "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM",
                        "This WebView takes no files from the host");
            };
}
