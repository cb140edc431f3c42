package kith.bridge.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DroppedTest {
    private final Dropped dropped = new Dropped();

    private static List<HostPath> paths(int count) {
        return IntStream.range(0, count).mapToObj(i -> HostPath.of("/" + i)).toList();
    }

    @Test
    void givesTheLatestDropOnce() {
        assertEquals(List.of(), dropped.take());
        dropped.offer(paths(1));
        dropped.offer(paths(2));
        assertEquals(paths(2), dropped.take());
        assertEquals(List.of(), dropped.take());
    }

    @Test
    void keepsSoManyAndNoMore() {
        dropped.offer(paths(Dropped.PATHS_MAX));
        assertEquals(Dropped.PATHS_MAX, dropped.take().size());
        dropped.offer(paths(Dropped.PATHS_MAX + 1));
        assertEquals(paths(Dropped.PATHS_MAX), dropped.take());
    }
}
