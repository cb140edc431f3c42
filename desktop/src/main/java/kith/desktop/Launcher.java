package kith.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kith.bridge.fs.Disk;
import kith.bridge.permission.Permissions;
import kith.desktop.app.App;
import kith.desktop.app.AppInfo;
import kith.desktop.app.Origin;
import kith.desktop.engine.Engine;
import kith.desktop.webkitgtk.WebKitEngine;
import kith.system.LinuxPosix;

/** Starts an app and waits for its end. */
public final class Launcher {
    /** A switch of the JVM's command line, since what is rehearsed is the way from there. */
    private static final String REHEARSAL = "kith.rehearsal";

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
        Terminal terminal = Terminal.ofProcess(launch.purpose() instanceof Launch.Test);
        Path root = root(launch);
        String name = root.getFileName().toString();
        String id = "local." + name;
        ExecutorService readers = Executors.newFixedThreadPool(4, Launcher::daemon);
        PaintWorkarounds workarounds = PaintWorkarounds.remembered(environment);
        try (Profile profile = profile(id, launch, environment)) {
            var places = new UserFolders(environment).places(root, profile);
            var access =
                    new AppAccess(
                            Permissions.NONE,
                            places,
                            new Disk(new LinuxPosix()),
                            Path.of(System.getProperty("user.dir")),
                            launch.arguments());
            AppInfo info =
                    new AppInfo(
                            id,
                            name,
                            "0.0.0",
                            root,
                            true,
                            launch.debug(),
                            Map.of(),
                            launch.arguments(),
                            Map.of(),
                            access.paths(),
                            "{}");
            App app = new App(info, Origin.of(info.id(), launch.url()), readers);
            Engine engine = new WebKitEngine(workarounds.environment());
            engine.name(info.id(), info.name());
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
    }

    private static Path root(Launch launch) throws LaunchException {
        try {
            Path root = launch.app().toRealPath();
            if (!Files.isRegularFile(root.resolve("index.html")) && launch.url() == null) {
                throw new LaunchException(
                        launch.app() + " has no index.html; an app is a folder with one");
            }
            return root;
        } catch (IOException e) {
            throw new LaunchException("cannot read " + launch.app() + ": " + Reasons.of(e), e);
        }
    }

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
