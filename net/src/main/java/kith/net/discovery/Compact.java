package kith.net.discovery;

import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Addresses in 6 bytes (IPv4) or 18. */
final class Compact {

    static final int V4_BYTES = 6;

    private Compact() {}

    static int length(Address address) {
        return address.isV4() ? V4_BYTES : Address.BYTES;
    }

    static void write(Address address, Writer out) {
        if (address.isV4()) {
            out.u32(address.low() & 0xffff_ffffL).u16(address.port());
        } else {
            address.write(out);
        }
    }

    /** Null if there is none, or if it stands in the longer form without need. */
    static @Nullable Address read(boolean v4, Reader in) {
        Address address;
        if (v4) {
            int bits = (int) in.u32();
            int port = in.u16();
            address = port == 0 ? null : Address.v4(bits, port);
        } else {
            address = Address.read(in);
        }
        if (in.failed() || address == null || address.isV4() != v4) {
            in.fail();
            return null;
        }
        return address;
    }
}
