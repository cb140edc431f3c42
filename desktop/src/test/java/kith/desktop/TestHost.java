package kith.desktop;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kith.desktop.engine.Engine;
import kith.desktop.webkitgtk.WebKitEngine;
import org.jspecify.annotations.Nullable;

/**
 * The real engine on a thread of its own, one for all window tests of a process; each test has a
 * profile of its own.
 */
final class TestHost {
    /** 20 s: a web process on a busy machine with two cores. */
    static final long PATIENCE_MS = 20_000;

    private static @Nullable TestHost only;

    private final Engine engine;
    final ExecutorService readers = Executors.newCachedThreadPool(TestHost::daemon);

    private TestHost() {
        CompletableFuture<Engine> made = new CompletableFuture<>();
        Thread thread =
                daemon(() -> {
                    Engine engine = new WebKitEngine(Map.of());
                    made.complete(engine);
                    engine.run();
                });
        thread.setName("interface");
        thread.start();
        engine = await(made);
    }

    static synchronized TestHost get() {
        TestHost host = only;
        if (host == null) {
            host = new TestHost();
            only = host;
        }
        return host;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    Engine engine() {
        return engine;
    }

    /** Runs a task on the interface thread and waits for its answer. */
    <T> T on(Callable<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        engine.post(() -> {
            try {
                done.complete(task.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return await(done);
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
