package kith.bridge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record with everything in it.
 *
 * @param name a text
 * @param maybe a number or nothing
 * @param colours a list of choices
 * @param points a list of records
 * @param names a list with holes
 */
record Nested(
        String name,
        @Nullable Integer maybe,
        List<Colour> colours,
        List<Point> points,
        List<@Nullable String> names) {
    /**
     * A place.
     *
     * @param x to the right
     * @param y down
     */
    record Point(double x, double y) {}
}
