package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
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
    private static final long REPLY_REF = function("webkit_script_message_reply_ref");
    private static final long REPLY_UNREF = function("webkit_script_message_reply_unref");
    private static final long REPLY_ERROR =
            function("webkit_script_message_reply_return_error_message");

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

    /** Keeps a reply until it is answered, once. */
    public static void keep(long reply) {
        Native.call(REPLY_REF, reply);
    }

    /**
     * Rejects the promise of the one who posted: its error has {@code message}.
     *
     * <p>The other way, a value, is not used. WebKitGTK 2.50 makes it pass through two JavaScript
     * engines in this process, and enters its text into a table of strings from which it is not
     * taken when the engine frees it: the host crashed when that table next grew.
     */
    public static void reject(long reply, String message) {
        try (Arena arena = Arena.ofConfined()) {
            reject(reply, Native.text(arena, message));
        }
    }

    /** The same with {@code first} and the text of the bytes in base64 as the message. */
    public static void reject(long reply, char first, ByteBuffer bytes) {
        try (Arena arena = Arena.ofConfined()) {
            reject(reply, Base64Text.of(arena, first, bytes));
        }
    }

    private static void reject(long reply, long message) {
        Native.call(REPLY_ERROR, reply, message);
        Native.call(REPLY_UNREF, reply);
    }
}
