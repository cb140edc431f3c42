package kith.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import kith.bridge.Bridge;
import kith.bridge.Session;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Reasons;
import kith.bridge.application.Launched;
import kith.bridge.manifest.ClientMode;
import kith.bridge.manifest.Manifest;
import kith.bridge.manifest.WindowSettings;
import kith.bridge.permission.Grant;
import kith.bridge.window.WindowState;
import kith.desktop.app.App;
import kith.desktop.app.AppServer;
import kith.desktop.engine.Engine;
import kith.desktop.engine.WindowSpec;
import org.jspecify.annotations.Nullable;

/**
 * An app with its windows, from the first one's opening to the last one's end. For the interface
 * thread.
 */
final class RunningApp {
    /** 2 s: closing a local file takes microseconds. */
    private static final long CLOSE_MS = 2_000;

    /** 5 s: a farewell takes 3 at most; a page may also be asking the person whether to leave. */
    private static final long TERMINATE_MS = 5_000;

    /** What shells add to the number of the signal that ended a program. */
    private static final int SIGNALLED = 128;

    private final App app;
    private final Launch launch;
    private final Profile profile;
    private final AppAccess access;
    private final Engine engine;
    private final Terminal terminal;
    private final IntConsumer exit;
    private final Bridge bridge;
    private final List<AppWindow> windows = new ArrayList<>();
    private final Map<Session, AppWindow> bySession = new HashMap<>();
    private final List<CompletableFuture<?>> closing = new ArrayList<>();
    private @Nullable FolderWatch watched;
    private int endingCode;
    private boolean restarting;

    /**
     * @param exit gets the exit code once the last window is closed or the purpose is done
     */
    RunningApp(Setup setup, Host host, IntConsumer exit) {
        this.app = setup.app();
        this.launch = setup.launch();
        this.profile = setup.profile();
        this.access = setup.access();
        this.engine = host.engine();
        this.terminal = host.terminal();
        this.exit = exit;
        this.bridge = setup.services().of(this);
    }

    /** An app that is ready to run. */
    record Setup(App app, Launch launch, Profile profile, AppAccess access, Services services) {}

    /** What an app runs on. */
    record Host(Engine engine, Terminal terminal) {}

    App app() {
        return app;
    }

    Engine engine() {
        return engine;
    }

    Terminal terminal() {
        return terminal;
    }

    AppAccess access() {
        return access;
    }

    /** Opens the first window for what the app was launched for. */
    void start(PaintWatch paint) throws LaunchException {
        engine.onTermination(signal -> terminate(SIGNALLED + signal));
        // No switch over the types: that spins a class when it first runs, before the first frame.
        Launch.Purpose purpose = launch.purpose();
        if (purpose instanceof Launch.Use) {
            watch();
            AppWindow window = open(app.startUri(), paint);
            window.launches().add(access.first());
            paint.shown(window::isShown);
        } else if (purpose instanceof Launch.Test test) {
            List<String> tests = TestFiles.of(app.root(), test.files());
            open(app.testUri(tests), AppWindow.Listener.NONE);
        } else if (purpose instanceof Launch.Shot shot) {
            engine.dark(darkness(shot.appearance()));
            var settled = new Settled(engine);
            AppWindow window = open(app.startUri(), settled);
            settled.then(window, () -> take(window, shot));
        } else {
            rehearse(paint);
        }
    }

    /**
     * The app was started again while it runs. As its manifest says ({@code launch_handler}) a
     * window comes to the front, goes to the first page, or is opened; its page hears of it.
     *
     * @param named the files it names, which pages may use from now on
     * @return whether it is taken
     */
    boolean launched(Launched launched, List<Grant> named) {
        if (isEnding() || windows.isEmpty()) {
            return false;
        }
        access.grant(named);
        ClientMode mode = ClientMode.of(app.manifest());
        if (mode == ClientMode.NAVIGATE_NEW) {
            return open(app.startUri(), AppWindow.Listener.NONE).launches().add(launched);
        }
        AppWindow window = anyWindow();
        window.window().visible(true);
        window.window().state(WindowState.MINIMISED, false);
        window.window().focus();
        if (mode == ClientMode.NAVIGATE_EXISTING) {
            window.launches().begin();
            window.window().load(app.startUri());
        } else {
            access.grant(window.session(), named);
        }
        return window.launches().add(launched);
    }

    /** Goes the way of a start as far as that is possible in a window that nobody sees. */
    private void rehearse(PaintWatch paint) {
        var settled = new Settled(engine);
        AppWindow window = make(app.startUri(), settled);
        settled.painted();
        paint.shown(window::isShown);
        paint.painted();
        paint.loaded();
        settled.then(window, () -> quit(0));
    }

    /**
     * Reloads all windows when a file of the app changes, if the person asked for it; starts again
     * when it is the manifest, from which policy, permissions and window are made.
     */
    private void watch() throws LaunchException {
        if (launch.watch()) {
            try {
                watched = new FolderWatch(app.root(), this::changed);
            } catch (IOException e) {
                throw new LaunchException("cannot watch " + app.root() + ": " + Reasons.of(e), e);
            }
        }
    }

    /** For the thread that watches the folder. */
    private void changed() {
        try {
            AppFiles files = launch.files();
            Manifest manifest =
                    launch.url() == null ? Manifest.read(files) : Manifest.readForServer(files);
            boolean same = manifest.json().equals(app.manifest().json());
            engine.post(same ? this::reload : this::restart);
        } catch (InvalidAppException e) {
            // Half of an edit, perhaps: the windows go on with what they have.
            terminal.say(String.valueOf(e.getMessage()));
        }
    }

    private void restart() {
        if (!isEnding()) {
            terminal.say("the manifest has changed, starting again");
            restarting = true;
            closeWindows(0);
        }
    }

    /** Whether the app ended only to be started anew by {@link Engine#restart}. */
    boolean isRestarting() {
        return restarting && endingCode == 0;
    }

    private void reload() {
        terminal.say("a file has changed, reloading");
        windows.forEach(window -> window.window().reload());
    }

    private static @Nullable Boolean darkness(Launch.Appearance appearance) {
        return switch (appearance) {
            case SYSTEM -> null;
            case LIGHT -> false;
            case DARK -> true;
        };
    }

    private void take(AppWindow window, Launch.Shot shot) {
        Path file = shot.file().toAbsolutePath();
        window.window()
                .snapshot(
                        file,
                        shot.whole(),
                        problem -> {
                            if (problem != null) {
                                terminal.say(problem);
                            }
                            exit.accept(problem == null ? 0 : 1);
                        });
    }

    /** Opens a window and shows {@code uri} in it. */
    AppWindow open(String uri, AppWindow.Listener listener) {
        AppWindow window = make(uri, listener);
        window.window().visible(true);
        return window;
    }

    private AppWindow make(String uri, AppWindow.Listener listener) {
        AppWindow window = new AppWindow(this, listener);
        windows.add(window);
        app.findIcon(file -> engine.post(() -> show(window, file)));
        window.window().load(uri);
        return window;
    }

    private void show(AppWindow window, Path icon) {
        if (windows.contains(window)) {
            window.window().icon(icon);
        }
    }

    /** A session for a page that is about to load in {@code window}. */
    Session session(AppWindow window) {
        Session session = bridge.open(access.rights());
        bySession.put(session, window);
        return session;
    }

    /** Gives a page files under a ticket it has drawn; one that has gone meanwhile gets nothing. */
    void offer(Session session, String ticket, List<String> paths) {
        AppWindow window = bySession.get(session);
        if (window != null) {
            window.offer(ticket, paths);
        }
    }

    /** The window whose page has this session. */
    AppWindow window(Session session) {
        AppWindow window = bySession.get(session);
        if (window == null) {
            throw new IllegalStateException("a call outlived its page");
        }
        return window;
    }

    WindowSpec windowSpec() {
        var scripts =
                List.of(
                        new WindowSpec.StartScript(app.isolatedScript(), true, app.documents()),
                        new WindowSpec.StartScript(app.startScript(), false, app.documents()));
        return new WindowSpec(
                title(),
                size(),
                profile.web(),
                profile.cache(),
                AppServer.schemes(),
                scripts,
                new WindowSpec.Options(launch.debug(), false, !app.manifest().background()));
    }

    private String title() {
        String title = app.manifest().window().title();
        return title == null ? app.manifest().name() : title;
    }

    private WindowSpec.Size size() {
        if (launch.purpose() instanceof Launch.Shot shot) {
            return new WindowSpec.Size(shot.width(), shot.height(), 0, 0, true);
        }
        WindowSettings window = app.manifest().window();
        return new WindowSpec.Size(
                window.width(),
                window.height(),
                window.minWidth(),
                window.minHeight(),
                window.resizable());
    }

    /**
     * The system asks the app to end: its pages may finish what they began, but cannot object.
     *
     * @param signalled what to exit with
     */
    private void terminate(int signalled) {
        if (isEnding()) {
            quit(signalled);
            return;
        }
        endingCode = signalled;
        closeWindows(signalled);
    }

    private void closeWindows(int exitCode) {
        for (AppWindow window : List.copyOf(windows)) {
            window.window().close(false);
        }
        engine.after(TERMINATE_MS, () -> quit(exitCode));
    }

    /** Whether the system has asked the app to end, or it is to start anew. */
    boolean isEnding() {
        return endingCode != 0 || restarting;
    }

    /** Closes all windows without asking and ends the app. */
    void quit(int exitCode) {
        exit.accept(exitCode);
        List.copyOf(windows).forEach(window -> window.window().close(true));
    }

    /** Shows all pages in these colours; null is what the system says. */
    void dark(@Nullable Boolean dark) {
        engine.dark(dark);
    }

    /** The first window, on whose behalf the app as a whole speaks. */
    AppWindow anyWindow() {
        return windows.getFirst();
    }

    void closed(AppWindow window) {
        windows.remove(window);
        if (windows.isEmpty()) {
            exit.accept(endingCode);
        }
    }

    /** Ends a page load: what it left open is closed while the app goes on. */
    void end(Session session) {
        bySession.remove(session);
        closing.removeIf(CompletableFuture::isDone);
        closing.add(session.close());
    }

    /**
     * Ends what is still open and waits for it, but not for ever: a dead network folder may never
     * close.
     */
    void close() {
        closing.add(bridge.close());
        if (watched != null) {
            watched.close();
        }
        try {
            CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new))
                    .get(CLOSE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            terminal.say("some files were not closed in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
