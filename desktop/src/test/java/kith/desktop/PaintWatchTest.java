package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import kith.desktop.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PaintWatchTest {
    @TempDir Path folder;

    private final Deque<Runnable> due = new ArrayDeque<>();
    private long nowMs;
    private int restarts;
    private boolean shown;

    private PaintWatch watch() {
        Engine engine =
                (Engine)
                        Proxy.newProxyInstance(
                                Engine.class.getClassLoader(),
                                new Class<?>[] {Engine.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("after")) {
                                        long delayMs = (Long) arguments[0];
                                        Runnable task = (Runnable) arguments[1];
                                        due.add(() -> {
                                            nowMs += delayMs;
                                            task.run();
                                        });
                                    } else if (method.getName().equals("restart")) {
                                        restarts++;
                                    }
                                    return null;
                                });
        var environment = new Environment(Map.of("HOME", folder.toString()));
        var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        var workarounds = PaintWorkarounds.remembered(environment);
        PaintWatch watch = new PaintWatch(engine, workarounds, new Terminal(out, out, false));
        watch.shown(() -> shown);
        watch.loaded();
        return watch;
    }

    private void pass(long ms) {
        long end = nowMs + ms;
        while (nowMs < end && !due.isEmpty()) {
            due.remove().run();
        }
    }

    @Test
    void startsAgainWhenAShownWindowStaysEmpty() {
        shown = true;
        watch();
        pass(5_500);
        assertEquals(0, restarts);
        pass(500);
        assertEquals(1, restarts);
    }

    @Test
    void leavesAHiddenWindowAlone() {
        watch();
        pass(60_000);
        assertEquals(0, restarts);
        shown = true;
        pass(5_500);
        assertEquals(0, restarts);
        pass(500);
        assertEquals(1, restarts);
    }

    @Test
    void leavesAWindowAloneThatHasDrawnItsPage() {
        shown = true;
        watch().painted();
        pass(60_000);
        assertEquals(0, restarts);
    }
}
