package kith.node.lan;

import java.nio.charset.StandardCharsets;
import kith.net.wire.Writer;

/** The resource records that services are announced with (RFC 6763, RFC 2782). */
sealed interface DnsRecord {

    int A = 1;
    int PTR = 12;
    int TXT = 16;
    int AAAA = 28;
    int SRV = 33;
    int ANY = 255;

    /** In lower case, without a dot at the end. */
    String name();

    int ttlS();

    /** A service of a kind has this name. */
    record Pointer(String name, int ttlS, String target) implements DnsRecord {}

    /** A service is at this port of this host. */
    record Service(String name, int ttlS, int port, String target) implements DnsRecord {}

    /** What else is said of a service: strings with their lengths before them. */
    record Text(String name, int ttlS, byte[] strings) implements DnsRecord {}

    /** A host has this address, of 4 or 16 bytes. */
    record Host(String name, int ttlS, byte[] ip) implements DnsRecord {}

    /** Appends a record; its name is not shortened by pointers, which is allowed. */
    static void write(DnsRecord record, Writer out) {
        name(record.name(), out);
        switch (record) {
            case Pointer(String name, int ttlS, String target) -> {
                // Others have records of this name, too, so theirs stay.
                out.u16(PTR).u16(DnsMessage.INTERNET).u32(ttlS).u16(target.length() + 2);
                name(target, out);
            }
            case Service(String name, int ttlS, int port, String target) -> {
                out.u16(SRV).u16(DnsMessage.ONLY_ONES).u32(ttlS).u16(6 + target.length() + 2);
                name(target, out.u16(0).u16(0).u16(port));
            }
            case Text(String name, int ttlS, byte[] strings) ->
                    out.u16(TXT)
                            .u16(DnsMessage.ONLY_ONES)
                            .u32(ttlS)
                            .u16(strings.length)
                            .bytes(strings);
            case Host(String name, int ttlS, byte[] ip) ->
                    out.u16(ip.length == 4 ? A : AAAA)
                            .u16(DnsMessage.ONLY_ONES)
                            .u32(ttlS)
                            .u16(ip.length)
                            .bytes(ip);
        }
    }

    /** Appends a name: its labels with their lengths before them, and 0. */
    static void name(String name, Writer out) {
        for (String label : name.split("\\.")) {
            out.u8(label.length()).bytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.u8(0);
    }
}
