package kith.desktop.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where an app's pages live: {@code kith://ID}, and a development server's origin besides when
 * there is one.
 *
 * @param app for instance {@code kith://dev.kith.notes}
 * @param server for instance {@code http://localhost:5173}; null when the folder itself is served
 * @param start the first page there
 */
public record Origin(String app, @Nullable String server, @Nullable String start) {
    /** The scheme of every app. */
    public static final String SCHEME = "kith";

    public static Origin of(String id, @Nullable URI server) {
        String app = SCHEME + "://" + id;
        return server == null
                ? new Origin(app, null, null)
                : new Origin(app, originOf(server), server.toString());
    }

    private static String originOf(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }

    /** Where the page comes from: the server's origin if there is one. */
    public String page() {
        return server == null ? app : server;
    }

    /** Whether {@code uri} is a document of this app. */
    public boolean holds(String uri) {
        return under(app, uri) || (server != null && under(server, uri));
    }

    /**
     * The path of an address under {@code kith://ID}, without query and fragment; null for any
     * other.
     */
    public @Nullable String path(String uri) {
        if (!under(app, uri)) {
            return null;
        }
        int end = uri.length();
        for (int i = app.length(); i < end; i++) {
            char c = uri.charAt(i);
            if (c == '?' || c == '#') {
                end = i;
            }
        }
        String path = uri.substring(app.length(), end);
        return path.isEmpty() ? "/" : path;
    }

    /**
     * Whether a request with this {@code Origin} header may come from the app: foreign frames
     * always send one.
     */
    public boolean sends(@Nullable String header) {
        return header == null || header.equals(app) || header.equals(server);
    }

    private static boolean under(String origin, String uri) {
        if (!uri.startsWith(origin)) {
            return false;
        }
        return uri.length() == origin.length() || "/?#".indexOf(uri.charAt(origin.length())) >= 0;
    }
}
