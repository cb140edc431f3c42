package kith.desktop.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kith.bridge.Mode;
import kith.bridge.Session;
import kith.desktop.engine.Request;
import kith.desktop.engine.Response;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the pages, frames and workers of one window ask for. Called on the interface thread;
 * files are read elsewhere.
 *
 * <p>Who may call the bridge is decided here, from what a request shows: the token of the page load
 * in our own header (which a {@code no-cors} request cannot carry), an {@code Origin} that is
 * absent or the app's (a foreign or sandboxed frame always sends its own), and a top document that
 * is the app's.
 */
public final class AppServer {
    /** 64 MiB and the frame around it; what is longer comes in pieces of 1 MiB. */
    static final int BODY_BYTES_MAX = (64 << 20) + (64 << 10);

    private static final String CALL = "call";
    private static final String SESSION = "session.js";
    private static final String JAVASCRIPT = "text/javascript;charset=utf-8";

    private final App app;

    public AppServer(App app) {
        this.app = app;
    }

    /** Answers {@code request}; {@code session} is that of the window's present document. */
    public void serve(Request request, Session session) {
        String uri = request.uri();
        String path = app.origin().path(uri);
        if (path == null) {
            serveName(request, uri);
        } else if (!path.startsWith(PageModules.PREFIX)) {
            app.files().serve(request, path);
        } else {
            serveOwn(request, path.substring(PageModules.PREFIX.length()), session);
        }
    }

    private void serveName(Request request, String uri) {
        String module = app.modules().proxy(uri);
        if (module == null) {
            app.files()
                    .complainOfName(
                            uri, app.modules().names(uri.substring(0, uri.indexOf(':') + 1)));
            request.answer(share(request, missing(uri)));
        } else {
            request.answer(share(request, script(module.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private void serveOwn(Request request, String name, Session session) {
        switch (name) {
            case CALL -> serveCall(request, session);
            case SESSION -> {
                Response refusal = refusal(request);
                byte[] text = app.sessionModule(session).getBytes(StandardCharsets.UTF_8);
                request.answer(share(request, refusal != null ? refusal : script(text)));
            }
            default -> {
                byte[] file = app.modules().file(name);
                request.answer(
                        share(request, file == null ? missing(request.uri()) : own(name, file)));
            }
        }
    }

    private void serveCall(Request request, Session session) {
        Response refusal =
                request.method().equals("POST")
                        ? refusal(request)
                        : refused("calls are sent by POST");
        if (refusal == null && !session.matches(request.header("X-Kith"))) {
            refusal =
                    refused(
                            "this page load has ended, or the request is not from Kith's own modules");
        }
        Long channel = channel(request.header("X-Kith-Channel"));
        if (refusal == null && channel == null) {
            refusal = refused("the header X-Kith-Channel holds no channel");
        }
        if (refusal != null || channel == null) {
            request.answer(share(request, refusal == null ? refused("no channel") : refusal));
            return;
        }
        ByteBuffer batch = request.body(BODY_BYTES_MAX);
        if (batch == null) {
            request.answer(
                    share(
                            request,
                            Response.text(413, "text/plain", "one call carries 64 MiB at most")));
            return;
        }
        Mode mode = "one".equals(request.header("X-Kith-Mode")) ? Mode.ONE : Mode.SLOT;
        String origin = request.header("Origin");
        session.exchange(
                channel, batch, mode, answer -> request.answer(share(origin, octets(answer))));
    }

    private @Nullable Response refusal(Request request) {
        if (!app.origin().sends(request.header("Origin"))) {
            return refused("only the app's own pages and workers may call Kith");
        }
        if (!app.origin().holds(request.topUri())) {
            return refused("the window shows a page that is not the app's");
        }
        return null;
    }

    private static @Nullable Long channel(@Nullable String header) {
        if (header == null || header.isEmpty() || header.length() > 16) {
            return null;
        }
        for (int i = 0; i < header.length(); i++) {
            if (header.charAt(i) < '0' || header.charAt(i) > '9') {
                return null;
            }
        }
        return Long.parseLong(header);
    }

    private static Response octets(ByteBuffer answer) {
        return Response.bytes(200, "application/octet-stream", answer)
                .with("Cache-Control", "no-store");
    }

    private static Response script(byte[] text) {
        return Response.bytes(200, JAVASCRIPT, ByteBuffer.wrap(text))
                .with("Cache-Control", "no-store");
    }

    private Response own(String name, byte[] file) {
        Response response =
                Response.bytes(200, MediaTypes.of(name), ByteBuffer.wrap(file))
                        .with("Cache-Control", "no-store");
        ContentPolicy policy = app.policy();
        return policy == null
                ? response
                : response.with("Content-Security-Policy", policy.header(List.of()));
    }

    private static Response missing(String uri) {
        String hint =
                uri.startsWith("node:") || uri.startsWith("socket:")
                        ? "Kith has no module "
                        : "there is nothing at ";
        return Response.text(404, "text/plain;charset=utf-8", hint + uri);
    }

    private static Response refused(String why) {
        return Response.text(403, "text/plain;charset=utf-8", why);
    }

    private Response share(Request request, Response response) {
        return share(request.header("Origin"), response);
    }

    /**
     * Lets the app's own origins, and nobody else, read an answer across origins ({@code node:fs}
     * has one of its own).
     */
    private Response share(@Nullable String origin, Response response) {
        if (origin == null || !app.origin().sends(origin)) {
            return response;
        }
        return response.with("Access-Control-Allow-Origin", origin);
    }

    /** The schemes whose requests this answers. */
    public static List<String> schemes() {
        return List.of(Origin.SCHEME, "node", "socket");
    }
}
