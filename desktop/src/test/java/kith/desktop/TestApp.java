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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.fs.Disk;
import kith.bridge.manifest.Manifest;
import kith.desktop.app.App;
import kith.desktop.app.Origin;
import kith.desktop.app.PageFacts;
import kith.system.LinuxPosix;
import kith.system.XdgPlaces;

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

    /** Starts the app in {@code folder} with a profile and a home folder of its own. */
    private TestApp(Path folder, Path home, String... arguments) {
        Environment environment = new Environment(Map.of("HOME", home.toString()));
        Launch launch =
                new Launch(
                        folder,
                        null,
                        Launch.DEFAULT_PROFILE,
                        null,
                        false,
                        false,
                        List.of(arguments),
                        new Launch.Use());
        PrintStream out = new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, out, false);
        try {
            AppFiles files = AppFiles.of(folder);
            Manifest manifest = Manifest.read(files);
            profile = Profile.open(manifest.id(), launch.profile(), environment);
            AppAccess access =
                    new AppAccess(
                            manifest.permissions(),
                            XdgPlaces.of(
                                    new LinuxPosix(),
                                    environment.variables(),
                                    profile.places(files.root())),
                            new Disk(new LinuxPosix()),
                            LaunchWords.launched(manifest, files.root(), launch.arguments()));
            var facts =
                    new PageFacts(
                            manifest,
                            false,
                            launch.arguments(),
                            files.root().toString(),
                            access.paths());
            App app =
                    new App(
                            files,
                            facts,
                            Origin.of(manifest.id(), null),
                            host.readers,
                            terminal::say);
            running =
                    host.on(() ->
                            new RunningApp(
                                    new RunningApp.Setup(
                                            app,
                                            launch,
                                            profile,
                                            access,
                                            new Services(access, terminal)),
                                    new RunningApp.Host(host.engine(), terminal),
                                    exited::complete));
            window = open(app);
        } catch (LaunchException | InvalidAppException e) {
            throw new AssertionError(e);
        }
    }

    private AppWindow open(App app) {
        CompletableFuture<Boolean> loaded = new CompletableFuture<>();
        AppWindow opened =
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
        return opened;
    }

    /** An app of one page with this body that may read and write its own data: strict policy. */
    static TestApp strict(Path folder, String body, String... arguments) {
        write(
                folder.resolve("app/manifest.webmanifest"),
                "{\"name\":\"Test\",\"kith\":{\"id\":\"test.app\",\"permissions\":{\"fs\":"
                        + "{\"read\":[\"$data/**\"],\"write\":[\"$data/**\"]}}}}");
        return page(folder, body, arguments);
    }

    /** An app of one page with this body and no permissions. */
    static TestApp powerless(Path folder, String body) {
        write(
                folder.resolve("app/manifest.webmanifest"),
                "{\"name\":\"Test\",\"kith\":{\"id\":\"test.app\"}}");
        return page(folder, body);
    }

    /** An app of one page with this body and the manifest that is there already. */
    static TestApp asItIs(Path folder, String body) {
        return page(folder, body);
    }

    /** The app that is there already. */
    static TestApp packaged(Path folder) {
        return new TestApp(folder.resolve("app"), home());
    }

    private static TestApp page(Path folder, String body, String... arguments) {
        write(
                folder.resolve("app/index.html"),
                "<!doctype html><meta charset=utf-8><title>Test</title>" + body);
        return new TestApp(folder.resolve("app"), home(), arguments);
    }

    /** A home folder outside the test's own: the engine goes on writing there while it ends. */
    static Path home() {
        try {
            return Files.createTempDirectory("kith-test-home-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return TestHost.await(put(expression));
    }

    private CompletableFuture<String> put(String expression) {
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
        return answer;
    }

    void run(String script) {
        host.on(() -> {
            window.window().run(script);
            return true;
        });
    }

    /** As {@link #ask}, of a page that is only coming up again: asks until it answers. */
    String askAgain(String expression) {
        long end = System.nanoTime() + TestHost.PATIENCE_MS * 1_000_000;
        while (System.nanoTime() < end) {
            CompletableFuture<String> answer = put("window.ready ? " + expression + " : undefined");
            try {
                String text = answer.get(1, TimeUnit.SECONDS);
                if (!text.equals("undefined") && !text.startsWith("!")) {
                    return text;
                }
            } catch (ExecutionException | TimeoutException e) {
                // Asked while there was no page.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            pause();
        }
        throw new AssertionError("the page did not come up again: " + lines);
    }

    /** Kills the processes that run pages of this test's engine, as a crash would. */
    void killPageProcess() {
        ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().command().orElse("").endsWith("WebKitWebProcess"))
                .forEach(ProcessHandle::destroyForcibly);
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
