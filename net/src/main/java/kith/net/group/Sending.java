package kith.net.group;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** A piece of an own message until enough others have it. */
final class Sending {

    private static final int HEAD_BYTES = 8 + 8 + Id.BYTES + 8 + 2;

    final long ticket;
    final Spoken spoken;

    /** Which pseudonyms said that they have it. */
    final Set<Id> has = new LinkedHashSet<>();

    int attempts;
    long nextMs;

    Sending(long ticket, Spoken spoken) {
        this.ticket = ticket;
        this.spoken = spoken;
    }

    byte[] name() {
        return new Writer(8).u64(spoken.sequence()).toBytes();
    }

    byte[] toBytes() {
        Writer out = new Writer(HEAD_BYTES + spoken.content().length);
        out.u64(ticket).u64(spoken.sequence());
        spoken.before().write(out);
        out.u64(spoken.timeMs()).u8(spoken.piece()).u8(spoken.pieces());
        return out.bytes(spoken.content()).toBytes();
    }

    static @Nullable Sending restore(byte[] value) {
        Reader in = new Reader(value);
        long ticket = in.u64();
        long sequence = in.u64();
        Id before = Id.read(in);
        long timeMs = in.u64();
        int piece = in.u8();
        int pieces = in.u8();
        if (in.failed()) {
            return null;
        }
        byte[] content = in.rest();
        return new Sending(
                ticket, new Spoken(List.of(), sequence, before, timeMs, piece, pieces, content));
    }

    /** The piece, sent by who knows these operations. */
    Spoken knowing(List<Id> heads) {
        return new Spoken(
                heads,
                spoken.sequence(),
                spoken.before(),
                spoken.timeMs(),
                spoken.piece(),
                spoken.pieces(),
                spoken.content());
    }
}
