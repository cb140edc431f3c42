package kith.bridge.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import kith.bridge.Bridge;
import kith.bridge.Mode;
import kith.bridge.NodeError;
import kith.bridge.RouteInfo;
import kith.bridge.Session;
import org.junit.jupiter.api.Test;

class WindowRoutesTest {
    private static final FileDialog DIALOG =
            new FileDialog(FileDialog.Kind.OPEN, true, false, null, null, null);

    /** A window that remembers what it was told. */
    private static final class WindowDouble implements WindowPort {
        final List<String> told = new ArrayList<>();
        final ArrayDeque<Consumer<List<String>>> dialogs = new ArrayDeque<>();
        final List<Runnable> listeners = new ArrayList<>();
        int width = 800;
        int looks;

        @Override
        public WindowFrame frame() {
            looks++;
            return new WindowFrame(0, 0, width, 600, true, true, false, false, false);
        }

        @Override
        public void title(String title) {
            told.add("title " + title.length());
        }

        @Override
        public void resize(int newWidth, int height) {
            told.add("resize " + newWidth + " " + height);
        }

        @Override
        public void move(int x, int y) {
            told.add("move " + x + " " + y);
        }

        @Override
        public void state(WindowState state, boolean on) {
            told.add(state + " " + on);
        }

        @Override
        public void visible(boolean visible) {
            told.add("visible " + visible);
        }

        @Override
        public void focus() {
            told.add("focus");
        }

        @Override
        public void close(boolean force) {
            told.add("close " + force);
        }

        @Override
        public void choose(FileDialog dialog, Consumer<List<String>> picked) {
            dialogs.add(picked);
        }

        @Override
        public Runnable onChange(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }

        void changeTo(int newWidth) {
            width = newWidth;
            for (Runnable listener : new ArrayList<>(listeners)) {
                listener.run();
            }
        }
    }

    private final WindowDouble window = new WindowDouble();
    private final List<String> granted = new ArrayList<>();
    private final List<DroppedPath> dropped = new ArrayList<>();
    private final WindowRoutes routes =
            new WindowRoutes(
                    session -> window,
                    new Picked() {
                        @Override
                        public void grant(Session session, FileDialog dialog, List<String> paths) {
                            granted.addAll(paths);
                        }

                        @Override
                        public List<DroppedPath> grantDropped(Session session, String ticket) {
                            granted.add(ticket);
                            return List.copyOf(dropped);
                        }
                    });
    private final WindowDispatch dispatch = new WindowDispatch(routes);
    private final Bridge bridge = Bridge.builder().add(dispatch).build();
    private final Session session = bridge.open(anyOf -> {});
    private final ArrayDeque<ByteBuffer> answers = new ArrayDeque<>();

    private void send(ByteBuffer batch) {
        session.exchange(1, batch, Mode.SLOT, answers::add);
    }

    private static ByteBuffer frame(int kind, int route) {
        ByteBuffer batch = ByteBuffer.allocate(11).order(ByteOrder.LITTLE_ENDIAN);
        batch.putInt(kind == 1 ? 7 : 5).put((byte) kind).putInt(1);
        if (kind == 1) {
            batch.putShort((short) route);
        }
        return batch.flip();
    }

    private int changes() {
        return dispatch.routes().stream()
                .filter(r -> r.name().equals("window.changes"))
                .findFirst()
                .map(RouteInfo::id)
                .orElseThrow(AssertionError::new);
    }

    /** The widths in the events of the next answer. */
    private List<Integer> widths() {
        ByteBuffer answer = answers.remove().order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> widths = new ArrayList<>();
        for (int at = answer.position(); at < answer.limit(); at += 4 + answer.getInt(at)) {
            if (answer.get(at + 4) == 3) {
                widths.add(answer.getInt(at + 9 + 8));
            }
        }
        return widths;
    }

    @Test
    void tellsHowTheWindowStandsAndWheneverThatChanges() {
        send(frame(1, changes()));
        assertEquals(List.of(800), widths());
        send(ByteBuffer.allocate(0));
        window.changeTo(800);
        assertEquals(0, answers.size(), "nothing has changed");
        window.changeTo(801);
        assertEquals(List.of(801), widths());
        window.changeTo(802);
        window.changeTo(803);
        send(ByteBuffer.allocate(0));
        assertEquals(List.of(802, 803), widths());
        send(frame(2, 0));
        assertEquals(0, window.listeners.size(), "it no longer listens");
    }

    @Test
    void joinsChangesWhileThePageIsBusyAndSendsTheLast() {
        send(frame(1, changes()));
        widths();
        int width = 1000;
        while (width < 300_000) {
            window.changeTo(width++);
        }
        int last = 0;
        int seen = 0;
        window.looks = 0;
        for (int i = 0; i < 10 && last != width - 1; i++) {
            send(ByteBuffer.allocate(0));
            for (int each : widths()) {
                assertTrue(each > last);
                last = each;
                seen++;
            }
        }
        assertEquals(width - 1, last);
        assertTrue(window.looks < 5, window.looks + " looks: it waited more than once");
        assertTrue(seen < 299_000, seen + " events: nothing was joined");
    }

    @Test
    void tellsWhatWasDropped() {
        assertEquals(List.of(), routes.dropped(session, "first"));
        dropped.add(new DroppedPath("/a", true));
        assertEquals(dropped, routes.dropped(session, "second"));
        assertEquals(List.of("first", "second"), granted);
    }

    @Test
    void passesOrdersOnWithinTheirRanges() {
        routes.title(session, "t".repeat(WindowRoutes.TITLE_CHARS_MAX));
        routes.resize(session, 1, WindowRoutes.SIDE_MAX);
        routes.move(session, -WindowRoutes.SIDE_MAX, WindowRoutes.SIDE_MAX);
        routes.state(session, WindowState.FULLSCREEN, true);
        routes.visible(session, false);
        routes.focus(session);
        routes.close(session, true);
        assertEquals(
                List.of(
                        "title 4096",
                        "resize 1 32767",
                        "move -32767 32767",
                        "FULLSCREEN true",
                        "visible false",
                        "focus",
                        "close true"),
                window.told);
        assertEquals(window.frame(), routes.frame(session));
    }

    @Test
    void refusesOrdersOutsideTheirRanges() {
        int over = WindowRoutes.SIDE_MAX + 1;
        for (Runnable order :
                List.<Runnable>of(
                        () -> routes.title(session, "t".repeat(WindowRoutes.TITLE_CHARS_MAX + 1)),
                        () -> routes.resize(session, 0, 1),
                        () -> routes.resize(session, over, 1),
                        () -> routes.resize(session, 1, 0),
                        () -> routes.resize(session, 1, over),
                        () -> routes.move(session, -over, 0),
                        () -> routes.move(session, over, 0),
                        () -> routes.move(session, 0, -over),
                        () -> routes.move(session, 0, over))) {
            NodeError error = assertThrows(NodeError.class, order::run);
            assertEquals("ERR_OUT_OF_RANGE", error.code());
            assertEquals("RangeError", error.name());
        }
        assertEquals(List.of(), window.told);
    }

    @Test
    void grantsWhatIsPickedAndNothingElse() {
        CompletableFuture<List<String>> answer = routes.choose(session, DIALOG);
        assertFalse(answer.isDone());
        window.dialogs.remove().accept(List.of("/a", "/b"));
        assertEquals(List.of("/a", "/b"), answer.join());
        assertEquals(List.of("/a", "/b"), granted);
        answer = routes.choose(session, DIALOG);
        window.dialogs.remove().accept(List.of());
        assertEquals(List.of(), answer.join());
        assertEquals(2, granted.size());
    }

    @Test
    void showsOneDialogOfAPageAtATime() {
        assertFalse(routes.choose(session, DIALOG).isDone());
        NodeError error = assertThrows(NodeError.class, () -> routes.choose(session, DIALOG));
        assertEquals("ERR_BRIDGE_BUSY", error.code());
        assertFalse(routes.choose(bridge.open(anyOf -> {}), DIALOG).isDone());
        window.dialogs.remove().accept(List.of());
        assertFalse(routes.choose(session, DIALOG).isDone());
        assertEquals(2, window.dialogs.size());
    }
}
