package kith.bridge.application;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import kith.bridge.Events;
import kith.bridge.NodeError;
import kith.bridge.Route;
import kith.bridge.Routes;
import kith.bridge.Session;

/** The app as a whole. */
@Routes("application")
public final class ApplicationRoutes {
    /** The schemes whose programs do not run what they are given. */
    static final List<String> SCHEMES = Arrays.asList("http", "https", "mailto");

    /** 10 a minute: a person's pace; an address also carries data out of an app without network. */
    static final int OPENED_PER_MINUTE_MAX = 10;

    /** 8 KiB: what servers and mail programs take at most. */
    static final int ADDRESS_CHARS_MAX = 8192;

    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int EXIT_CODE_MASK = 0xff;

    private final ApplicationPort port;
    private final LongSupplier nowNs;
    private final ArrayDeque<Long> openedNs = new ArrayDeque<>();

    public ApplicationRoutes(ApplicationPort port) {
        this(port, System::nanoTime);
    }

    ApplicationRoutes(ApplicationPort port, LongSupplier nowNs) {
        this.port = port;
        this.nowNs = nowNs;
    }

    /**
     * Ends the app: its windows close without asking, its handles are closed, the process ends.
     *
     * @param code the exit code; only its lowest 8 bits reach the system
     */
    @Route
    void quit(int code) {
        port.quit(code & EXIT_CODE_MASK);
    }

    /**
     * Opens a web page in the person's browser, or a letter in their mail program.
     *
     * @param url an absolute http, https or mailto address of at most 8192 characters
     * @throws NodeError ERR_INVALID_URL the address is malformed or too long
     * @throws NodeError ERR_INVALID_URL_SCHEME another scheme
     * @throws NodeError ERR_BRIDGE_BUSY more than 10 addresses within a minute
     * @throws NodeError ERR_OPERATION_FAILED the system has no program for it
     */
    @Route
    void openExternal(String url) {
        String uri = checked(url);
        if (!mayOpen(nowNs.getAsLong())) {
            throw NodeError.of(
                    "ERR_BRIDGE_BUSY",
                    "At most " + OPENED_PER_MINUTE_MAX + " addresses a minute can be opened");
        }
        String problem = port.openExternally(uri);
        if (problem != null) {
            throw NodeError.of("ERR_OPERATION_FAILED", "Operation failed: " + problem);
        }
    }

    /**
     * Chooses the colours of the app.
     *
     * @param theme which
     */
    @Route
    void theme(Theme theme) {
        port.theme(theme);
    }

    /**
     * Tells how the app was started, and each time it is started again while it runs. A launch is
     * told once, and the last one again to a page that was loaded anew.
     */
    @Route
    void launches(Session session, Events<Launched> events) {
        port.launches(session).listen(events);
    }

    private static String checked(String url) {
        try {
            URI uri = url.length() > ADDRESS_CHARS_MAX ? null : new URI(url);
            String scheme = uri == null ? null : uri.getScheme();
            if (uri == null || scheme == null) {
                throw invalid();
            }
            if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
                throw NodeError.of(
                                "ERR_INVALID_URL_SCHEME",
                                "The URL must be of scheme " + String.join(", ", SCHEMES))
                        .named("TypeError");
            }
            return uri.toASCIIString();
        } catch (URISyntaxException e) {
            throw invalid();
        }
    }

    private static NodeError invalid() {
        return NodeError.of("ERR_INVALID_URL", "Invalid URL").named("TypeError");
    }

    private synchronized boolean mayOpen(long now) {
        while (!openedNs.isEmpty() && now - openedNs.getFirst() >= MINUTE_NS) {
            openedNs.removeFirst();
        }
        if (openedNs.size() >= OPENED_PER_MINUTE_MAX) {
            return false;
        }
        openedNs.addLast(now);
        return true;
    }
}
