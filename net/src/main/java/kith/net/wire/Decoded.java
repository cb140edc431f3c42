package kith.net.wire;

import org.jspecify.annotations.Nullable;

/**
 * What became of bytes from elsewhere: a value, or the reason why there is none. Decoders never
 * throw.
 *
 * @param <T> the decoded type
 */
public sealed interface Decoded<T> {

    /** The bytes were well formed. */
    record Ok<T>(T value) implements Decoded<T> {}

    /** The bytes were refused. */
    record Reject<T>(Reason reason) implements Decoded<T> {}

    static <T> Decoded<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Decoded<T> reject(Reason reason) {
        return new Reject<>(reason);
    }

    /** The value, or null if the bytes were refused. */
    default @Nullable T orNull() {
        return this instanceof Ok<T>(T value) ? value : null;
    }
}
