package kith.bridge.permission;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far an address reaches. After RFC 6890 and the registries it made (IANA's IPv4 and IPv6
 * Special-Purpose Address Registries and IPv6 Global Unicast Allocations), as of 2025. What they
 * call not globally reachable is never {@link #INTERNET}.
 */
public enum AddressClass {
    /** Globally reachable. */
    INTERNET("internet"),
    /** The networks this machine is in: private, shared, link-local, multicast, broadcast. */
    LAN("lan"),
    /** This machine. */
    LOOPBACK("loopback"),
    /**
     * Reserved, for documentation, for tests, or a wrapping whose end is not to be known (6to4,
     * Teredo): only a line that names the address covers it.
     */
    SPECIAL(null);

    private static final Block[] V4 = {
        block("127.0.0.0", 8, LOOPBACK),
        block("10.0.0.0", 8, LAN),
        block("172.16.0.0", 12, LAN),
        block("192.168.0.0", 16, LAN),
        block("169.254.0.0", 16, LAN),
        block("100.64.0.0", 10, LAN),
        block("224.0.0.0", 4, LAN),
        block("255.255.255.255", 32, LAN),
        block("0.0.0.0", 8, SPECIAL),
        block("192.0.0.9", 32, INTERNET),
        block("192.0.0.10", 32, INTERNET),
        block("192.0.0.0", 24, SPECIAL),
        block("192.0.2.0", 24, SPECIAL),
        block("192.88.99.0", 24, SPECIAL),
        block("198.18.0.0", 15, SPECIAL),
        block("198.51.100.0", 24, SPECIAL),
        block("203.0.113.0", 24, SPECIAL),
        block("240.0.0.0", 4, SPECIAL),
        block("0.0.0.0", 0, INTERNET)
    };

    /** Outside 2000::/3 nothing is allocated as global unicast. */
    private static final Block[] V6 = {
        block("::1", 128, LOOPBACK),
        block("fc00::", 7, LAN),
        block("fe80::", 10, LAN),
        block("fec0::", 10, LAN),
        block("ff00::", 8, LAN),
        block("2001:1::1", 128, INTERNET),
        block("2001:1::2", 128, INTERNET),
        block("2001:1::3", 128, INTERNET),
        block("2001:3::", 32, INTERNET),
        block("2001:4:112::", 48, INTERNET),
        block("2001:20::", 28, INTERNET),
        block("2001:30::", 28, INTERNET),
        block("2001::", 23, SPECIAL),
        block("2001:db8::", 32, SPECIAL),
        block("2002::", 16, SPECIAL),
        block("3fff::", 20, SPECIAL),
        block("2000::", 3, INTERNET),
        block("::", 0, SPECIAL)
    };

    /** The well-known prefix of translators to IPv4 (RFC 6052). */
    private static final IpAddress NAT64 = Objects.requireNonNull(IpAddress.parse("64:ff9b::"));

    private final @Nullable String word;

    AddressClass(@Nullable String word) {
        this.word = word;
    }

    private record Block(IpAddress base, int prefixBits, AddressClass kind) {}

    private static Block block(String base, int prefixBits, AddressClass kind) {
        return new Block(Objects.requireNonNull(IpAddress.parse(base)), prefixBits, kind);
    }

    /** The word of manifests, null for {@link #SPECIAL}. */
    public @Nullable String word() {
        return word;
    }

    /** The class of a manifest's word, null if it is none. */
    static @Nullable AddressClass ofWord(String word) {
        for (AddressClass kind : values()) {
            if (word.equals(kind.word)) {
                return kind;
            }
        }
        return null;
    }

    static AddressClass of(IpAddress address) {
        if (!address.isV4() && address.isBelow(NAT64, 96)) {
            return of(address.tail()); // a translator leads there, wherever it is
        }
        for (Block block : address.isV4() ? V4 : V6) {
            if (address.isBelow(block.base, block.prefixBits)) {
                return block.kind;
            }
        }
        throw new IllegalStateException("the last block covers all");
    }
}
