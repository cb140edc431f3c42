package kith.desktop;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.fs.Disk;
import kith.bridge.manifest.Manifest;
import kith.bridge.permission.Places;
import kith.desktop.app.App;
import kith.desktop.app.Origin;
import kith.desktop.app.PageFacts;
import kith.desktop.engine.Engine;
import kith.desktop.webkitgtk.WebKitEngine;
import kith.system.LinuxPosix;

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
        return start(Boolean.getBoolean(REHEARSAL) ? launch.with(new Launch.Rehearsal()) : launch);
    }

    private static int start(Launch launch) throws LaunchException {
        Environment environment = new Environment(System.getenv());
        PaintWorkarounds workarounds = PaintWorkarounds.remembered(environment);
        try {
            AppFiles files = AppFiles.of(launch.app());
            Manifest manifest =
                    launch.url() == null ? Manifest.read(files) : Manifest.readForServer(files);
            try (Profile profile = profile(manifest.id(), launch, environment)) {
                AppAccess access =
                        access(
                                launch,
                                manifest,
                                new UserFolders(environment).places(files.root(), profile));
                Engine engine = engine(workarounds);
                engine.name(manifest.id(), manifest.name());
                Terminal terminal = Terminal.ofProcess(launch.purpose() instanceof Launch.Test);
                manifest.warnings().forEach(terminal::say);
                var facts =
                        new PageFacts(
                                manifest,
                                launch.debug(),
                                launch.arguments(),
                                HERE.toString(),
                                access.paths());
                ExecutorService readers = Executors.newFixedThreadPool(READERS, Launcher::daemon);
                App app =
                        new App(
                                files,
                                facts,
                                Origin.of(manifest.id(), launch.url()),
                                readers,
                                terminal::say);
                RunningApp running =
                        new RunningApp(
                                new RunningApp.Setup(app, launch, profile, access),
                                new RunningApp.Host(engine, terminal),
                                engine::quit);
                running.start(new PaintWatch(engine, workarounds, terminal));
                int code = engine.run();
                running.close();
                return code;
            }
        } catch (InvalidAppException e) {
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    private static AppAccess access(Launch launch, Manifest manifest, Places places) {
        return new AppAccess(
                manifest.permissions(),
                places,
                new Disk(new LinuxPosix()),
                HERE,
                launch.arguments());
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

    private static Engine engine(PaintWorkarounds workarounds) throws LaunchException {
        try {
            return new WebKitEngine(workarounds.environment());
        } catch (IllegalStateException | ExceptionInInitializerError e) {
            throw new LaunchException(
                    "cannot open a window: "
                            + (e instanceof IllegalStateException
                                    ? e.getMessage()
                                    : "WebKitGTK 4.1 is not installed; see kith doctor"),
                    e);
        }
    }
}
