package kith.desktop.webkitgtk;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import kith.bridge.window.FileDialog;
import kith.bridge.window.WindowFrame;
import kith.bridge.window.WindowState;
import kith.desktop.engine.Window;
import kith.desktop.engine.WindowEvents;
import kith.desktop.engine.WindowSpec;
import kith.desktop.webkitgtk.ffm.Glib;
import kith.desktop.webkitgtk.ffm.Gtk;
import kith.desktop.webkitgtk.ffm.Native;
import kith.desktop.webkitgtk.ffm.UserContent;
import kith.desktop.webkitgtk.ffm.WebKit;
import org.jspecify.annotations.Nullable;

/** A GTK window with one WebKit view in it. */
final class WebKitWindow implements Window {
    private final WebKitEngine engine;
    private final WindowEvents events;
    private final long widget;
    private final long content;
    private final long view;
    private boolean gone;

    WebKitWindow(long context, WindowSpec spec, WindowEvents events, WebKitEngine engine) {
        this.engine = engine;
        this.events = events;
        content = content(spec);
        view = WebKit.view(context, settings(spec.options()), content, spec.options().automated());
        widget = Gtk.window();
        Gtk.title(widget, spec.title());
        Gtk.defaultSize(widget, spec.size().width(), spec.size().height());
        if (spec.size().minWidth() > 0 || spec.size().minHeight() > 0) {
            Gtk.sizeRequest(widget, spec.size().minWidth(), spec.size().minHeight());
        }
        Gtk.resizable(widget, spec.size().resizable());
        Gtk.add(widget, view);
        Gtk.show(view);
        Gtk.focus(view);
    }

    private static long content(WindowSpec spec) {
        long manager = UserContent.manager();
        UserContent.register(manager, Signals.HANDLER, Signals.WORLD);
        for (WindowSpec.StartScript script : spec.scripts()) {
            String world = script.isolated() ? Signals.WORLD : null;
            UserContent.startScript(
                    manager, script.source(), world, script.allowed().toArray(String[]::new));
        }
        return manager;
    }

    private static long settings(WindowSpec.Options options) {
        long settings = WebKit.settings();
        Glib.property(settings, "enable-developer-extras", options.debug());
        // A page brought back from the page cache would hold a session that has ended.
        Glib.property(settings, "enable-page-cache", false);
        Glib.property(settings, "javascript-can-access-clipboard", true);
        Glib.property(settings, "media-playback-requires-user-gesture", false);
        if (!options.throttleHidden()) {
            WebKit.feature(settings, "HiddenPageDOMTimerThrottling", false);
            WebKit.feature(settings, "HiddenPageDOMTimerThrottlingAutoIncreases", false);
        }
        return settings;
    }

    long view() {
        return view;
    }

    long widget() {
        return widget;
    }

    long content() {
        return content;
    }

    WindowEvents events() {
        return events;
    }

    void post(Runnable task) {
        engine.post(task);
    }

    @Override
    public void load(String uri) {
        WebKit.load(view, uri);
    }

    @Override
    public void reload() {
        WebKit.reload(view);
    }

    @Override
    public String uri() {
        return gone ? "" : WebKit.uri(view);
    }

    @Override
    public void run(String script) {
        if (!gone) {
            WebKit.run(view, script);
        }
    }

    @Override
    public void title(String title) {
        Gtk.title(widget, title);
    }

    @Override
    public void icon(Path file) {
        Gtk.icon(widget, file.toString());
    }

    @Override
    public WindowFrame frame() {
        int[] place = Gtk.position(widget);
        int[] size = Gtk.size(widget);
        int states = Gtk.states(widget);
        return new WindowFrame(
                place[0],
                place[1],
                size[0],
                size[1],
                Gtk.visible(widget),
                Gtk.active(widget),
                (states & Gtk.ICONIFIED) != 0,
                (states & Gtk.MAXIMIZED) != 0,
                (states & Gtk.IS_FULLSCREEN) != 0);
    }

    @Override
    public void resize(int width, int height) {
        Gtk.resize(widget, width, height);
    }

    @Override
    public void move(int x, int y) {
        Gtk.move(widget, x, y);
    }

    @Override
    public void state(WindowState state, boolean on) {
        switch (state) {
            case MINIMISED -> Gtk.minimised(widget, on);
            case MAXIMISED -> Gtk.maximised(widget, on);
            case FULLSCREEN -> Gtk.fullscreen(widget, on);
        }
    }

    @Override
    public void visible(boolean visible) {
        if (visible) {
            Gtk.show(widget);
        } else {
            Gtk.hide(widget);
        }
    }

    @Override
    public void focus() {
        Gtk.present(widget);
    }

    @Override
    public void close(boolean force) {
        if (gone) {
            return;
        }
        if (force) {
            Gtk.destroy(widget);
        } else {
            WebKit.tryClose(view);
        }
    }

    /** Called once GTK has taken the window down. */
    void destroyed() {
        if (!gone) {
            gone = true;
            engine.closed(this);
            events.closed();
        }
    }

    @Override
    public void showInspector() {
        WebKit.showInspector(view);
    }

    @Override
    public void snapshot(Path file, boolean whole, Consumer<@Nullable String> done) {
        WebKit.snapshot(
                view, whole, engine.snapshots().callback(), engine.snapshots().wanted(file, done));
    }

    @Override
    public void choose(FileDialog dialog, Consumer<List<String>> picked) {
        engine.dialogs().show(widget, dialog, picked);
    }

    @Override
    public @Nullable String openExternally(String uri) {
        return Gtk.openExternally(gone ? Native.NULL : widget, uri);
    }

    @Override
    public void killPageProcess() {
        WebKit.terminateWebProcess(view);
    }
}
