package kith.desktop;

import java.util.List;
import java.util.function.Consumer;
import kith.bridge.window.FileDialog;
import kith.bridge.window.WindowFrame;
import kith.bridge.window.WindowPort;
import kith.bridge.window.WindowState;
import kith.desktop.engine.Window;

/** A window as its own page controls it. */
record WindowControl(AppWindow owner, Window window) implements WindowPort {
    @Override
    public WindowFrame frame() {
        return window.frame();
    }

    @Override
    public void title(String title) {
        window.title(title);
    }

    @Override
    public void resize(int width, int height) {
        window.resize(width, height);
    }

    @Override
    public void move(int x, int y) {
        window.move(x, y);
    }

    @Override
    public void state(WindowState state, boolean on) {
        window.state(state, on);
    }

    @Override
    public void visible(boolean visible) {
        window.visible(visible);
    }

    @Override
    public void focus() {
        window.focus();
    }

    @Override
    public void close(boolean force) {
        window.close(force);
    }

    @Override
    public void choose(FileDialog dialog, Consumer<List<String>> picked) {
        window.choose(dialog, picked);
    }

    @Override
    public Runnable onChange(Runnable changed) {
        return owner.onChange(changed);
    }
}
