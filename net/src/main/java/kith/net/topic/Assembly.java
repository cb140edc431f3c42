package kith.net.topic;

import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Messages of several parts that are not complete yet. */
final class Assembly {

    /** 8 messages of the largest size, 1 MiB. */
    static final int BYTES_MAX = 8 * Publication.PARTS_MAX * Publication.CONTENT_BYTES_MAX;

    private final Map<Key, Message> messages = new LinkedHashMap<>();
    private int bytes;

    private record Key(Id author, long first, int parts) {}

    private static final class Message {
        final byte[] @Nullable [] parts;
        int missing;
        int bytes;

        Message(int count) {
            parts = new byte[count][];
            missing = count;
        }
    }

    int bytes() {
        return bytes;
    }

    /** The whole message if this was its last part to come. */
    byte @Nullable [] add(Publication publication) {
        if (publication.parts() == 1) {
            return publication.content();
        }
        Key key = new Key(publication.author(), publication.first(), publication.parts());
        Message message = messages.remove(key);
        if (message == null) {
            message = new Message(publication.parts());
        }
        byte[] content = publication.content();
        if (message.parts[publication.part()] == null) {
            message.parts[publication.part()] = content;
            message.missing--;
            message.bytes += content.length;
            bytes += content.length;
        }
        if (message.missing == 0) {
            bytes -= message.bytes;
            return whole(message);
        }
        messages.put(key, message);
        while (bytes > BYTES_MAX) {
            Key oldest = messages.keySet().iterator().next();
            Message gone = messages.remove(oldest);
            bytes -= gone == null ? 0 : gone.bytes;
        }
        return null;
    }

    private static byte[] whole(Message message) {
        Writer out = new Writer(message.bytes);
        for (byte[] part : message.parts) {
            if (part != null) {
                out.bytes(part);
            }
        }
        return out.toBytes();
    }
}
