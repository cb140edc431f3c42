package kith.desktop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kith.desktop.engine.WindowEvents;
import kith.desktop.sheet.Sheet;
import kith.desktop.sheet.SheetWindow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A question in a real window. Pictures of it are left in {@code target/sheets}, to be looked at.
 */
@Tag("window")
class SheetTest {
    private static final Sheet QUESTION =
            new Sheet(
                    "Install Notes 1.0.0?",
                    new Sheet.Picture(
                            "image/svg+xml",
                            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><rect width='8' height='8' rx='2' fill='#2a6f4e'/></svg>"
                                    .getBytes(StandardCharsets.UTF_8)),
                    List.of(
                            "Signed by a key that no app of yours has: d75a 9801 82b1 0ab7 d54b fed3"
                                    + " c964 073a. Compare it with what the author has published; Kith"
                                    + " cannot tell who it is.",
                            "dev.kith.notes"),
                    List.of(
                            new Sheet.Listing(
                                    "It may",
                                    true,
                                    List.of(
                                            "Read, change and delete everything in the folder Notes in"
                                                    + " your Documents folder",
                                            "Connect to any address on the internet, port 443 (TCP)"))),
                    "Install",
                    "Cancel");

    private final Path folder = TestApp.home();

    private final TestHost host = TestHost.get();
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

    private SheetWindow open(Sheet sheet) {
        return host.on(() -> new SheetWindow(host.engine(), sheet, folder, answer::complete));
    }

    /** Paints the window once its page is there. */
    private Path shot(SheetWindow window, String name) throws Exception {
        Path pictures =
                Files.createDirectories(Path.of(System.getProperty("kith.root"), "target/sheets"));
        Path file = pictures.resolve(name + ".png");
        long end = System.nanoTime() + TestHost.PATIENCE_MS * 1_000_000;
        while (System.nanoTime() < end) {
            CompletableFuture<String> done = new CompletableFuture<>();
            host.on(() -> {
                window.window()
                        .snapshot(file, false, problem -> done.complete(String.valueOf(problem)));
                return true;
            });
            if (TestHost.await(done).equals("null") && Files.size(file) > 5_000) {
                return file;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no page was painted");
    }

    private void close(SheetWindow window) {
        host.on(() -> {
            window.window().close(true);
            return true;
        });
    }

    private void dark(@Nullable Boolean dark) {
        host.on(() -> {
            host.engine().dark(dark);
            return true;
        });
    }

    @Test
    void isShownLightDarkAndSmall() throws Exception {
        SheetWindow window = open(QUESTION);
        dark(false);
        assertTrue(Files.size(shot(window, "light")) > 0);
        dark(true);
        assertTrue(Files.size(shot(window, "dark")) > 0);
        dark(null);
        host.on(() -> {
            window.window().resize(320, 240);
            return true;
        });
        while (host.on(() -> window.window().frame().width()) != 320) {
            Thread.sleep(20);
        }
        assertTrue(Files.size(shot(window, "small")) > 0);
        close(window);
        assertFalse(TestHost.await(answer), "closing is no agreement");
    }

    @Test
    void anErrorIsShown() throws Exception {
        String text =
                "src/main.js was changed or removed after the app was packaged; install the app again";
        SheetWindow window = open(Sheet.message("Kith cannot open this", text));
        assertTrue(Files.size(shot(window, "error")) > 0);
        host.on(() -> window.allows(person("kith://sheet/yes")));
        assertFalse(TestHost.await(answer), "there was nothing to agree to");
    }

    private static WindowEvents.Navigation person(String uri) {
        return new WindowEvents.Navigation(uri, false, true);
    }

    @Test
    void onlyAPersonAgrees() throws Exception {
        SheetWindow window = open(QUESTION);
        for (boolean[] how : new boolean[][] {{false, false}, {true, false}, {true, true}}) {
            var asked = new WindowEvents.Navigation("kith://sheet/yes", how[0], how[1]);
            assertFalse(host.on(() -> window.allows(asked)));
            assertFalse(answer.isDone(), "nobody has clicked a link in this window");
        }
        assertFalse(host.on(() -> window.allows(person("https://example.org/"))));
        assertFalse(answer.isDone());
        host.on(() -> window.allows(person("kith://sheet/yes")));
        assertTrue(TestHost.await(answer));
    }

    @Test
    void whatStrangersWroteIsShown() throws Exception {
        Sheet sheet =
                new Sheet(
                        "Install <b>x</b>\u202e?",
                        null,
                        List.of("<script>document.title='run'</script>"),
                        List.of(
                                new Sheet.Listing(
                                        "It may", true, List.of("\"><a href=/yes>x</a>"))),
                        "Install",
                        "Cancel");
        SheetWindow window = open(sheet);
        shot(window, "hostile");
        close(window);
    }
}
