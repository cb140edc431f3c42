package kith.net.discovery;

import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** How a node can be reached. */
public sealed interface Way {

    /** At an address. */
    record Direct(Address address) implements Way {}

    /** Through a node at an address, which it is linked to. */
    record Through(Id relay, Address address) implements Way {}

    /** Where a datagram goes first. */
    Address address();

    /** Bytes of the longest: a kind, a node, an IPv6 address. */
    int BYTES_MAX = 1 + Id.BYTES + Address.BYTES;

    /** Appends it. */
    default void write(Writer out) {
        int v6 = address().isV4() ? 0 : 1;
        switch (this) {
            case Direct direct -> out.u8(v6);
            case Through(Id relay, Address at) -> relay.write(out.u8(2 | v6));
        }
        Compact.write(address(), out);
    }

    /** Reads what {@link #write} wrote; null and a failed reader if it is no way. */
    static @Nullable Way read(Reader in) {
        int kind = in.u8();
        if (kind > 3) {
            in.fail();
            return null;
        }
        Id relay = (kind & 2) == 0 ? null : Id.read(in);
        Address at = Compact.read((kind & 1) == 0, in);
        if (at == null) {
            return null;
        }
        return relay == null ? new Direct(at) : new Through(relay, at);
    }
}
