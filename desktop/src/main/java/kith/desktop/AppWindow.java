package kith.desktop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import kith.bridge.Mode;
import kith.bridge.Session;
import kith.bridge.app.DiskPath;
import kith.bridge.application.LaunchQueue;
import kith.bridge.window.WindowFrame;
import kith.bridge.window.WindowPort;
import kith.desktop.app.App;
import kith.desktop.app.AppServer;
import kith.desktop.engine.Request;
import kith.desktop.engine.Window;
import kith.desktop.engine.WindowEvents;
import kith.desktop.timing.Timing;
import org.jspecify.annotations.Nullable;

/**
 * One window of an app: its page loads one after another, each with a {@link Session} of its own,
 * and the rules of who may speak to the bridge.
 *
 * <p>Messages come from the isolated script of the top frame alone, which the engine sees to; those
 * with calls carry the session's token. Requests are judged by {@link AppServer}. A document that
 * is not the app's is answered by neither.
 */
final class AppWindow implements WindowEvents {
    /** 48 KiB of base64: calls of up to 32 KiB come as messages, see {@code exchange.js}. */
    private static final int MESSAGE_CHARS_MAX = 48 * 1024 + 64;

    /** 100 ms: a signal to the whole process group ends the page's process before we hear of it. */
    private static final long SIGNAL_MS = 100;

    private final RunningApp running;
    private final App app;
    private final Terminal terminal;
    private final AppServer server;
    private final Listener listener;
    private final FileTickets files = new FileTickets();
    private final LaunchQueue launches = new LaunchQueue();
    private final List<Runnable> watchers = new ArrayList<>();
    private final Window window;
    private Session session;
    private boolean crashedOnce;
    private @Nullable Navigation foreign;

    /** Who wants to know how far a page is. */
    interface Listener {
        /** Nobody. */
        Listener NONE = new Listener() {};

        /** The page has drawn its first frames since the last load. */
        default void painted() {}

        /** The document and what it loads at once are there. */
        default void loaded() {}

        /** The page asked for a file or called Kith. */
        default void active() {}
    }

    AppWindow(RunningApp running, Listener listener) {
        this.running = running;
        this.app = running.app();
        this.terminal = running.terminal();
        this.listener = listener;
        this.server = new AppServer(app);
        this.session = running.session(this);
        this.window = running.engine().open(running.windowSpec(), this);
    }

    /** Whether no call of the page waits for its answer. */
    boolean quiet() {
        return session.quiet();
    }

    Window window() {
        return window;
    }

    /** The starts of the app that are for this window's page. */
    LaunchQueue launches() {
        return launches;
    }

    /** The session of the page that is loaded now. */
    Session session() {
        return session;
    }

    /** Whether a person could see the page. */
    boolean isShown() {
        WindowFrame frame = window.frame();
        return frame.visible() && !frame.minimised();
    }

    @Override
    public void request(Request request) {
        Timing.ended("asked for ", request.uri());
        listener.active();
        server.serve(request, session);
    }

    @Override
    public void message(String text, Reply reply) {
        if (!app.origin().holds(window.uri())) {
            reply.refuse("the window shows a page that is not the app's");
            return;
        }
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        switch (word) {
            case "console" -> {
                terminal.console(text.substring(space + 1), app.origin());
                reply.send("");
            }
            case "file" -> appFile(text.substring(space + 1), reply);
            case "painted" -> {
                listener.painted();
                reply.send("");
            }
            default -> {
                listener.active();
                call(text, space, reply);
            }
        }
    }

    private void call(String text, int space, Reply reply) {
        int second = text.indexOf(' ', space + 1);
        if (second < 0 || text.length() > MESSAGE_CHARS_MAX) {
            reply.refuse("a message is a token, a channel and a batch of calls");
            return;
        }
        if (!session.matches(text.substring(0, space))) {
            reply.refuse("this page load has ended");
            return;
        }
        long channel;
        ByteBuffer batch;
        try {
            channel = Long.parseLong(text, space + 1, second, 10);
            batch = ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(second + 1)));
        } catch (IllegalArgumentException e) {
            reply.refuse("a message is a token, a channel and a batch of calls");
            return;
        }
        session.exchange(channel, batch.order(ByteOrder.LITTLE_ENDIAN), Mode.SLOT, reply::send);
    }

    private void appFile(String ticketAndUri, Reply reply) {
        int space = ticketAndUri.indexOf(' ');
        if (space < 0) {
            reply.refuse("a file is asked for by a ticket and an address");
            return;
        }
        String ticket = ticketAndUri.substring(0, space);
        Session asking = session;
        app.findOnDisk(
                ticketAndUri.substring(space + 1),
                found -> running.engine().post(() -> hand(ticket, asking, found, reply)));
    }

    private void hand(String ticket, Session asking, DiskPath found, Reply reply) {
        switch (found) {
            case DiskPath.NotFound missing -> reply.refuse(missing.reason());
            case DiskPath.Refused refused -> reply.refuse(refused.reason());
            case DiskPath.Ok ok -> {
                if (asking == session) {
                    offer(ticket, List.of(ok.path().toString()));
                }
                reply.send("");
            }
        }
    }

    /**
     * Gives the page files on the disk under a ticket it has drawn; false when the ticket is none.
     */
    boolean offer(String ticket, List<String> paths) {
        String script = files.offer(ticket, paths);
        if (script == null) {
            return false;
        }
        window.run(script);
        return true;
    }

    @Override
    public void committed(String uri) {
        Timing.ended("the document begins");
        if (!app.origin().holds(uri)) {
            // It came in unseen by begins(); no call of it is answered, and it does not stay.
            window.load(app.startUri());
        }
        running.end(session);
        files.clear();
        session = running.session(this);
    }

    @Override
    public void loaded() {
        listener.loaded();
    }

    @Override
    public boolean allows(Navigation navigation) {
        String uri = navigation.uri();
        if (navigation.newWindow()) {
            leave(uri, navigation.byPerson());
            return false;
        }
        boolean own = app.origin().holds(uri);
        foreign = own ? null : navigation;
        if (own || uri.startsWith("about:") || uri.startsWith("blob:") || !app.isStrict()) {
            // The engine does not say whether this is for the top document: begins() will see.
            return true;
        }
        leave(uri, navigation.byPerson());
        return false;
    }

    @Override
    public boolean begins() {
        Navigation asked = foreign;
        if (asked == null) {
            return true;
        }
        foreign = null;
        leave(asked.uri(), asked.byPerson());
        return false;
    }

    /**
     * The page wants to show what is not the app's: the person's browser may, this window never.
     */
    private void leave(String uri, boolean wanted) {
        if (wanted) {
            openExternally(uri);
        } else {
            terminal.say("the page may not go to " + uri);
        }
    }

    private void openExternally(String uri) {
        String problem =
                ExternalLinks.opens(uri)
                        ? window.openExternally(uri)
                        : "Kith opens http, https and mailto only";
        if (problem != null) {
            terminal.say("cannot open " + uri + ": " + problem);
        }
    }

    @Override
    public void titled(String title) {
        window.title(title.isEmpty() ? app.manifest().name() : title);
    }

    @Override
    public void crashed(Crash reason) {
        running.end(session);
        running.engine().after(SIGNAL_MS, () -> afterCrash(reason));
    }

    private void afterCrash(Crash reason) {
        if (running.isEnding()) {
            // The signal was for the page's process too: nothing is left that could agree.
            window.close(true);
            return;
        }
        if (reason == Crash.KILLED_BY_US && crashedOnce) {
            return;
        }
        String what =
                reason == Crash.OUT_OF_MEMORY ? "used too much memory and was ended" : "crashed";
        if (crashedOnce) {
            terminal.say(
                    "the page's process "
                            + what
                            + " again; the window stays empty until it is reloaded");
            return;
        }
        crashedOnce = true;
        terminal.say("the page's process " + what + "; reloading it once");
        window.reload();
    }

    @Override
    public @Nullable List<String> fileInput(List<String> accept) {
        return files.answer(accept);
    }

    @Override
    public void dragged(int files) {
        if (app.origin().holds(window.uri())) {
            window.run(FileTickets.event("kith:drag", Integer.toString(files)));
        }
    }

    @Override
    public void dropped(List<String> paths) {
        if (app.origin().holds(window.uri())) {
            running.access().offerDropped(session, paths);
        }
    }

    @Override
    public void changed() {
        for (Runnable watcher : List.copyOf(watchers)) {
            watcher.run();
        }
    }

    /** Runs an action whenever the window's frame may have changed, until the answer is run. */
    Runnable onChange(Runnable action) {
        watchers.add(action);
        return () -> watchers.remove(action);
    }

    /** The window as its own page controls it. */
    WindowPort port() {
        return new WindowControl(this, window);
    }

    @Override
    public void closing() {
        window.visible(false);
        new Farewell(running.engine(), session, () -> window.close(true)).begin();
    }

    @Override
    public void closed() {
        running.end(session);
        running.closed(this);
    }
}
