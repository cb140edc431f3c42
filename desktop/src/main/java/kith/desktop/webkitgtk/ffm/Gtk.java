package kith.desktop.webkitgtk.ffm;

import static kith.desktop.webkitgtk.ffm.Libraries.function;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** GTK 3: the loop, windows, icons, file dialogs. Only for the thread that called {@link #init}. */
public final class Gtk {
    private static final long INIT_CHECK = function("gtk_init_check");
    private static final long MAIN = function("gtk_main");
    private static final long MAIN_QUIT = function("gtk_main_quit");
    private static final long WINDOW_NEW = function("gtk_window_new");
    private static final long CONTAINER_ADD = function("gtk_container_add");
    private static final long SHOW_ALL = function("gtk_widget_show_all");
    private static final long SHOW = function("gtk_widget_show");
    private static final long HIDE = function("gtk_widget_hide");
    private static final long DESTROY = function("gtk_widget_destroy");
    private static final long GRAB_FOCUS = function("gtk_widget_grab_focus");
    private static final long SET_TITLE = function("gtk_window_set_title");
    private static final long SET_DEFAULT_SIZE = function("gtk_window_set_default_size");
    private static final long SET_SIZE_REQUEST = function("gtk_widget_set_size_request");
    private static final long RESIZE = function("gtk_window_resize");
    private static final long GET_SIZE = function("gtk_window_get_size");
    private static final long MOVE = function("gtk_window_move");
    private static final long GET_POSITION = function("gtk_window_get_position");
    private static final long SET_RESIZABLE = function("gtk_window_set_resizable");
    private static final long SET_DECORATED = function("gtk_window_set_decorated");
    private static final long ICONIFY = function("gtk_window_iconify");
    private static final long DEICONIFY = function("gtk_window_deiconify");
    private static final long MAXIMIZE = function("gtk_window_maximize");
    private static final long UNMAXIMIZE = function("gtk_window_unmaximize");
    private static final long FULLSCREEN = function("gtk_window_fullscreen");
    private static final long UNFULLSCREEN = function("gtk_window_unfullscreen");
    private static final long PRESENT = function("gtk_window_present");
    private static final long IS_ACTIVE = function("gtk_window_is_active");
    private static final long SET_ICON_FROM_FILE = function("gtk_window_set_icon_from_file");
    private static final long SHOW_URI = function("gtk_show_uri_on_window");
    private static final long CHOOSER_NEW = function("gtk_file_chooser_native_new");
    private static final long CHOOSER_MULTIPLE = function("gtk_file_chooser_set_select_multiple");
    private static final long CHOOSER_FOLDER = function("gtk_file_chooser_set_current_folder");
    private static final long CHOOSER_NAME = function("gtk_file_chooser_set_current_name");
    private static final long CHOOSER_OVERWRITE =
            function("gtk_file_chooser_set_do_overwrite_confirmation");
    private static final long CHOOSER_FILES = function("gtk_file_chooser_get_filenames");
    private static final long DIALOG_SHOW = function("gtk_native_dialog_show");
    private static final long DIALOG_MODAL = function("gtk_native_dialog_set_modal");
    private static final long IS_VISIBLE = function("gtk_widget_get_visible");
    private static final long GET_WINDOW = function("gtk_widget_get_window");
    private static final long GET_STATE = function("gdk_window_get_state");
    private static final long SETTINGS = function("gtk_settings_get_default");
    private static final long RESET_PROPERTY = function("gtk_settings_reset_property");
    private static final long PROGRAM_CLASS = function("gdk_set_program_class");
    private static final long SLIST_FREE = function("g_slist_free");

    /** {@code GTK_RESPONSE_ACCEPT}. */
    public static final int RESPONSE_ACCEPT = -3;

    /** {@code GDK_WINDOW_STATE_ICONIFIED}. */
    public static final int ICONIFIED = 1 << 1;

    /** {@code GDK_WINDOW_STATE_MAXIMIZED}. */
    public static final int MAXIMIZED = 1 << 2;

    /** {@code GDK_WINDOW_STATE_FULLSCREEN}. */
    public static final int IS_FULLSCREEN = 1 << 4;

    private Gtk() {}

    /** Connects to the display; false where there is none. */
    public static boolean init() {
        return (int) Native.call(INIT_CHECK, 0, 0) != 0;
    }

    /** The settings of the default screen, an object with properties. */
    public static long settings() {
        return Native.call(SETTINGS);
    }

    /** The class part of {@code WM_CLASS} on X11, by which panels group windows. */
    public static void programClass(String name) {
        Native.call(PROGRAM_CLASS, Native.constant(name));
    }

    public static void main() {
        Native.call(MAIN);
    }

    public static void quit() {
        Native.call(MAIN_QUIT);
    }

    public static long window() {
        return Native.call(WINDOW_NEW, 0);
    }

    public static void add(long container, long widget) {
        Native.call(CONTAINER_ADD, container, widget);
    }

    public static void showAll(long widget) {
        Native.call(SHOW_ALL, widget);
    }

    public static void show(long widget) {
        Native.call(SHOW, widget);
    }

    public static void hide(long widget) {
        Native.call(HIDE, widget);
    }

    public static void destroy(long widget) {
        Native.call(DESTROY, widget);
    }

    public static void focus(long widget) {
        Native.call(GRAB_FOCUS, widget);
    }

    public static void title(long window, String title) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(SET_TITLE, window, Native.text(arena, title));
        }
    }

    public static void defaultSize(long window, int width, int height) {
        Native.call(SET_DEFAULT_SIZE, window, width, height);
    }

    /** The least size of a widget, in pixels. */
    public static void sizeRequest(long widget, int width, int height) {
        Native.call(SET_SIZE_REQUEST, widget, width, height);
    }

    public static void resize(long window, int width, int height) {
        Native.call(RESIZE, window, width, height);
    }

    /** Width and height of the window without its frame, in pixels. */
    public static int[] size(long window) {
        return pair(GET_SIZE, window);
    }

    public static void move(long window, int x, int y) {
        Native.call(MOVE, window, x, y);
    }

    /** The window's place on the screen, in pixels; Wayland always says 0, 0. */
    public static int[] position(long window) {
        return pair(GET_POSITION, window);
    }

    private static int[] pair(long function, long window) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment box = arena.allocate(8, 8);
            Native.call(function, window, box.address(), box.address() + 4);
            return new int[] {box.get(ValueLayout.JAVA_INT, 0), box.get(ValueLayout.JAVA_INT, 4)};
        }
    }

    public static void resizable(long window, boolean yes) {
        Native.call(SET_RESIZABLE, window, yes ? 1 : 0);
    }

    public static void decorated(long window, boolean yes) {
        Native.call(SET_DECORATED, window, yes ? 1 : 0);
    }

    public static void minimised(long window, boolean yes) {
        Native.call(yes ? ICONIFY : DEICONIFY, window);
    }

    public static void maximised(long window, boolean yes) {
        Native.call(yes ? MAXIMIZE : UNMAXIMIZE, window);
    }

    public static void fullscreen(long window, boolean yes) {
        Native.call(yes ? FULLSCREEN : UNFULLSCREEN, window);
    }

    public static void present(long window) {
        Native.call(PRESENT, window);
    }

    /** Gives a setting back the value the system has for it. */
    public static void resetSetting(String name) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(RESET_PROPERTY, settings(), Native.text(arena, name));
        }
    }

    public static boolean visible(long widget) {
        return (int) Native.call(IS_VISIBLE, widget) != 0;
    }

    /** The states of a window as bits; none before it was shown. */
    public static int states(long window) {
        long surface = Native.call(GET_WINDOW, window);
        return surface == Native.NULL ? 0 : (int) Native.call(GET_STATE, surface);
    }

    public static boolean active(long window) {
        return (int) Native.call(IS_ACTIVE, window) != 0;
    }

    /**
     * Shows the image in {@code file} as the window's icon; the error's text if it cannot be read,
     * else null.
     */
    public static @Nullable String icon(long window, String file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment error = arena.allocate(8, 8);
            Native.call(SET_ICON_FROM_FILE, window, Native.text(arena, file), error.address());
            return Glib.takeError(error);
        }
    }

    /** Opens {@code uri} in the program the person has chosen for it; the error's text, or null. */
    public static @Nullable String openExternally(long window, String uri) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment error = arena.allocate(8, 8);
            Native.call(SHOW_URI, window, Native.text(arena, uri), 0, error.address());
            return Glib.takeError(error);
        }
    }

    /** {@code GTK_FILE_CHOOSER_ACTION_OPEN}. */
    public static final int OPEN = 0;

    /** {@code GTK_FILE_CHOOSER_ACTION_SAVE}. */
    public static final int SAVE = 1;

    /** {@code GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER}. */
    public static final int SELECT_FOLDER = 2;

    /**
     * A system file dialog; its signal {@code response} carries {@link #RESPONSE_ACCEPT} or another
     * number.
     */
    public static long fileDialog(long window, int action, @Nullable String title) {
        try (Arena arena = Arena.ofConfined()) {
            long dialog = Native.call(CHOOSER_NEW, Native.text(arena, title), window, action, 0, 0);
            Native.call(CHOOSER_OVERWRITE, dialog, 1);
            Native.call(DIALOG_MODAL, dialog, 1);
            return dialog;
        }
    }

    public static void dialogSelectsMany(long dialog) {
        Native.call(CHOOSER_MULTIPLE, dialog, 1);
    }

    public static void dialogStartsIn(long dialog, String folder) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(CHOOSER_FOLDER, dialog, Native.text(arena, folder));
        }
    }

    public static void dialogSuggests(long dialog, String name) {
        try (Arena arena = Arena.ofConfined()) {
            Native.call(CHOOSER_NAME, dialog, Native.text(arena, name));
        }
    }

    public static void showDialog(long dialog) {
        Native.call(DIALOG_SHOW, dialog);
    }

    /** The paths a person picked. */
    public static java.util.List<String> dialogFiles(long dialog) {
        var files = new java.util.ArrayList<String>();
        long list = Native.call(CHOOSER_FILES, dialog);
        for (long node = list; node != Native.NULL; node = Native.pointerAt(node + 8)) {
            long name = Native.pointerAt(node);
            String file = Native.string(name);
            if (file != null) {
                files.add(file);
            }
            Glib.free(name);
        }
        Native.call(SLIST_FREE, list);
        return files;
    }
}
