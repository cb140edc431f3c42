package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * webkit2gtk-4.1: contexts, views, settings, policy decisions, snapshots. Only on the thread of the
 * main loop.
 */
public final class WebKit {
    private static final long DATA_MANAGER_TYPE = function("webkit_website_data_manager_get_type");
    private static final long CONTEXT_WITH_DATA =
            function("webkit_web_context_new_with_website_data_manager");
    private static final long SET_CACHE_MODEL = function("webkit_web_context_set_cache_model");
    private static final long SET_AUTOMATION =
            function("webkit_web_context_set_automation_allowed");
    private static final long SET_LANGUAGES =
            function("webkit_web_context_set_preferred_languages");
    private static final long REGISTER_SCHEME = function("webkit_web_context_register_uri_scheme");
    private static final long SECURITY_MANAGER =
            function("webkit_web_context_get_security_manager");
    private static final long SCHEME_SECURE =
            function("webkit_security_manager_register_uri_scheme_as_secure");
    private static final long SCHEME_CORS =
            function("webkit_security_manager_register_uri_scheme_as_cors_enabled");
    private static final long SETTINGS_NEW = function("webkit_settings_new");
    private static final long SETTINGS_FEATURES = function("webkit_settings_get_all_features");
    private static final long SETTINGS_FEATURE = function("webkit_settings_set_feature_enabled");
    private static final long FEATURE_COUNT = function("webkit_feature_list_get_length");
    private static final long FEATURE_AT = function("webkit_feature_list_get");
    private static final long FEATURE_ID = function("webkit_feature_get_identifier");
    private static final long FEATURE_LIST_UNREF = function("webkit_feature_list_unref");
    private static final long VIEW_TYPE = function("webkit_web_view_get_type");
    private static final long LOAD_URI = function("webkit_web_view_load_uri");
    private static final long STOP_LOADING = function("webkit_web_view_stop_loading");
    private static final long RELOAD = function("webkit_web_view_reload");
    private static final long TRY_CLOSE = function("webkit_web_view_try_close");
    private static final long TERMINATE = function("webkit_web_view_terminate_web_process");
    private static final long GET_URI = function("webkit_web_view_get_uri");
    private static final long GET_TITLE = function("webkit_web_view_get_title");
    private static final long RUN_JAVASCRIPT = function("webkit_web_view_run_javascript");
    private static final long GET_INSPECTOR = function("webkit_web_view_get_inspector");
    private static final long INSPECTOR_SHOW = function("webkit_web_inspector_show");
    private static final long GET_SNAPSHOT = function("webkit_web_view_get_snapshot");
    private static final long SNAPSHOT_FINISH = function("webkit_web_view_get_snapshot_finish");
    private static final long DECISION_USE = function("webkit_policy_decision_use");
    private static final long DECISION_IGNORE = function("webkit_policy_decision_ignore");
    private static final long DECISION_ACTION =
            function("webkit_navigation_policy_decision_get_navigation_action");
    private static final long ACTION_REQUEST = function("webkit_navigation_action_get_request");
    private static final long ACTION_GESTURE = function("webkit_navigation_action_is_user_gesture");
    private static final long DECISION_FRAME =
            function("webkit_navigation_policy_decision_get_frame_name");
    private static final long REQUEST_URI = function("webkit_uri_request_get_uri");

    /**
     * {@code WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER}: app files come from the disk already, so nothing
     * is cached twice.
     */
    private static final int CACHE_NOTHING = 0;

    /** What {@code decide-policy} is about, in its numbering. */
    public static final int DECIDES_NAVIGATION = 0;

    /** A link that asks for a window of its own. */
    public static final int DECIDES_NEW_WINDOW = 1;

    /** {@code WEBKIT_LOAD_STARTED}: of the top document; frames have no such event. */
    public static final int LOAD_STARTED = 0;

    /** {@code WEBKIT_LOAD_COMMITTED}: the new document's origin holds from here on. */
    public static final int LOAD_COMMITTED = 2;

    /** {@code WEBKIT_WEB_PROCESS_CRASHED}. */
    public static final int CRASHED = 0;

    /** {@code WEBKIT_WEB_PROCESS_EXCEEDED_MEMORY_LIMIT}. */
    public static final int EXCEEDED_MEMORY = 1;

    /** {@code WEBKIT_LOAD_FINISHED}. */
    public static final int LOAD_FINISHED = 3;

    private WebKit() {}

    /**
     * A context with its own storage below {@code data} and {@code cache}, two existing folders.
     */
    public static long context(String data, String cache) {
        long manager =
                Glib.object(
                        Native.call(DATA_MANAGER_TYPE),
                        new Glib.Property("base-data-directory", data),
                        new Glib.Property("base-cache-directory", cache));
        long context = Native.call(CONTEXT_WITH_DATA, manager);
        Glib.unref(manager);
        Native.call(SET_CACHE_MODEL, context, CACHE_NOTHING);
        return context;
    }

    /** What {@code navigator.languages} tells the pages of this context, the best one first. */
    public static void languages(long context, String... languages) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(SET_LANGUAGES, context, list(arena, languages));
        }
    }

    /** Lets WebDriver drive this context; only one context of a process may say so. */
    public static void allowAutomation(long context) {
        Native.call(SET_AUTOMATION, context, 1);
    }

    /**
     * Answers requests for {@code scheme} by {@code callback(request, data)}; its pages are a
     * secure context.
     */
    public static void scheme(long context, String scheme, long callback, long data) {
        try (Arena arena = Arena.ofConfined()) {
            long name = Native.text(arena, scheme);
            Native.call(REGISTER_SCHEME, context, name, callback, data, 0);
            long security = Native.call(SECURITY_MANAGER, context);
            Native.call(SCHEME_SECURE, security, name);
            Native.call(SCHEME_CORS, security, name);
        }
    }

    /** New settings, all at the engine's defaults. Properties are set by {@link Glib#property}. */
    public static long settings() {
        return Native.call(SETTINGS_NEW);
    }

    /**
     * Switches an engine feature by its identifier; false if this version has none of that name.
     */
    public static boolean feature(long settings, String identifier, boolean on) {
        long features = Native.call(SETTINGS_FEATURES);
        long count = Native.call(FEATURE_COUNT, features);
        boolean found = false;
        for (long i = 0; i < count && !found; i++) {
            long feature = Native.call(FEATURE_AT, features, i);
            if (identifier.equals(Native.string(Native.call(FEATURE_ID, feature)))) {
                Native.call(SETTINGS_FEATURE, settings, feature, on ? 1 : 0);
                found = true;
            }
        }
        Native.call(FEATURE_LIST_UNREF, features);
        return found;
    }

    /** A view; it belongs to the container it is added to. */
    public static long view(long context, long settings, long content, boolean automated) {
        return Glib.object(
                Native.call(VIEW_TYPE),
                new Glib.Property("web-context", context),
                new Glib.Property("settings", settings),
                new Glib.Property("user-content-manager", content),
                new Glib.Property("is-controlled-by-automation", automated));
    }

    public static void load(long view, String uri) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(LOAD_URI, view, Native.text(arena, uri));
        }
    }

    /** Ends a load; before it is committed the old document stays. */
    public static void stop(long view) {
        Native.call(STOP_LOADING, view);
    }

    public static void reload(long view) {
        Native.call(RELOAD, view);
    }

    /**
     * Asks the page whether it may close ({@code beforeunload}); the signal {@code close} follows
     * if so.
     */
    public static void tryClose(long view) {
        Native.call(TRY_CLOSE, view);
    }

    public static void terminateWebProcess(long view) {
        Native.call(TERMINATE, view);
    }

    /** The address of the top document, or the empty text before there is one. */
    public static String uri(long view) {
        String uri = Native.string(Native.call(GET_URI, view));
        return uri == null ? "" : uri;
    }

    public static @Nullable String title(long view) {
        return Native.string(Native.call(GET_TITLE, view));
    }

    /**
     * Runs a script in the page's own world without waiting for it. This is the older entry point
     * on purpose: its five arguments fit the one shape {@link Native} has, the newer one takes
     * eight.
     */
    public static void run(long view, String script) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(RUN_JAVASCRIPT, view, Native.text(arena, script), 0, 0, 0);
        }
    }

    public static void showInspector(long view) {
        Native.call(INSPECTOR_SHOW, Native.call(GET_INSPECTOR, view));
    }

    /**
     * Paints the visible part (or all of the document) off screen and calls {@code callback(view,
     * result, data)}.
     */
    public static void snapshot(long view, boolean whole, long callback, long data) {
        Native.call(GET_SNAPSHOT, view, whole ? 1 : 0, 0, 0, callback, data);
    }

    /** The {@code cairo_surface_t} a snapshot's callback stands for, or 0 when it failed. */
    public static long snapshotSurface(long view, long result) {
        return Native.call(SNAPSHOT_FINISH, view, result, 0);
    }

    public static void use(long decision) {
        Native.call(DECISION_USE, decision);
    }

    public static void ignore(long decision) {
        Native.call(DECISION_IGNORE, decision);
    }

    /** Where a navigation decision leads. */
    public static String target(long decision) {
        long request = Native.call(ACTION_REQUEST, Native.call(DECISION_ACTION, decision));
        String uri = Native.string(Native.call(REQUEST_URI, request));
        return uri == null ? "" : uri;
    }

    /** Whether a person's click or key led to the navigation. */
    public static boolean byPerson(long decision) {
        return (int) Native.call(ACTION_GESTURE, Native.call(DECISION_ACTION, decision)) != 0;
    }

    /**
     * The name of the frame a navigation is for; null is the engine's word for "not a named frame".
     */
    public static @Nullable String frame(long decision) {
        return Native.string(Native.call(DECISION_FRAME, decision));
    }

    /**
     * Writes a {@code cairo_surface_t} as PNG and frees it; cairo's status, 0 when all went well.
     */
    public static int writePng(long surface, String file) {
        try (Arena arena = Arena.ofConfined()) {
            int status =
                    (int)
                            Native.call(
                                    function("cairo_surface_write_to_png"),
                                    surface,
                                    Native.text(arena, file));
            Native.call(function("cairo_surface_destroy"), surface);
            return status;
        }
    }

    /** A zero-terminated list of texts, valid as long as {@code arena}. */
    static long list(Arena arena, String... texts) {
        MemorySegment list = arena.allocate(8L * (texts.length + 1), 8);
        for (int i = 0; i < texts.length; i++) {
            list.set(ValueLayout.JAVA_LONG, 8L * i, Native.text(arena, texts[i]));
        }
        return list.address();
    }
}
