package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code WebKitURISchemeRequest}: one request of a page for a custom scheme, and its answer. */
public final class SchemeRequest {
    private static final long URI = function("webkit_uri_scheme_request_get_uri");
    private static final long METHOD = function("webkit_uri_scheme_request_get_http_method");
    private static final long HEADERS = function("webkit_uri_scheme_request_get_http_headers");
    private static final long BODY = function("webkit_uri_scheme_request_get_http_body");
    private static final long VIEW = function("webkit_uri_scheme_request_get_web_view");
    private static final long FINISH = function("webkit_uri_scheme_request_finish_with_response");
    private static final long RESPONSE_NEW = function("webkit_uri_scheme_response_new");
    private static final long RESPONSE_STATUS = function("webkit_uri_scheme_response_set_status");
    private static final long RESPONSE_TYPE =
            function("webkit_uri_scheme_response_set_content_type");
    private static final long RESPONSE_HEADERS =
            function("webkit_uri_scheme_response_set_http_headers");
    private static final long HEADERS_NEW = function("soup_message_headers_new");
    private static final long HEADERS_GET = function("soup_message_headers_get_one");
    private static final long HEADERS_APPEND = function("soup_message_headers_append");

    /** {@code SOUP_MESSAGE_HEADERS_RESPONSE}. */
    private static final int FOR_RESPONSE = 1;

    private SchemeRequest() {}

    public static String uri(long request) {
        String uri = Native.string(Native.call(URI, request));
        return uri == null ? "" : uri;
    }

    public static String method(long request) {
        String method = Native.string(Native.call(METHOD, request));
        return method == null ? "GET" : method;
    }

    /** The view whose page, frame or worker asks. */
    public static long view(long request) {
        return Native.call(VIEW, request);
    }

    public static @Nullable String header(long request, long name) {
        long headers = Native.call(HEADERS, request);
        return headers == Native.NULL
                ? null
                : Native.string(Native.call(HEADERS_GET, headers, name));
    }

    /**
     * The stream of the body, 0 for none; the caller unrefs it. Never call this for a request that
     * may hold a Blob: the engine (2.50) crashes there. Requests with our own header come from our
     * own module, which never sends one.
     */
    public static long body(long request) {
        return Native.call(BODY, request);
    }

    /**
     * Answers a request with the stream, which it takes over, and gives the reference to the
     * request back.
     */
    public static void answer(
            long request, int status, Map<String, String> headers, long stream, long length) {
        try (Arena arena = Arena.ofConfined()) {
            long response = Native.call(RESPONSE_NEW, stream, length);
            Native.call(RESPONSE_STATUS, response, status, 0);
            long list = Native.call(HEADERS_NEW, FOR_RESPONSE);
            headers.forEach((name, value) -> {
                MemorySegment text = arena.allocateFrom(value);
                if (name.equals("Content-Type")) {
                    Native.call(RESPONSE_TYPE, response, text.address());
                }
                Native.call(HEADERS_APPEND, list, Native.text(arena, name), text.address());
            });
            Native.call(RESPONSE_HEADERS, response, list);
            Native.call(FINISH, request, response);
            Glib.unref(response);
            Glib.unref(stream);
            Glib.unref(request);
        }
    }
}
