package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * GLib, GObject and GIO: memory, main loop, signals, properties, byte streams. Pointers are {@code
 * long}.
 */
public final class Glib {
    private static final long FREE = function("g_free");
    private static final long MALLOC = function("g_malloc");
    private static final long OBJECT_UNREF = function("g_object_unref");
    private static final long OBJECT_REF = function("g_object_ref");
    private static final long OBJECT_REF_SINK = function("g_object_ref_sink");
    private static final long OBJECT_NEW = function("g_object_new_with_properties");
    private static final long SET_PROPERTY = function("g_object_set_property");
    private static final long VALUE_INIT = function("g_value_init");
    private static final long VALUE_SET_STRING = function("g_value_set_string");
    private static final long VALUE_SET_BOOLEAN = function("g_value_set_boolean");
    private static final long VALUE_SET_OBJECT = function("g_value_set_object");
    private static final long VALUE_UNSET = function("g_value_unset");
    private static final long SIGNAL_CONNECT = function("g_signal_connect_data");
    private static final long IDLE_ADD = function("g_idle_add_full");
    private static final long TIMEOUT_ADD = function("g_timeout_add_full");
    private static final long BYTES_NEW_TAKE = function("g_bytes_new_take");
    private static final long BYTES_UNREF = function("g_bytes_unref");
    private static final long MEMORY_STREAM = function("g_memory_input_stream_new_from_bytes");
    private static final long FD_STREAM = function("g_unix_input_stream_new");
    private static final long STREAM_READ_ALL = function("g_input_stream_read_all");
    private static final long ERROR_FREE = function("g_error_free");
    private static final long SET_PRGNAME = function("g_set_prgname");
    private static final long SET_APPLICATION_NAME = function("g_set_application_name");
    private static final long SIGNAL_ADD = function("g_unix_signal_add");
    private static final long SETENV = function("g_setenv");

    /**
     * {@code G_TYPE_BOOLEAN}, {@code G_TYPE_STRING}, {@code G_TYPE_OBJECT}: fundamental number
     * shifted by two.
     */
    private static final long TYPE_BOOLEAN = 5 << 2;

    private static final long TYPE_STRING = 16 << 2;
    private static final long TYPE_OBJECT = 20 << 2;

    /** A {@code GValue}: a type and two 64-bit words. */
    private static final long VALUE_BYTES = 24;

    private static final int PRIORITY_DEFAULT = 0;

    /** {@code G_CONNECT_AFTER}. */
    private static final int CONNECT_AFTER = 1;

    private Glib() {}

    public static void free(long pointer) {
        Native.call(FREE, pointer);
    }

    public static void unref(long object) {
        Native.call(OBJECT_UNREF, object);
    }

    public static long ref(long object) {
        return Native.call(OBJECT_REF, object);
    }

    public static long refSink(long object) {
        return Native.call(OBJECT_REF_SINK, object);
    }

    /**
     * Names the process for the window system: the class of its windows is {@code id}, people read
     * {@code name}.
     */
    public static void nameProcess(String id, String name) {
        Native.call(SET_PRGNAME, Native.constant(id));
        Native.call(SET_APPLICATION_NAME, Native.constant(name));
    }

    /**
     * Sets a variable of the environment that child processes inherit. Only before other threads
     * read it.
     */
    public static void environment(String name, String value) {
        Native.call(SETENV, Native.constant(name), Native.constant(value), 1);
    }

    /** Connects a signal; {@code data} is the callback's last argument. */
    public static void connect(long object, String signal, long callback, long data) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(SIGNAL_CONNECT, object, Native.text(arena, signal), callback, data, 0, 0);
        }
    }

    /** As {@link #connect}; the callback is called after what the object does itself. */
    public static void connectAfter(long object, String signal, long callback, long data) {
        try (Arena arena = Arena.ofConfined()) {
            long name = Native.text(arena, signal);
            Native.call(SIGNAL_CONNECT, object, name, callback, data, 0, CONNECT_AFTER);
        }
    }

    /**
     * Runs {@code callback} on the main loop at each Unix signal of that number, instead of what
     * was done before.
     */
    public static void onSignal(int signal, long callback) {
        Native.call(SIGNAL_ADD, signal, callback, signal);
    }

    /**
     * Runs {@code callback(data)} once or more (until it answers 0) on the thread of the main loop.
     */
    public static void idle(long callback, long data) {
        Native.call(IDLE_ADD, PRIORITY_DEFAULT, callback, data, 0);
    }

    /** As {@link #idle}, after {@code delayMs}. */
    public static void after(long delayMs, long callback, long data) {
        Native.call(TIMEOUT_ADD, PRIORITY_DEFAULT, delayMs, callback, data, 0);
    }

    /**
     * A new object of {@code type}; property values are {@link String}, {@link Boolean} or a
     * pointer as {@link Long}.
     */
    public static long object(long type, Property... properties) {
        try (Arena arena = Arena.ofConfined()) {
            int count = properties.length;
            MemorySegment names = arena.allocate(8L * Math.max(1, count), 8);
            MemorySegment values = arena.allocate(VALUE_BYTES * Math.max(1, count), 8);
            for (int i = 0; i < count; i++) {
                names.set(ValueLayout.JAVA_LONG, 8L * i, Native.text(arena, properties[i].name));
                fill(arena, values.address() + VALUE_BYTES * i, properties[i].value);
            }
            long object = Native.call(OBJECT_NEW, type, count, names.address(), values.address());
            for (int i = 0; i < count; i++) {
                Native.call(VALUE_UNSET, values.address() + VALUE_BYTES * i);
            }
            return object;
        }
    }

    /** Sets a property of a living object. */
    public static void property(long object, String name, Object value) {
        try (Arena arena = Arena.ofConfined()) {
            long box = arena.allocate(VALUE_BYTES, 8).address();
            fill(arena, box, value);
            Native.call(SET_PROPERTY, object, Native.text(arena, name), box);
            Native.call(VALUE_UNSET, box);
        }
    }

    /** A property for {@link #object}. */
    public record Property(String name, Object value) {}

    private static void fill(Arena arena, long box, Object value) {
        // No switch over the types: that spins a class when it first runs, before the first frame.
        if (value instanceof String text) {
            Native.call(VALUE_INIT, box, TYPE_STRING);
            Native.call(VALUE_SET_STRING, box, Native.text(arena, text));
        } else if (value instanceof Boolean flag) {
            Native.call(VALUE_INIT, box, TYPE_BOOLEAN);
            Native.call(VALUE_SET_BOOLEAN, box, flag ? 1 : 0);
        } else if (value instanceof Long object) {
            Native.call(VALUE_INIT, box, TYPE_OBJECT);
            Native.call(VALUE_SET_OBJECT, box, object);
        } else {
            throw new IllegalArgumentException("no GValue for " + value.getClass());
        }
    }

    /** A {@code GInputStream} over a copy of the bytes between position and limit. */
    public static long stream(ByteBuffer buffer) {
        MemorySegment bytes = MemorySegment.ofBuffer(buffer);
        long length = bytes.byteSize();
        long copy = Native.call(MALLOC, Math.max(1, length));
        MemorySegment.copy(bytes, 0, Native.memory(copy, length), 0, length);
        long wrapped = Native.call(BYTES_NEW_TAKE, copy, length);
        long stream = Native.call(MEMORY_STREAM, wrapped);
        Native.call(BYTES_UNREF, wrapped);
        return stream;
    }

    /** A {@code GInputStream} over a file descriptor, which it closes. */
    public static long stream(int fd) {
        return Native.call(FD_STREAM, fd, 1);
    }

    /**
     * Reads until a direct {@code buffer} is full or the stream ends; its position stays.
     *
     * @return the number of bytes read, or -1 when the stream broke
     */
    public static long readAll(long stream, ByteBuffer buffer) {
        MemorySegment into = MemorySegment.ofBuffer(buffer);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(8, 8);
            boolean fine =
                    (int)
                                    Native.call(
                                            STREAM_READ_ALL,
                                            stream,
                                            into.address(),
                                            into.byteSize(),
                                            count.address())
                            != 0;
            return fine ? count.get(ValueLayout.JAVA_LONG, 0) : -1;
        }
    }

    /**
     * The text of the {@code GError} whose pointer stands at {@code box}, which is freed; null if
     * there is none.
     */
    public static @Nullable String takeError(MemorySegment box) {
        long error = box.get(ValueLayout.JAVA_LONG, 0);
        if (error == Native.NULL) {
            return null;
        }
        String message = Native.string(Native.pointerAt(error + 8));
        Native.call(ERROR_FREE, error);
        return message == null ? "unknown error" : message;
    }
}
