package kith.net.discovery;

import kith.net.wire.Address;

/** How far an address reaches (RFC 6890). What is told to others reaches as far as they do. */
enum Scope {
    /** Of the Internet. */
    GLOBAL,
    /** Of a site, or kept for documentation and measurements: nobody has these for himself. */
    PRIVATE,
    /** Of this host. */
    LOOPBACK,
    /** Of nobody: groups, one link, no address at all. */
    NONE;

    static Scope of(Address address) {
        return address.isV4() ? v4((int) address.low()) : v6(address.high(), address.low());
    }

    /** Whether somebody at {@code other} may be told of an address of this scope. */
    boolean tells(Scope other) {
        return this != NONE && (this == GLOBAL || this == other);
    }

    private static Scope v4(int bits) {
        int first = bits >>> 24;
        int two = bits >>> 16;
        int three = bits >>> 8;
        if (first == 127) {
            return LOOPBACK;
        }
        if (first == 0 || first >= 224 || two == 0xa9fe) {
            return NONE;
        }
        boolean shared = first == 100 && (two & 0xc0) == 64;
        boolean site = first == 10 || two >>> 4 == 0xac1 || two == 0xc0a8 || shared;
        boolean documents = three == 0xc00002 || three == 0xc63364 || three == 0xcb0071;
        boolean measures = two >>> 1 == 0xc612 >>> 1;
        return site || documents || measures ? PRIVATE : GLOBAL;
    }

    private static Scope v6(long high, long low) {
        int first = (int) (high >>> 56);
        if (high == 0) {
            return low == 1 ? LOOPBACK : NONE;
        }
        if (first == 0xff || high >>> 54 == 0xfe80L >>> 6) {
            return NONE;
        }
        boolean documents = high >>> 32 == 0x20010db8L;
        return (first & 0xfe) == 0xfc || documents ? PRIVATE : GLOBAL;
    }
}
