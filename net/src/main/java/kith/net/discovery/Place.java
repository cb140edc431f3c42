package kith.net.discovery;

import java.nio.charset.StandardCharsets;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Writer;

/**
 * Where addresses and keys stand among each other: 64 bits, near if their exclusive or is small
 * (Kademlia). The place of an address follows from the address alone, its first half from the
 * network it is in: whoever wants to stand somewhere needs a network for it, not keys.
 */
final class Place {

    /** 32: the first half of a place, the one that a network decides. */
    static final int NETWORK_BITS = 32;

    /** 8 places for each /24 of IPv4: honest nodes of one provider spread, an attacker's too. */
    private static final int V4_SLOTS = 8;

    /** 256 for each /32 of IPv6, which costs as much as some dozens of those. */
    private static final int V6_SLOTS = 256;

    private static final byte[] DOMAIN = "Kith place 1".getBytes(StandardCharsets.US_ASCII);

    private Place() {}

    /** The place of whoever is at an address. */
    static long of(Address address, Crypto crypto) {
        byte[] bytes = bytes(address);
        Reader hash = new Reader(crypto.sha256(DOMAIN, bytes));
        long first = hash.u32();
        long second = hash.u32();
        if (Scope.of(address) == Scope.GLOBAL) {
            int slot = (int) (first >>> 24) & ((address.isV4() ? V4_SLOTS : V6_SLOTS) - 1);
            byte[] network =
                    address.isV4()
                            ? new Writer(17).bytes(bytes, 0, 15).u8(0).u8(slot).toBytes()
                            : new Writer(17).bytes(bytes, 0, 4).zeros(12).u8(slot).toBytes();
            first = new Reader(crypto.sha256(DOMAIN, network)).u32();
        }
        return first << 32 | second;
    }

    /** The place of a key: its first 64 bits. */
    static long of(Id key) {
        return new Reader(key.bytes()).u64();
    }

    /** A key at a place. */
    static Id key(long place) {
        return Id.of(new Writer(Id.BYTES).u64(place).zeros(Id.BYTES - 8).toBytes());
    }

    /** Addresses that one person easily has together: a /24, a /48; beyond the Internet, itself. */
    static long near(Address address) {
        return Scope.of(address) == Scope.GLOBAL ? address.prefix() : whole(address);
    }

    /** Addresses that one owner may have together: a /16, a /32; beyond the Internet, itself. */
    static long wide(Address address) {
        if (Scope.of(address) != Scope.GLOBAL) {
            return whole(address);
        }
        return address.isV4() ? address.low() & 0xffff_ffff_ffff_0000L : address.high() >>> 32;
    }

    private static long whole(Address address) {
        return (address.high() * 31 + address.low()) * 65_537 + address.port() | Long.MIN_VALUE;
    }

    private static byte[] bytes(Address address) {
        Writer writer = new Writer(Address.BYTES);
        address.write(writer);
        return writer.toBytes();
    }
}
