/*
 * The floor of the benchmarks: the least that a native program needs to show a page of its own scheme in WebKitGTK, and
 * (with a second argument) to answer the page over the isolated transport that Kith uses: a script in a private world
 * passes strings between CustomEvents of the page and a message handler with reply, which only that world sees.
 *
 *   c-floor PAGES [FOLDER]    PAGES: holds index.html; FOLDER: a path without quotes, handed to the page
 */
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <webkit2/webkit2.h>

#define WORLD "kithworld"

static const char *pages;
static WebKitWebView *view;

static const char RELAY[] =
    "window.addEventListener('kith:request', async request => {"
    "  const detail = await webkit.messageHandlers.kith.postMessage(request.detail);"
    "  window.dispatchEvent(new CustomEvent('kith:reply', { detail }));"
    "});";

static const char *mime_type(const char *path) {
    if (g_str_has_suffix(path, ".html")) return "text/html";
    if (g_str_has_suffix(path, ".css")) return "text/css";
    return "text/javascript";
}

/* Serves PAGES at floor://app/. No page of the benchmark asks for a path outside, so none is looked for. */
static void on_scheme(WebKitURISchemeRequest *request, gpointer data) {
    (void) data;
    char *path = g_build_filename(pages, webkit_uri_scheme_request_get_path(request), NULL);
    char *text = NULL;
    gsize length = 0;
    GError *error = NULL;
    if (g_file_get_contents(path, &text, &length, &error)) {
        GInputStream *stream = g_memory_input_stream_new_from_data(text, (gssize) length, g_free);
        webkit_uri_scheme_request_finish(request, stream, (gint64) length, mime_type(path));
        g_object_unref(stream);
    } else {
        webkit_uri_scheme_request_finish_error(request, error);
        g_error_free(error);
    }
    g_free(path);
}

static gboolean on_call(
        WebKitUserContentManager *manager, JSCValue *value, WebKitScriptMessageReply *reply, gpointer data) {
    (void) manager;
    (void) data;
    webkit_script_message_reply_return_value(reply, value);
    return TRUE;
}

/* The fastest push of small events that keeps a device's event apart from the next: one evaluation each. */
static void push_events(long count) {
    char script[160];
    int head = sprintf(script, "floorEvent('");
    memset(script + head, 'e', 100);
    strcpy(script + head + 100, "')");
    for (long i = 0; i < count; i++)
        webkit_web_view_evaluate_javascript(view, script, -1, NULL, NULL, NULL, NULL, NULL);
}

/* What the benchmark itself needs: `report LINE` and `events COUNT`. */
static void on_floor(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer data) {
    (void) manager;
    (void) data;
    char *text = jsc_value_to_string(webkit_javascript_result_get_js_value(result));
    if (g_str_has_prefix(text, "report ")) {
        puts(text + strlen("report "));
        fflush(stdout);
    } else if (g_str_has_prefix(text, "events ")) {
        push_events(strtol(text + strlen("events "), NULL, 10));
    }
    g_free(text);
}

static void add_transport(WebKitUserContentManager *manager, const char *folder) {
    const char *allowed[] = {"floor://app/*", NULL};
    WebKitUserScript *relay = webkit_user_script_new_for_world(RELAY, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
            WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, WORLD, allowed, NULL);
    webkit_user_content_manager_add_script(manager, relay);
    webkit_user_script_unref(relay);
    g_signal_connect(manager, "script-message-with-reply-received::kith", G_CALLBACK(on_call), NULL);
    webkit_user_content_manager_register_script_message_handler_with_reply(manager, "kith", WORLD);
    g_signal_connect(manager, "script-message-received::floor", G_CALLBACK(on_floor), NULL);
    webkit_user_content_manager_register_script_message_handler(manager, "floor");
    char *source = g_strdup_printf("globalThis.floorFolder = '%s';", folder);
    WebKitUserScript *start = webkit_user_script_new(source, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
            WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, allowed, NULL);
    webkit_user_content_manager_add_script(manager, start);
    webkit_user_script_unref(start);
    g_free(source);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fputs("c-floor: PAGES is missing\n", stderr);
        return 2;
    }
    pages = argv[1];
    gtk_init(&argc, &argv);
    WebKitWebContext *context = webkit_web_context_get_default();
    webkit_web_context_register_uri_scheme(context, "floor", on_scheme, NULL, NULL);
    WebKitSecurityManager *security = webkit_web_context_get_security_manager(context);
    webkit_security_manager_register_uri_scheme_as_secure(security, "floor");
    webkit_security_manager_register_uri_scheme_as_cors_enabled(security, "floor");
    WebKitUserContentManager *manager = webkit_user_content_manager_new();
    if (argc > 2) add_transport(manager, argv[2]);
    view = WEBKIT_WEB_VIEW(webkit_web_view_new_with_user_content_manager(manager));
    GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
    gtk_window_set_title(GTK_WINDOW(window), "bench");
    gtk_window_set_default_size(GTK_WINDOW(window), 800, 600);
    gtk_container_add(GTK_CONTAINER(window), GTK_WIDGET(view));
    g_signal_connect(window, "destroy", G_CALLBACK(gtk_main_quit), NULL);
    webkit_web_view_load_uri(view, "floor://app/index.html");
    gtk_widget_show_all(window);
    gtk_main();
    return 0;
}
