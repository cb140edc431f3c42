package kith.bridge.codec;

import org.jspecify.annotations.Nullable;

/**
 * Reads one value of a route's declared type.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Decoder<T extends @Nullable Object> {
    T read(WireReader in);
}
