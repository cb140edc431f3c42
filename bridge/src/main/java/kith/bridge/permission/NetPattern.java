package kith.bridge.permission;

import org.jspecify.annotations.Nullable;

/**
 * One line of a list under {@code permissions.tcp} or {@code .udp}: {@code HOST:PORTS}. HOST is a
 * word for a class of addresses, an address, a range of them ({@code 10.1.0.0/16}, {@code
 * [fd00::/8]}), a name or all names below one.
 *
 * @param text as written in the manifest
 * @param host which addresses
 * @param firstPort the first port; 0 is one the system chooses
 * @param lastPort the last one
 */
public record NetPattern(String text, Host host, int firstPort, int lastPort) {
    /** 300 characters: the longest name, its wildcard and two ports have less. */
    public static final int CHARS_MAX = 300;

    /** 65 535: the last port. */
    static final int PORT_MAX = 65_535;

    private static final String FORMS =
            "HOST:PORTS is allowed, such as \"example.org:443\", \"10.1.0.0/16:1024-2047\","
                    + " \"[fd00::/8]:*\", \"internet:443\", \"lan:*\" or \"loopback:8080\"";

    /** Which addresses a line covers. */
    public sealed interface Host {}

    /** All of a class. */
    public record Kind(AddressClass kind) implements Host {}

    /** Those whose first bits are those of {@code base}. */
    public record Range(IpAddress base, int prefixBits) implements Host {}

    /** Those of the internet to which one of these names leads. */
    public record Named(NamePattern names) implements Host {}

    /** What reading a pattern gives. */
    public sealed interface Result {}

    /** A good pattern. */
    public record Ok(NetPattern pattern) implements Result {}

    /** What is wrong, and what would be right. */
    public record Reject(String problem, String allowed) implements Result {}

    /** Reads a pattern. */
    public static Result parse(String text) {
        int colon = text.lastIndexOf(':');
        if (text.length() > CHARS_MAX || colon < 1 || text.endsWith("]")) {
            return new Reject("a line has a host, \":\" and ports", FORMS);
        }
        Ports ports = ports(text.substring(colon + 1));
        if (ports == null) {
            return new Reject(
                    "\"" + shortened(text.substring(colon + 1)) + "\" are no ports",
                    "a port from 0 to 65535, a range such as \"8000-8999\" or \"*\" is allowed");
        }
        String host = text.substring(0, colon);
        AddressClass kind = AddressClass.ofWord(host);
        if (kind != null) {
            return ok(text, new Kind(kind), ports);
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            return range(text, host.substring(1, host.length() - 1), ports, false);
        }
        if (host.indexOf(':') >= 0) {
            return new Reject(
                    "an IPv6 address stands in brackets", "write \"[" + host + "]:PORTS\"");
        }
        if (host.indexOf('/') >= 0 || AddressText.bytes(host) != null) {
            return range(text, host, ports, true);
        }
        NamePattern names = host.equals("*") ? null : NamePattern.parse(host);
        if (names == null) {
            String problem =
                    host.equals("*")
                            ? "\"*\" is no host; \"internet\", \"lan\" and \"loopback\" together are"
                            : NamePattern.problem(host);
            return new Reject(problem, FORMS);
        }
        return ok(text, new Named(names), ports);
    }

    private record Ports(int first, int last) {}

    private static Result ok(String text, Host host, Ports ports) {
        return new Ok(new NetPattern(text, host, ports.first, ports.last));
    }

    private static Result range(String text, String written, Ports ports, boolean v4) {
        int slash = written.indexOf('/');
        String plain = slash < 0 ? written : written.substring(0, slash);
        byte[] bytes = AddressText.bytes(plain);
        if (bytes == null || bytes.length != (v4 ? IpAddress.V4_BYTES : IpAddress.V6_BYTES)) {
            String zoned = plain.indexOf('%') >= 0 ? ", and a line has no zone" : "";
            return new Reject(
                    "\"" + shortened(plain) + "\" is no IPv" + (v4 ? 4 : 6) + " address" + zoned,
                    FORMS);
        }
        IpAddress base = IpAddress.of(bytes, "");
        if (base.isV4() != v4) {
            return new Reject(
                    "an IPv6 address that wraps an IPv4 one is that IPv4 address",
                    "write \"" + base + ":PORTS\"");
        }
        int bits = slash < 0 ? bytes.length * 8 : number(written.substring(slash + 1), 3);
        if (bits < 0 || bits > bytes.length * 8) {
            return new Reject(
                    "\"" + shortened(written.substring(slash)) + "\" is no length of a range",
                    "\"/0\" to \"/" + bytes.length * 8 + "\" are allowed");
        }
        IpAddress start = base.start(bits);
        if (!start.equals(base)) {
            return new Reject(
                    "the range does not begin at " + base, "write \"" + start + "/" + bits + "\"");
        }
        return ok(text, new Range(base, bits), ports);
    }

    private static @Nullable Ports ports(String text) {
        if (text.equals("*")) {
            return new Ports(0, PORT_MAX);
        }
        int hyphen = text.indexOf('-');
        int first = number(hyphen < 0 ? text : text.substring(0, hyphen), 5);
        int last = hyphen < 0 ? first : number(text.substring(hyphen + 1), 5);
        return first < 0 || last < first || last > PORT_MAX ? null : new Ports(first, last);
    }

    /** A decimal number without leading zeros; else -1. */
    private static int number(String text, int digitsMax) {
        boolean padded = text.length() > 1 && text.charAt(0) == '0';
        if (text.isEmpty() || text.length() > digitsMax || padded) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    boolean coversPort(int port) {
        return port >= firstPort && port <= lastPort;
    }

    /** Whether an address is covered by itself, whatever name led to it. */
    boolean coversAddress(IpAddress address) {
        if (host instanceof Kind word) {
            return address.kind() == word.kind;
        }
        return host instanceof Range range && address.isBelow(range.base, range.prefixBits);
    }

    /** Whether a name, in its {@link HostName#normal} form, is covered. */
    boolean coversName(String normal) {
        return host instanceof Named named && named.names.covers(normal);
    }
}
