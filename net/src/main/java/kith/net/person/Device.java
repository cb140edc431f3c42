package kith.net.person;

import kith.net.Id;
import kith.net.wire.Reader;
import kith.net.wire.Writer;

/**
 * An entry of a device list. It has no name: a list is given to every contact.
 *
 * @param key the device's Ed25519 public key
 * @param addedMs when the author added it
 * @param kind what to draw beside it: 0 unknown, 1 computer, 2 phone, 3 tablet, 4 server; others
 *     are shown as unknown
 */
public record Device(Id key, long addedMs, int kind) {

    /** Key, time, kind. */
    static final int BYTES = Id.BYTES + 8 + 1;

    void write(Writer writer) {
        key.write(writer);
        writer.u64(addedMs).u8(kind);
    }

    static Device read(Reader reader) {
        return new Device(Id.read(reader), reader.u64(), reader.u8());
    }
}
