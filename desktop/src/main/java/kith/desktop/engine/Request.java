package kith.desktop.engine;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One request of a page for an address of a scheme of ours; answered exactly once. */
public interface Request {
    String method();

    /** The whole address as the page wrote it. */
    String uri();

    /** A header's value, or null. Only before {@link #answer}. */
    @Nullable String header(String name);

    /** The address of the top document in whose window this was asked. */
    String topUri();

    /**
     * The body, or null when it is longer than {@code bytesMax} or cannot be read. Only for
     * requests that carry our own header, see {@code docs/decisions}: the engine crashes on bodies
     * that hold a Blob.
     */
    @Nullable ByteBuffer body(int bytesMax);

    /** Answers; from any thread. */
    void answer(Response response);
}
