package kith.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import kith.bridge.codec.WireReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandlesTest {
    private final BridgeFixture fixture = new BridgeFixture();
    private final Handles handles = fixture.session.handles();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void assertBad(Runnable lookup) {
        NodeError error = assertThrows(NodeError.class, lookup::run);
        assertEquals("EBADF: bad file descriptor, read", error.message());
    }

    @Test
    void findsWhatItWasGivenByTypeUntilItIsRemoved() {
        Closeable resource = () -> {};
        Handle handle = handles.add(resource, "open");
        assertSame(resource, handles.find(handle, Closeable.class, "read"));
        assertBad(() -> handles.find(handle, Thread.class, "read"));
        assertSame(resource, handles.remove(handle, Closeable.class, "close"));
        assertBad(() -> handles.find(handle, Closeable.class, "read"));
        assertBad(() -> handles.remove(handle, Closeable.class, "read"));
    }

    @Test
    void keepsSessionsApart() {
        Session other = fixture.bridge.open(anyOf -> {});
        Handle handle = handles.add(() -> {}, "open");
        assertBad(() -> other.handles().find(handle, AutoCloseable.class, "read"));
    }

    @Test
    void drawsNumbersFromTheWholeRange() {
        Set<Long> ids = new HashSet<>();
        Set<Long> tops = new HashSet<>();
        long any = 0;
        long all = WireReader.SAFE_INTEGER_MAX;
        for (int i = 0; i < 1000; i++) {
            long id = handles.add(() -> {}, "open").id();
            assertTrue(id >= 1 && id <= WireReader.SAFE_INTEGER_MAX);
            ids.add(id);
            tops.add(id >>> 32);
            any |= id;
            all &= id;
        }
        assertEquals(1000, ids.size());
        assertEquals(WireReader.SAFE_INTEGER_MAX, any, "each of the 53 bits is set somewhere");
        assertEquals(0, all, "and clear somewhere");
        assertTrue(tops.size() > 950, tops.size() + " different values of the upper 21 bits");
    }

    @Test
    void closesAllThoughSomeHangOrFail()
            throws InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch hang = new CountDownLatch(1);
        AtomicInteger closed = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(1000);
        handles.add(hang::await, "open");
        handles.add(
                () -> {
                    throw new IOException("secret");
                },
                "open");
        for (int i = 0; i < 1000; i++) {
            handles.add(
                    () -> {
                        closed.incrementAndGet();
                        others.countDown();
                    },
                    "open");
        }
        CompletableFuture<?> done = fixture.session.close();
        assertTrue(others.await(2, TimeUnit.SECONDS), "one that hangs holds up no other");
        assertEquals(false, done.isDone());
        hang.countDown();
        done.get(2, TimeUnit.SECONDS);
        assertEquals(1000, closed.get());
        assertEquals(1, fixture.failures.size());
        assertEquals(0, handles.size());
    }

    @Test
    void closesAtOnceWhatComesAfterTheEnd()
            throws InterruptedException, ExecutionException, TimeoutException {
        fixture.session.close().get(2, TimeUnit.SECONDS);
        AtomicInteger closed = new AtomicInteger();
        NodeError error =
                assertThrows(NodeError.class, () -> handles.add(closed::incrementAndGet, "open"));
        assertEquals("ERR_BRIDGE_CLOSED", error.code());
        assertEquals(1, closed.get());
    }

    @Test
    void isNoHandleOutsideItsRange() {
        assertThrows(IllegalArgumentException.class, () -> new Handle(0));
        assertThrows(
                IllegalArgumentException.class, () -> new Handle(WireReader.SAFE_INTEGER_MAX + 1));
    }
}
