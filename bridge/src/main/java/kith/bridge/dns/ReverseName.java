package kith.bridge.dns;

import kith.bridge.permission.IpAddress;

/** The name under which the names of an address stand (RFC 1035 section 3.5, RFC 3596). */
final class ReverseName {
    private ReverseName() {}

    static String of(IpAddress address) {
        StringBuilder name = new StringBuilder();
        byte[] bytes = address.bytes();
        for (int i = bytes.length - 1; i >= 0; i--) {
            int b = bytes[i] & 0xff;
            if (address.isV4()) {
                name.append(b).append('.');
            } else {
                name.append(Integer.toHexString(b & 0xf)).append('.');
                name.append(Integer.toHexString(b >> 4)).append('.');
            }
        }
        return name.append(address.isV4() ? "in-addr.arpa" : "ip6.arpa").toString();
    }
}
