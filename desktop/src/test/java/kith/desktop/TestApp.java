package kith.desktop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import kith.bridge.fs.Disk;
import kith.bridge.permission.Permissions;
import kith.desktop.app.App;
import kith.desktop.app.AppInfo;
import kith.desktop.app.Origin;
import kith.system.LinuxPosix;

/**
 * An app in a real window, with a fresh profile: a page to ask, and what it wrote to the terminal.
 */
final class TestApp implements AutoCloseable {
    private static final String ANSWER = "\u0001answer ";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<Integer, CompletableFuture<String>> questions =
            new java.util.concurrent.ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CompletableFuture<Integer> exited = new CompletableFuture<>();
    private final TestHost host = TestHost.get();
    private final Profile profile;
    private final RunningApp running;
    private final AppWindow window;

    /** Starts {@code info} with a profile below {@code home}. */
    TestApp(AppInfo info, Path home) {
        Environment environment = new Environment(Map.of("HOME", home.toString()));
        Launch launch =
                new Launch(
                        info.root(),
                        Launch.DEFAULT_PROFILE,
                        null,
                        false,
                        false,
                        List.of(),
                        new Launch.Use());
        PrintStream out = new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, out, false);
        App app = new App(info, Origin.of(info.id(), null), host.readers);
        try {
            profile = Profile.open(info.id(), launch.profile(), environment);
        } catch (LaunchException e) {
            throw new AssertionError(e);
        }
        AppAccess access =
                new AppAccess(
                        Permissions.NONE,
                        new UserFolders(environment).places(info.root(), profile),
                        new Disk(new LinuxPosix()),
                        info.root(),
                        info.arguments());
        running =
                host.on(() ->
                        new RunningApp(
                                new RunningApp.Setup(app, launch, profile, access),
                                new RunningApp.Host(host.engine(), terminal),
                                exited::complete));
        CompletableFuture<Boolean> loaded = new CompletableFuture<>();
        window =
                host.on(() ->
                        running.open(
                                app.startUri(),
                                new AppWindow.Listener() {
                                    @Override
                                    public void loaded() {
                                        loaded.complete(true);
                                    }
                                }));
        TestHost.await(loaded);
    }

    /** An app of one page with this body and the strict policy. */
    static TestApp strict(Path folder, String body) {
        return new TestApp(TestHost.strict(withPage(folder, body)), folder.resolve("home"));
    }

    /** An app of one page with this body and no permissions. */
    static TestApp powerless(Path folder, String body) {
        return new TestApp(TestHost.powerless(withPage(folder, body)), folder.resolve("home"));
    }

    private static Path withPage(Path folder, String body) {
        write(
                folder.resolve("app/index.html"),
                "<!doctype html><meta charset=utf-8><title>Test</title>" + body);
        return folder.resolve("app");
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What an expression, in which {@code await} is allowed, gives in the page: as JSON, or {@code
     * "!"} and the error.
     */
    String ask(String expression) {
        int id = asked.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        questions.put(id, answer);
        run(
                "(async()=>("
                        + expression
                        + "))().then(v=>console.log('"
                        + "\\u0001answer "
                        + id
                        + " '+JSON.stringify(v)),e=>console.log('\\u0001answer "
                        + id
                        + " !'+e))");
        return TestHost.await(answer);
    }

    void run(String script) {
        host.on(() -> {
            window.window().run(script);
            return true;
        });
    }

    AppWindow window() {
        return window;
    }

    /** Waits until a line on the terminal is as wanted, and gives it. */
    String line(Predicate<String> wanted) {
        long end = System.nanoTime() + TestHost.PATIENCE_MS * 1_000_000;
        while (System.nanoTime() < end) {
            for (String line : lines) {
                if (wanted.test(line)) {
                    return line;
                }
            }
            pause();
        }
        throw new AssertionError("no such line among " + lines);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        host.on(() -> {
            window.window().close(true);
            running.close();
            return true;
        });
        profile.close();
    }

    private final class Lines extends ByteArrayOutputStream {
        @Override
        public synchronized void flush() {
            String text = toString(StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            if (end >= 0) {
                reset();
                byte[] rest = text.substring(end + 1).getBytes(StandardCharsets.UTF_8);
                write(rest, 0, rest.length);
                text.substring(0, end).lines().forEach(TestApp.this::take);
            }
        }
    }

    private void take(String line) {
        int start = line.indexOf("\ufffdanswer ");
        if (start < 0) {
            lines.add(line);
            return;
        }
        String[] parts = line.substring(start + ANSWER.length()).split(" ", 2);
        CompletableFuture<String> question = questions.remove(Integer.parseInt(parts[0]));
        if (question != null) {
            question.complete(parts[1]);
        }
    }
}
