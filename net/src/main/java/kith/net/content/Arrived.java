package kith.net.content;

import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * An opened message on its way to the owner, as it is kept until they have taken it.
 *
 * @param envelope the envelope it came in
 * @param expiresMs the envelope's
 * @param arrivedMs when it came, on this device's clock
 * @param id {@link Opened#id}
 */
public record Arrived(Id envelope, long expiresMs, long arrivedMs, Id id, Opened opened) {

    /** The first byte of the record's key; the envelope follows. */
    static final int RECORD = 'm';

    private static final int HEADER_BYTES = 16 + 5 * Id.BYTES + 5 * 8;

    StoreRecord record() {
        Writer writer = new Writer(HEADER_BYTES + opened.content().length);
        writer.u64(expiresMs).u64(arrivedMs);
        id.write(writer);
        opened.author().write(writer);
        opened.device().write(writer);
        opened.conversation().write(writer);
        opened.predecessor().write(writer);
        writer.u64(opened.listVersion()).u64(opened.sequence()).u64(opened.after());
        writer.u64(opened.afterExpiresMs()).u64(opened.timeMs()).bytes(opened.content());
        return record(envelope, writer.toBytes());
    }

    static StoreRecord record(Id envelope, byte @Nullable [] value) {
        return new StoreRecord(StoreRecord.Kind.INCOMING, Keys.of(RECORD, envelope), value);
    }

    /** Null if the value is damaged. */
    static @Nullable Arrived restore(Id envelope, byte[] value) {
        Reader reader = new Reader(value);
        long expiresMs = reader.u64();
        long arrivedMs = reader.u64();
        Id id = Id.read(reader);
        Id author = Id.read(reader);
        Id device = Id.read(reader);
        Id conversation = Id.read(reader);
        Id predecessor = Id.read(reader);
        long listVersion = reader.u64();
        long sequence = reader.u64();
        long after = reader.u64();
        long afterExpiresMs = reader.u64();
        long timeMs = reader.u64();
        if (reader.failed()) {
            return null;
        }
        Opened opened =
                new Opened(
                        author,
                        device,
                        listVersion,
                        conversation,
                        sequence,
                        predecessor,
                        after,
                        afterExpiresMs,
                        timeMs,
                        reader.rest());
        return new Arrived(envelope, expiresMs, arrivedMs, id, opened);
    }
}
