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
        Writer out = new Writer(8 + Spoken.NUMBERS_BYTES + spoken.content().length).u64(ticket);
        spoken.write(out);
        return out.toBytes();
    }

    static @Nullable Sending restore(byte[] value) {
        Reader in = new Reader(value);
        Sending sending = new Sending(in.u64(), Spoken.read(List.of(), in));
        return in.failed() ? null : sending;
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
