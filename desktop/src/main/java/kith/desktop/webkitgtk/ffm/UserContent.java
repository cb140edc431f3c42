package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/** {@code WebKitUserContentManager}: start scripts and messages from them, with replies. */
public final class UserContent {
    private static final long NEW = function("webkit_user_content_manager_new");
    private static final long REGISTER =
            function("webkit_user_content_manager_register_script_message_handler_with_reply");
    private static final long ADD_SCRIPT = function("webkit_user_content_manager_add_script");
    private static final long SCRIPT = function("webkit_user_script_new");
    private static final long SCRIPT_FOR_WORLD = function("webkit_user_script_new_for_world");
    private static final long SCRIPT_UNREF = function("webkit_user_script_unref");
    private static final long VALUE_TO_STRING = function("jsc_value_to_string");
    private static final long CONTEXT_NEW = function("jsc_context_new");
    private static final long VALUE_STRING = function("jsc_value_new_string");
    private static final long REPLY_REF = function("webkit_script_message_reply_ref");
    private static final long REPLY_UNREF = function("webkit_script_message_reply_unref");
    private static final long REPLY_VALUE = function("webkit_script_message_reply_return_value");
    private static final long REPLY_ERROR =
            function("webkit_script_message_reply_return_error_message");

    /** In which values of answers are made; 0 before the first. */
    private static long context;

    private static final int TOP_FRAME = 1;
    private static final int AT_DOCUMENT_START = 0;

    private UserContent() {}

    public static long manager() {
        return Native.call(NEW);
    }

    /**
     * Makes {@code window.webkit.messageHandlers.NAME} visible to scripts of one private world
     * alone; the signal {@code script-message-with-reply-received::NAME} carries what they post.
     */
    public static void register(long manager, String name, String world) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(REGISTER, manager, Native.text(arena, name), Native.text(arena, world));
        }
    }

    /**
     * Runs {@code source} at the start of top documents whose address matches {@code allowed}; null
     * world: the page's.
     */
    public static void startScript(
            long manager, String source, @Nullable String world, String... allowed) {
        try (Arena arena = Arena.ofConfined()) {
            long text = Native.text(arena, source);
            long list = WebKit.list(arena, allowed);
            long script =
                    world == null
                            ? Native.call(SCRIPT, text, TOP_FRAME, AT_DOCUMENT_START, list, 0)
                            : Native.call(
                                    SCRIPT_FOR_WORLD,
                                    text,
                                    TOP_FRAME,
                                    AT_DOCUMENT_START,
                                    Native.text(arena, world),
                                    list,
                                    0);
            Native.call(ADD_SCRIPT, manager, script);
            Native.call(SCRIPT_UNREF, script);
        }
    }

    /** A message as text. */
    public static String text(long value) {
        long copy = Native.call(VALUE_TO_STRING, value);
        String text = Native.string(copy);
        Glib.free(copy);
        return text == null ? "" : text;
    }

    /** Keeps a reply until one of the two answers below is given. */
    public static void keep(long reply) {
        Native.call(REPLY_REF, reply);
    }

    /**
     * Resolves the promise of the one who posted.
     *
     * <p>The value is made in a context of ours. That of the message is the engine's own, which it
     * drops and makes anew at will: whoever still holds it then is the one who takes a JavaScript
     * engine down, with 10 ms of work, in the middle of an answer.
     */
    public static void answer(long reply, String text) {
        if (context == Native.NULL) {
            context = Native.call(CONTEXT_NEW);
        }
        try (Arena arena = Arena.ofConfined()) {
            long value = Native.call(VALUE_STRING, context, Native.text(arena, text));
            Native.call(REPLY_VALUE, reply, value);
            Glib.unref(value);
            Native.call(REPLY_UNREF, reply);
        }
    }

    /** Rejects the promise of the one who posted. */
    public static void refuse(long reply, String message) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(REPLY_ERROR, reply, Native.text(arena, message));
            Native.call(REPLY_UNREF, reply);
        }
    }
}
