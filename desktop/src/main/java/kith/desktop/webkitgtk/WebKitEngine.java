package kith.desktop.webkitgtk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import kith.desktop.engine.Engine;
import kith.desktop.engine.Window;
import kith.desktop.engine.WindowEvents;
import kith.desktop.engine.WindowSpec;
import kith.desktop.timing.Timing;
import kith.desktop.webkitgtk.ffm.Glib;
import kith.desktop.webkitgtk.ffm.Gtk;
import kith.desktop.webkitgtk.ffm.Libc;
import kith.desktop.webkitgtk.ffm.Native;
import org.jspecify.annotations.Nullable;

/** WebKitGTK. Made and run on one thread, the interface thread. */
public final class WebKitEngine implements Engine {
    private static final String DARK = "gtk-application-prefer-dark-theme";

    private final MainLoop loop;
    private final Signals signals;
    private final Contexts contexts;
    private final Snapshots snapshots;
    private final Dialogs dialogs;
    private final Map<Long, WebKitWindow> windows = new HashMap<>();
    private boolean quitting;
    private int exitCode;

    /**
     * Loads the libraries and connects to the display.
     *
     * @param environment variables to set first, for this process and those of the pages
     * @throws IllegalStateException if there is no display
     * @throws IllegalArgumentException if webkit2gtk-4.1 is not installed
     */
    public WebKitEngine(Map<String, String> environment) {
        loadLibrary();
        Timing.ended("WebKitGTK is loaded");
        environment.forEach(Glib::environment);
        // 12 ms of Java during 40 ms of C.
        Thread linking = new Thread(WebKitEngine::linkCallbacks, "kith-link");
        linking.setDaemon(true);
        linking.start();
        if (!Gtk.init()) {
            throw new IllegalStateException("there is no display to show a window on");
        }
        Timing.ended("the display is connected");
        loop = new MainLoop();
        signals = new Signals(windows::get);
        contexts = new Contexts(signals);
        snapshots = new Snapshots();
        dialogs = new Dialogs();
    }

    private static void linkCallbacks() {
        Native.linkCallbacks();
        Timing.ended("calls from C are linked");
    }

    /**
     * Links the calls (20 ms), then loads the library (45 ms). Not at once: the loader of glibc has
     * one lock, so another thread that calls a native method of Java for the first time, as linking
     * does, waits until the library is there.
     */
    private static void loadLibrary() {
        Native.linkCalls();
        Timing.ended("calls into C are linked");
        try {
            Class.forName("kith.desktop.webkitgtk.ffm.Libraries");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Opens a profile's storage before there is a window for it, which would else do the same; it
     * takes some 50 ms.
     */
    public void openStorage(Path data, Path cache, List<String> schemes) {
        contexts.of(data, cache, schemes);
    }

    @Override
    public Window open(WindowSpec spec, WindowEvents events) {
        long context = contexts.of(spec);
        WebKitWindow window = new WebKitWindow(context, spec, events, this);
        windows.put(window.view(), window);
        signals.connect(window);
        return window;
    }

    void closed(WebKitWindow window) {
        windows.remove(window.view());
    }

    Snapshots snapshots() {
        return snapshots;
    }

    Dialogs dialogs() {
        return dialogs;
    }

    @Override
    public void post(Runnable task) {
        loop.post(task);
    }

    @Override
    public void after(long delayMs, Runnable task) {
        loop.after(delayMs, task);
    }

    @Override
    public void dark(@Nullable Boolean dark) {
        Gtk.resetSetting(DARK);
        if (dark != null) {
            Glib.property(Gtk.settings(), DARK, dark);
        }
    }

    @Override
    public void onTermination(IntConsumer task) {
        Termination.then(task, loop);
    }

    @Override
    public void restart() {
        try {
            String line = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
            Libc.become("/proc/self/exe", List.of(line.split("\0")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Names the process for the window system: {@code id} is the class of its windows, people read
     * {@code name}.
     */
    @Override
    public void name(String id, String name) {
        Glib.nameProcess(id, name);
        Gtk.programClass(id);
    }

    @Override
    public int run() {
        if (!quitting) {
            Gtk.main();
        }
        return exitCode;
    }

    @Override
    public void quit(int code) {
        if (!quitting) {
            quitting = true;
            exitCode = code;
            Gtk.quit();
        }
    }
}
