package kith.desktop;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.fs.Disk;
import kith.bridge.fs.Posix;
import kith.bridge.manifest.Manifest;
import kith.bridge.permission.Place;
import kith.bridge.permission.Places;
import kith.desktop.app.App;
import kith.desktop.app.AppServer;
import kith.desktop.app.Origin;
import kith.desktop.app.PageFacts;
import kith.desktop.timing.Timing;
import kith.desktop.webkitgtk.WebKitEngine;
import kith.system.LinuxPosix;
import kith.system.XdgPlaces;
import org.jspecify.annotations.Nullable;

/** Starts an app and waits for its end. */
public final class Launcher {
    /** A switch of the JVM's command line, since what is rehearsed is the way from there. */
    private static final String REHEARSAL = "kith.rehearsal";

    /** 4: app files are small and come from the disk's cache. */
    private static final int READERS = 4;

    /** Where the person stands who started it. */
    private static final Path HERE = Path.of(System.getProperty("user.dir"));

    private Launcher() {}

    /**
     * Runs {@code launch} on the calling thread, which becomes the interface thread of the process.
     *
     * @return the exit code of the app, or of its tests
     * @throws LaunchException if the app cannot be started; nothing is left behind
     */
    public static int run(Launch launch) throws LaunchException {
        return run(launch, () -> null);
    }

    /**
     * The same for an installed app.
     *
     * @param check looks, while the page loads, whether all is as it was signed; the reason for
     *     which the app has to end, or null
     */
    public static int run(Launch launch, Supplier<@Nullable String> check) throws LaunchException {
        try {
            return start(
                    Boolean.getBoolean(REHEARSAL) ? launch.with(new Launch.Rehearsal()) : launch,
                    check);
        } catch (ProfileInUseException e) {
            if (Instances.tell(e.profile(), launch, HERE)) {
                return 0;
            }
            throw e;
        }
    }

    private static int start(Launch launch, Supplier<@Nullable String> check)
            throws LaunchException {
        Timing.ended("the command line is read");
        Environment environment = new Environment(System.getenv());
        PaintWorkarounds workarounds = PaintWorkarounds.remembered(environment);
        // Reading the app takes as long as half of loading the engine, so both are done at once.
        FutureTask<Found> finding = new FutureTask<>(() -> find(launch, environment));
        FutureTask<Prepared> preparing =
                new FutureTask<>(() -> prepare(launch, environment, finding.get()));
        daemon(
                        () -> {
                            finding.run();
                            Timing.ended("manifest read, profile locked");
                            preparing.run();
                            Timing.ended("permissions and bridge ready");
                        })
                .start();
        WebKitEngine engine;
        try {
            engine = new WebKitEngine(workarounds.environment());
        } catch (IllegalStateException | ExceptionInInitializerError e) {
            // What is wrong with the app is said first: it is what the person can mend at once.
            result(finding).profile().closeUnused();
            throw new LaunchException("cannot open a window: " + reason(e), e);
        }
        Found found = result(finding);
        try (Profile profile = found.profile()) {
            engine.name(found.manifest().id(), found.manifest().name());
            // 50 ms in which the other thread gets ready with what only the window needs.
            engine.openStorage(profile.web(), profile.cache(), AppServer.schemes());
            Timing.ended("the engine's storage is open");
            Prepared prepared = result(preparing);
            found.manifest().warnings().forEach(found.terminal()::say);
            RunningApp running =
                    new RunningApp(
                            new RunningApp.Setup(
                                    prepared.app(),
                                    launch,
                                    profile,
                                    prepared.access(),
                                    prepared.services()),
                            new RunningApp.Host(engine, found.terminal()),
                            engine::quit);
            Timing.ended("the app is ready");
            running.start(new PaintWatch(engine, workarounds, found.terminal()));
            Timing.ended("a window is open");
            DamageWatch damage = new DamageWatch(found.files(), check);
            damage.begin(() -> engine.post(() -> running.quit(1)));
            Instances instances = new Instances(running, launch, profile.folder());
            engine.after(Instances.LISTEN_AFTER_MS, instances::listen);
            int code = engine.run();
            instances.close();
            running.close();
            damage.report();
            if (running.isRestarting()) {
                engine.restart();
            }
            return code;
        }
    }

    /** An app that may run, and its data: all that the engine needs to know first. */
    private record Found(AppFiles files, Manifest manifest, Profile profile, Terminal terminal) {}

    private static Found find(Launch launch, Environment environment)
            throws LaunchException, InvalidAppException {
        Terminal terminal = Terminal.ofProcess(launch.purpose() instanceof Launch.Test);
        AppFiles files = launch.files();
        Manifest manifest =
                launch.url() == null ? Manifest.read(files) : Manifest.readForServer(files);
        return new Found(files, manifest, profile(manifest.id(), launch, environment), terminal);
    }

    /** What else can be done before there is a window. */
    private record Prepared(AppAccess access, App app, Services services) {}

    private static Prepared prepare(Launch launch, Environment environment, Found found) {
        Manifest manifest = found.manifest();
        Posix posix = new LinuxPosix();
        Map<Place, Path> own = found.profile().places(found.files().root());
        Places places = XdgPlaces.of(posix, environment.variables(), own);
        AppAccess access =
                new AppAccess(
                        manifest.permissions(),
                        places,
                        new Disk(posix),
                        LaunchWords.launched(manifest, HERE, launch.arguments()));
        var facts =
                new PageFacts(
                        manifest,
                        launch.debug(),
                        launch.arguments(),
                        HERE.toString(),
                        access.paths());
        Origin origin = Origin.of(manifest.id(), launch.url());
        var readers = Executors.newFixedThreadPool(READERS, Launcher::daemon);
        App app = new App(found.files(), facts, origin, readers, found.terminal()::say);
        return new Prepared(access, app, new Services(access, found.terminal()));
    }

    private static <T> T result(FutureTask<T> task) throws LaunchException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof LaunchException known) {
                throw known;
            }
            if (cause instanceof InvalidAppException invalid) {
                throw new LaunchException(String.valueOf(invalid.getMessage()), invalid);
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
    }

    private static String reason(Throwable e) {
        return e instanceof IllegalStateException
                ? String.valueOf(e.getMessage())
                : "WebKitGTK 4.1 is not installed; see kith doctor";
    }

    /** A person's own profile; tests and pictures get one of their own unless one is named. */
    private static Profile profile(String id, Launch launch, Environment environment)
            throws LaunchException {
        boolean kept =
                launch.purpose() instanceof Launch.Use
                        || !launch.profile().equals(Launch.DEFAULT_PROFILE);
        return kept ? Profile.open(id, launch.profile(), environment) : Profile.throwaway();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "kith-files");
        thread.setDaemon(true);
        return thread;
    }
}
