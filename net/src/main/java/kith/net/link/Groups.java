package kith.net.link;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by {@link Path#group}; holds no more entries than what is counted. */
final class Groups {

    private final Map<Object, Integer> counts = new LinkedHashMap<>();

    int count(Path path) {
        return counts.getOrDefault(path.group(), 0);
    }

    void add(Path path, int change) {
        int count = count(path) + change;
        if (count == 0) {
            counts.remove(path.group());
        } else {
            counts.put(path.group(), count);
        }
    }
}
