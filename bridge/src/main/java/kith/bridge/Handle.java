package kith.bridge;

import kith.bridge.codec.WireReader;

/**
 * The name of something open (a file, a watcher, a socket) that a page holds: a random number, good
 * only in the session that got it. See {@link Handles}.
 *
 * @param id 1 to 2^53-1, which a JavaScript number holds exactly
 */
public record Handle(long id) {
    public Handle {
        if (id < 1 || id > WireReader.SAFE_INTEGER_MAX) {
            throw new IllegalArgumentException("a handle is 1 to 2^53-1");
        }
    }
}
