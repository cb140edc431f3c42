package kith.sim.scenario;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.sim.Host;
import kith.sim.check.Message;
import org.jspecify.annotations.Nullable;

/** Messages sent as streams of their own: written as there is room, consumed as they come. */
final class Streams {

    private final Stage stage;
    private final Map<Long, Message> opening = new HashMap<>();
    private final Map<Key, Outgoing> outgoing = new LinkedHashMap<>();
    private final Map<Key, ByteArrayOutputStream> incoming = new HashMap<>();

    private record Key(int host, Id node, long stream) {}

    private static final class Outgoing {
        private final byte[] content;
        private int written;
        private int room;
        private boolean soon;

        Outgoing(byte[] content) {
            this.content = content;
        }
    }

    Streams(Stage stage) {
        this.stage = stage;
    }

    void open(Host from, Id node, Message message) {
        long ticket = message.number();
        opening.put(ticket, message);
        from.give(new Input.Open(ticket, node));
    }

    void heard(Host host, Output output) {
        switch (output) {
            case Output.Opened opened -> {
                Message message = opening.remove(opened.ticket());
                if (message != null && opened.stream() >= 0) {
                    Key key = new Key(host.number(), opened.node(), opened.stream());
                    outgoing.put(key, new Outgoing(message.content()));
                }
            }
            case Output.Room room -> roomed(host, room);
            case Output.Read read -> read(host, read);
            default -> {}
        }
    }

    /** Writes once per turn, as what a peer says about room counts from its last word. */
    private void roomed(Host host, Output.Room room) {
        Key key = new Key(host.number(), room.node(), room.stream());
        Outgoing stream = outgoing.get(key);
        if (stream == null) {
            return;
        }
        stream.room = room.bytes();
        if (!stream.soon) {
            stream.soon = true;
            stage.world().after(0, () -> write(host, key, stream));
        }
    }

    private void write(Host host, Key key, Outgoing stream) {
        stream.soon = false;
        int count = Math.min(stream.room, stream.content.length - stream.written);
        if (count == 0) {
            return;
        }
        byte[] part = new byte[count];
        System.arraycopy(stream.content, stream.written, part, 0, count);
        stream.written += count;
        stream.room -= count;
        boolean last = stream.written == stream.content.length;
        if (last) {
            outgoing.remove(key);
        }
        host.give(new Input.Write(key.node(), key.stream(), part, last));
    }

    private void read(Host host, Output.Read read) {
        Key key = new Key(host.number(), read.node(), read.stream());
        ByteArrayOutputStream bytes =
                incoming.computeIfAbsent(key, any -> new ByteArrayOutputStream());
        bytes.writeBytes(read.bytes());
        host.give(new Input.Consumed(read.node(), read.stream(), read.bytes().length));
        if (read.last()) {
            incoming.remove(key);
            @Nullable Host from = stage.owner(read.node());
            stage.ledger().received(host, bytes.toByteArray(), from);
        }
    }
}
