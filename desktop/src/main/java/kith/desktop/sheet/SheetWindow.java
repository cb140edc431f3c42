package kith.desktop.sheet;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import kith.desktop.engine.Engine;
import kith.desktop.engine.Request;
import kith.desktop.engine.Response;
import kith.desktop.engine.Window;
import kith.desktop.engine.WindowEvents;
import kith.desktop.engine.WindowSpec;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link Sheet}. Its page runs no script and loads nothing but its picture; its buttons are
 * links, and only a link that a person has followed counts.
 */
public final class SheetWindow implements WindowEvents {
    private static final String SCHEME = "kith";
    private static final String ORIGIN = "kith://sheet";
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none';"
                    + " form-action 'none'";

    /** 560 x 480 CSS pixels: a question with six lines below fits in without scrolling. */
    private static final WindowSpec.Size SIZE = new WindowSpec.Size(560, 480, 320, 240, true);

    private final Sheet sheet;
    private final Consumer<Boolean> answer;
    private final Window window;
    private boolean agreed;

    /**
     * Opens a window; for the interface thread.
     *
     * @param folder for what the engine keeps; the caller deletes it
     * @param answer gets true if the person agrees, false if not or if the window is closed
     */
    public SheetWindow(Engine engine, Sheet sheet, Path folder, Consumer<Boolean> answer) {
        this.sheet = sheet;
        this.answer = answer;
        this.window =
                engine.open(
                        new WindowSpec(
                                sheet.title(),
                                SIZE,
                                folder.resolve("data"),
                                folder.resolve("cache"),
                                List.of(SCHEME),
                                List.of(),
                                new WindowSpec.Options(false, false, true)),
                        this);
        window.load(ORIGIN + "/");
        window.visible(true);
    }

    /** The window. */
    public Window window() {
        return window;
    }

    @Override
    public void request(Request request) {
        Sheet.Picture picture = sheet.picture();
        if (request.uri().equals(ORIGIN + "/")) {
            request.answer(
                    Response.text(200, "text/html;charset=utf-8", sheet.html())
                            .with("Content-Security-Policy", POLICY));
        } else if (request.uri().equals(ORIGIN + "/picture") && picture != null) {
            request.answer(
                    Response.bytes(200, picture.type(), ByteBuffer.wrap(picture.bytes()))
                            .with("Content-Security-Policy", POLICY)
                            .with("X-Content-Type-Options", "nosniff"));
        } else {
            request.answer(Response.text(404, "text/plain", "there is nothing"));
        }
    }

    @Override
    public boolean allows(Navigation navigation) {
        if (navigation.byPerson() && !navigation.newWindow()) {
            switch (navigation.uri()) {
                case ORIGIN + "/yes" -> end(sheet.yes() != null);
                case ORIGIN + "/no" -> end(false);
                default -> {
                    return false;
                }
            }
            return false;
        }
        return navigation.uri().equals(ORIGIN + "/");
    }

    private void end(boolean yes) {
        agreed = yes;
        window.close(true);
    }

    @Override
    public void closing() {
        window.close(true);
    }

    @Override
    public void closed() {
        answer.accept(agreed);
    }

    @Override
    public void message(String text, Reply reply) {
        reply.refuse("this window takes no messages");
    }

    @Override
    public boolean begins() {
        return true;
    }

    @Override
    public void committed(String uri) {
        // Only one document is ever shown.
    }

    @Override
    public void loaded() {
        // Nothing waits for it.
    }

    @Override
    public void titled(String title) {
        // The window has its title from the beginning.
    }

    @Override
    public void crashed(Crash reason) {
        window.close(true);
    }

    @Override
    public @Nullable List<String> fileInput(List<String> accept) {
        return Collections.emptyList();
    }

    @Override
    public void dragged(int files) {
        // A question takes no files.
    }

    @Override
    public void dropped(List<String> paths) {
        // A question takes no files.
    }

    @Override
    public void changed() {
        // Nobody watches its place.
    }
}
