package kith.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kith.desktop.app.App;
import kith.desktop.app.AppInfo;
import kith.desktop.app.Origin;
import kith.desktop.engine.Engine;
import kith.desktop.webkitgtk.WebKitEngine;

/** Starts an app and waits for its end. */
public final class Launcher {
    private Launcher() {}

    /**
     * Runs {@code launch} on the calling thread, which becomes the interface thread of the process.
     *
     * @return the exit code of the app, or of its tests
     * @throws LaunchException if the app cannot be started; nothing is left behind
     */
    public static int run(Launch launch) throws LaunchException {
        Environment environment = new Environment(System.getenv());
        Terminal terminal = Terminal.ofProcess(launch.purpose() instanceof Launch.Test);
        AppInfo info = info(launch);
        ExecutorService readers =
                Executors.newFixedThreadPool(
                        4,
                        task -> {
                            Thread thread = new Thread(task, "kith-files");
                            thread.setDaemon(true);
                            return thread;
                        });
        PaintWorkarounds workarounds = PaintWorkarounds.remembered(environment);
        App app = new App(info, Origin.of(info.id(), launch.url()), readers);
        try (Profile profile = Profile.open(info.id(), launch.profile(), environment)) {
            Engine engine = new WebKitEngine(workarounds.environment());
            engine.name(info.id(), info.name());
            RunningApp running =
                    new RunningApp(
                            app,
                            launch,
                            profile,
                            new RunningApp.Host(engine, terminal),
                            engine::quit);
            running.start(new PaintWatch(engine, workarounds, terminal));
            int code = engine.run();
            running.close();
            return code;
        }
    }

    private static AppInfo info(Launch launch) throws LaunchException {
        try {
            Path root = launch.app().toRealPath();
            if (!Files.isRegularFile(root.resolve("index.html")) && launch.url() == null) {
                throw new LaunchException(
                        launch.app() + " has no index.html; an app is a folder with one");
            }
            String name = root.getFileName().toString();
            Map<String, String> paths = new TreeMap<>();
            paths.put("resources", root.toString());
            paths.put("home", System.getProperty("user.home"));
            paths.put("temp", "/tmp");
            return new AppInfo(
                    "local." + name,
                    name,
                    "0.0.0",
                    root,
                    true,
                    launch.debug(),
                    Map.of(),
                    launch.arguments(),
                    Map.of(),
                    paths,
                    "{}");
        } catch (IOException e) {
            throw new LaunchException("cannot read " + launch.app() + ": " + Reasons.of(e), e);
        }
    }
}
