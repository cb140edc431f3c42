package kith.desktop.engine;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a window tells the one who opened it. */
public interface WindowEvents {
    /** The page, a frame or a worker asks for an address of one of the window's schemes. */
    void request(Request request);

    /**
     * The isolated start script of the top document posted {@code text}; {@code reply} is answered
     * once, from any thread.
     */
    void message(String text, Reply reply);

    /**
     * The top document is about to be replaced by what {@link #allows} was last asked about, of
     * which nothing was loaded yet; false stops it. Frames have no such event.
     */
    boolean begins();

    /** A new document took the place of the old one. */
    void committed(String uri);

    /** The document and what it loads at once are there. */
    void loaded();

    /** Whether a navigation, of the top document or of a frame, may go on in this window. */
    boolean allows(Navigation navigation);

    /** The page's title changed. */
    void titled(String title);

    /** The process that runs the page ended. */
    void crashed(Crash reason);

    /**
     * The page opened an {@code <input type=file>}.
     *
     * @param accept the values of its {@code accept} attribute
     * @return the files it gets at once, or null for the system's own dialog
     */
    @Nullable List<String> fileInput(List<String> accept);

    /**
     * Something is dragged into the window; the page hears of it only after this returns.
     *
     * @param files how many files out of another program; 0 for anything else
     */
    void dragged(int files);

    /**
     * The person dropped files on the page out of another program; the page hears of it only after
     * this returns.
     *
     * @param paths absolute, at least one, in the order in which the page sees them
     */
    void dropped(List<String> paths);

    /** The window's place, size or state changed. */
    void changed();

    /**
     * The page has agreed to be closed ({@code beforeunload}). The one who opened the window closes
     * it by {@link Window#close}, when it is ready.
     */
    void closing();

    /** The window is gone. */
    void closed();

    /** An answer to {@link #message}. */
    interface Reply {
        void send(String text);

        /** Sends bytes as a text in base64; their buffer is not moved. */
        void send(ByteBuffer bytes);

        /** Rejects the promise of the script that posted. */
        void refuse(String reason);
    }

    /**
     * A document that is about to be loaded.
     *
     * @param uri where it leads
     * @param newWindow a window of its own is asked for ({@code target=_blank}, {@code
     *     window.open})
     * @param byPerson a click or key led to it
     */
    record Navigation(String uri, boolean newWindow, boolean byPerson) {}

    /** Why a page's process ended. */
    enum Crash {
        CRASHED,
        OUT_OF_MEMORY,
        KILLED_BY_US
    }
}
