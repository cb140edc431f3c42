package kith.bridge.codec;

import org.jspecify.annotations.Nullable;

/**
 * Writes one value of a route's declared type.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Encoder<T extends @Nullable Object> {
    void write(WireWriter out, T value);
}
