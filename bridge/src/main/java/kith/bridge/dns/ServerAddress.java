package kith.bridge.dns;

import kith.bridge.permission.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A name server.
 *
 * @param port 1 to 65535
 */
record ServerAddress(IpAddress address, int port) {
    /** 53: RFC 1035 section 4.2. */
    static final int PORT = 53;

    /**
     * Reads {@code 9.9.9.9}, {@code 9.9.9.9:5353}, {@code 2620:fe::9} or {@code [2620:fe::9]:5353}.
     *
     * @return null for anything else
     */
    static @Nullable ServerAddress parse(String text) {
        int close = text.indexOf(']');
        if (text.startsWith("[") && close > 0) {
            String rest = text.substring(close + 1);
            return of(text.substring(1, close), rest.isEmpty() ? rest : rest.substring(1));
        }
        int colon = text.indexOf(':');
        return colon >= 0 && colon == text.lastIndexOf(':')
                ? of(text.substring(0, colon), text.substring(colon + 1))
                : of(text, "");
    }

    private static @Nullable ServerAddress of(String host, String port) {
        IpAddress address = IpAddress.parse(host);
        int number = port.isEmpty() ? PORT : number(port);
        return address == null || number < 1 || number > 65535
                ? null
                : new ServerAddress(address, number);
    }

    private static int number(String digits) {
        if (digits.length() > 5) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** As Node writes it: the port only where it is another. */
    @Override
    public String toString() {
        if (port == PORT) {
            return address.toString();
        }
        return (address.isV4() ? address.toString() : "[" + address + "]") + ":" + port;
    }
}
