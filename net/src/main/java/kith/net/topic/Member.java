package kith.net.topic;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Writer;

/**
 * A node that follows a topic, and where it may be.
 *
 * @param addresses at most {@link #ADDRESSES_MAX}, the likeliest first
 */
public record Member(Id node, List<Address> addresses) {

    /** 2: one of each family. */
    public static final int ADDRESSES_MAX = 2;

    /** The longest on the wire. */
    static final int BYTES_MAX = Id.BYTES + 1 + ADDRESSES_MAX * Address.BYTES;

    /** Keeps the first {@link #ADDRESSES_MAX} addresses. */
    public Member {
        addresses = List.copyOf(addresses.subList(0, Math.min(ADDRESSES_MAX, addresses.size())));
    }

    void write(Writer writer) {
        node.write(writer);
        writer.u8(addresses.size());
        addresses.forEach(address -> address.write(writer));
    }

    static Member read(Reader in) {
        Id node = Id.read(in);
        int count = in.u8();
        if (count > ADDRESSES_MAX) {
            in.fail();
        }
        List<Address> addresses = new ArrayList<>(count);
        for (int i = 0; i < count && !in.failed(); i++) {
            addresses.add(Address.read(in));
        }
        return new Member(node, addresses);
    }
}
