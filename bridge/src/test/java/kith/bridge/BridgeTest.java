package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import kith.bridge.codec.WireReader;
import org.junit.jupiter.api.Test;

class BridgeTest {
    /** A class as another build would have made it. */
    private static Dispatch dispatch(long table, int id, String name) {
        return new Dispatch() {
            @Override
            public long table() {
                return table;
            }

            @Override
            public List<RouteInfo> routes() {
                return List.of(
                        new RouteInfo(id, name, Lane.IMMEDIATE, Collections.emptyList(), false));
            }

            @Override
            protected void call(int id, Call call, WireReader args) {
                call.answerNothing();
            }
        };
    }

    private static void assertRefused(String why, Dispatch one, Dispatch two) {
        Bridge.Builder builder = Bridge.builder().add(one).add(two);
        IllegalStateException e = assertThrows(IllegalStateException.class, builder::build);
        assertEquals(why, e.getMessage());
    }

    @Test
    void refusesAMixtureOfBuilds() {
        assertRefused(
                "the routes come from different builds; compile all of them together",
                dispatch(1, 0, "a.x"),
                dispatch(2, 1, "b.x"));
    }

    @Test
    void refusesANamespaceAddedTwice() {
        assertRefused("a.x is there twice", dispatch(1, 0, "a.x"), dispatch(1, 0, "a.x"));
    }

    @Test
    void answersRoutesOfNamespacesLeftOutAsUnknown() {
        Bridge bridge = Bridge.builder().add(dispatch(1, 3, "c.x")).build();
        PageDouble page = new PageDouble(bridge.open(anyOf -> {}), 1);
        page.call(1, 3, w -> {});
        assertEquals(Frames.RESULT, page.send().frame().kind());
        for (int id : new int[] {0, 2, 4}) {
            page.call(1, id, w -> {});
            assertEquals("ERR_BRIDGE_ROUTE", PageDouble.error(page.send().frame()).code());
        }
    }

    @Test
    void closesTheHandlesOfAllSessions()
            throws InterruptedException, ExecutionException, TimeoutException {
        Bridge bridge = Bridge.builder().build();
        AtomicInteger closed = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            bridge.open(anyOf -> {}).handles().add(closed::incrementAndGet, "open");
        }
        bridge.close().get(2, TimeUnit.SECONDS);
        assertEquals(3, closed.get());
    }
}
