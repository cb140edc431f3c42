package kith.desktop.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to a {@link Request}.
 *
 * @param status HTTP status
 * @param headers HTTP headers; {@code Content-Type} under exactly that name
 */
public record Response(int status, Map<String, String> headers, Body body) {
    /** The two forms a body takes. */
    public sealed interface Body {}

    /** Bytes in memory, from position to limit; they may be reused once the answer was given. */
    public record Bytes(ByteBuffer buffer) implements Body {}

    /** What is read while it is sent. */
    public record Streamed(Source source) implements Body {}

    /** Where a streamed body comes from; read on a thread of its own, then closed. */
    public interface Source extends Closeable {
        /** How long it is, in bytes. */
        long length();

        /** Reads more into an empty buffer; false at the end. */
        boolean read(ByteBuffer into) throws IOException;
    }

    /** Text with one content type and no other headers. */
    public static Response text(int status, String type, String text) {
        return bytes(status, type, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Bytes with one content type and no other headers. */
    public static Response bytes(int status, String type, ByteBuffer bytes) {
        return new Response(
                status, Collections.singletonMap("Content-Type", type), new Bytes(bytes));
    }

    /** The same answer with one more header. */
    public Response with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}
