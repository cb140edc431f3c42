package kith.net.content;

import kith.net.Id;
import org.jspecify.annotations.Nullable;

/**
 * An envelope that is complete here and whose packets are proved, but nothing else about it.
 *
 * @param envelope its id
 * @param from the node that brought it
 * @param expiresMs from its head
 * @param associated the head without its hash list
 * @param encapsulation the KEM's, or null
 * @param ciphertext prefix and sealed message
 */
public record Arrival(
        Id envelope,
        Id from,
        long expiresMs,
        byte[] associated,
        byte @Nullable [] encapsulation,
        byte[] ciphertext) {

    /** What it takes in memory. */
    int bytes() {
        return associated.length + ciphertext.length;
    }
}
