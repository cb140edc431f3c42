package kith.node.lan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kith.net.lan.Hint;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * What a node says on a local network ({@code docs/protocol/lan.md}): a hint, a port and addresses.
 * Its names are the salt of the hint, so nothing else is told, such as what the device is called.
 *
 * @param ips of 4 or 16 bytes, at most {@link #IPS_MAX}
 */
record Announcement(Hint hint, int port, List<byte[]> ips) {

    /** The kind of service, as registered names are written. */
    static final String KIND = "_kith._udp.local";

    /** 8: two families, and temporary addresses of IPv6. */
    static final int IPS_MAX = 8;

    /** 75 min and 2 min: RFC 6762, section 10. */
    static final int KIND_TTL_S = 4500;

    private static final int HOST_TTL_S = 120;

    private static final String VERSION = "v=1";
    private static final String TAG = "h=";
    private static final String DIGITS = "[0-9a-f]{16}";

    /** The name of the service. */
    String service() {
        return digits(hint.salt()) + "." + KIND;
    }

    /** The name of the host: not the device's. */
    String host() {
        return digits(hint.salt()) + ".local";
    }

    /** A message that says all of it. */
    DnsMessage message() {
        List<DnsRecord> records = new ArrayList<>();
        records.add(new DnsRecord.Pointer(KIND, KIND_TTL_S, service()));
        records.add(new DnsRecord.Service(service(), HOST_TTL_S, port, host()));
        records.add(new DnsRecord.Text(service(), KIND_TTL_S, text()));
        for (byte[] ip : ips) {
            records.add(new DnsRecord.Host(host(), HOST_TTL_S, ip));
        }
        return new DnsMessage(true, Collections.emptyList(), records);
    }

    /** A message that it is over (RFC 6762, section 10.1). */
    DnsMessage goodbye() {
        DnsRecord over = new DnsRecord.Pointer(KIND, 0, service());
        return new DnsMessage(true, Collections.emptyList(), Collections.singletonList(over));
    }

    private byte[] text() {
        Writer text = new Writer(64);
        for (String string : new String[] {VERSION, TAG + digits(hint.tag())}) {
            text.u8(string.length()).bytes(string.getBytes(StandardCharsets.US_ASCII));
        }
        return text.toBytes();
    }

    /** The announcement that a stranger's message holds; null if it holds none that is whole. */
    static @Nullable Announcement of(DnsMessage message) {
        for (DnsRecord record : message.records()) {
            if (record instanceof DnsRecord.Service service
                    && service.ttlS() > 0
                    && service.port() > 0
                    && service.name().endsWith("." + KIND)) {
                return of(service, message.records());
            }
        }
        return null;
    }

    private static @Nullable Announcement of(DnsRecord.Service service, List<DnsRecord> records) {
        String named = service.name().substring(0, service.name().length() - KIND.length() - 1);
        byte[] salt = bytes(named);
        byte[] tag = null;
        List<byte[]> ips = new ArrayList<>();
        for (DnsRecord record : records) {
            if (record instanceof DnsRecord.Text text && text.name().equals(service.name())) {
                tag = tag(text.strings());
            }
            if (record instanceof DnsRecord.Host host
                    && host.ttlS() > 0
                    && host.name().equals(service.target())
                    && ips.size() < IPS_MAX) {
                ips.add(host.ip());
            }
        }
        return salt == null || tag == null || ips.isEmpty()
                ? null
                : new Announcement(new Hint(salt, tag), service.port(), ips);
    }

    /** The tag among strings with their lengths before them; null if there is none. */
    private static byte @Nullable [] tag(byte[] strings) {
        Reader in = new Reader(strings);
        boolean known = false;
        byte[] tag = null;
        while (in.remaining() > 0) {
            byte[] bytes = in.bytes(in.u8());
            String string = new String(bytes, StandardCharsets.ISO_8859_1);
            known |= string.equals(VERSION);
            if (tag == null && string.startsWith(TAG)) {
                tag = bytes(string.substring(TAG.length()));
            }
        }
        return known && !in.failed() ? tag : null;
    }

    private static String digits(byte[] eight) {
        String digits = Long.toHexString(new Reader(eight).u64());
        return "0000000000000000".substring(digits.length()) + digits;
    }

    private static byte @Nullable [] bytes(String digits) {
        return digits.matches(DIGITS)
                ? new Writer(8).u64(Long.parseUnsignedLong(digits, 16)).toBytes()
                : null;
    }
}
