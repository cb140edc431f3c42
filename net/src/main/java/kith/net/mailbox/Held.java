package kith.net.mailbox;

import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.envelope.Envelopes;
import kith.net.envelope.Sealed;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * An envelope held for somebody.
 *
 * @param expiresMs when it may be dropped, and not before: its lease
 * @param prefix the network it was brought from
 * @param lock see {@link Release}
 */
record Held(Sealed sealed, Id address, long expiresMs, long prefix, byte[] lock, int bytes) {

    static Held of(Sealed sealed, Id address, long expiresMs, long prefix, Crypto crypto) {
        int bytes = 0;
        for (byte[] packet : sealed.packets()) {
            bytes += packet.length;
        }
        byte[] lock = Envelopes.beginning(sealed, Release.BYTES, crypto);
        return new Held(sealed, address, expiresMs, prefix, lock, bytes);
    }

    Id envelope() {
        return sealed.id();
    }

    Parcel parcel() {
        return new Parcel(envelope(), address, bytes, expiresMs, 0);
    }

    StoreRecord record() {
        Writer writer = new Writer(StoreRecord.VALUE_BYTES_MAX);
        address.write(writer);
        writer.u64(expiresMs).u64(prefix).bytes(Envelopes.pack(sealed));
        return record(envelope(), writer.toBytes());
    }

    static StoreRecord record(Id envelope, byte @Nullable [] value) {
        return new StoreRecord(StoreRecord.Kind.HELD, envelope.bytes(), value);
    }

    /** Null if the record is damaged. */
    static @Nullable Held restore(byte[] key, byte[] value, Crypto crypto) {
        Reader reader = new Reader(value);
        Id address = Id.read(reader);
        long expiresMs = reader.u64();
        long prefix = reader.u64();
        Sealed sealed = reader.failed() ? null : Envelopes.unpack(reader.rest(), crypto);
        return sealed == null || key.length != Id.BYTES || !sealed.id().equals(Id.of(key))
                ? null
                : of(sealed, address, expiresMs, prefix, crypto);
    }
}
