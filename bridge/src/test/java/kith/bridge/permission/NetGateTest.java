package kith.bridge.permission;

import static kith.bridge.permission.IpAddressTest.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import kith.bridge.NodeError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetGateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    internet:443         | 8.8.8.8            | 443   | true
                    internet:443         | 8.8.8.8            | 442   | false
                    internet:443         | 8.8.8.8            | 444   | false
                    internet:*           | 127.0.0.1          | 443   | false
                    internet:*           | 10.0.0.1           | 443   | false
                    internet:*           | ::ffff:10.0.0.1    | 443   | false
                    internet:*           | 64:ff9b::10.0.0.1  | 443   | false
                    internet:*           | 64:ff9b::8.8.8.8   | 443   | true
                    internet:*           | 2002:7f00:1::      | 443   | false
                    internet:*           | 0.0.0.0            | 443   | false
                    internet:*           | ::                 | 443   | false
                    lan:*                | 192.168.1.1        | 1     | true
                    lan:*                | 255.255.255.255    | 1     | true
                    lan:*                | 239.1.1.1          | 1     | true
                    lan:*                | fe80::1%eth0       | 1     | true
                    lan:*                | 127.0.0.1          | 1     | false
                    lan:*                | 0.0.0.0            | 1     | false
                    lan:*                | 8.8.8.8            | 1     | false
                    loopback:*           | 127.9.9.9          | 1     | true
                    loopback:*           | ::1                | 1     | true
                    loopback:*           | ::ffff:127.0.0.1   | 1     | true
                    loopback:*           | 0.0.0.0            | 1     | true
                    loopback:*           | ::                 | 1     | true
                    loopback:*           | 192.168.1.1        | 1     | false
                    10.1.0.0/16:5-7      | 10.1.255.255       | 5     | true
                    10.1.0.0/16:5-7      | 10.1.0.0           | 7     | true
                    10.1.0.0/16:5-7      | 10.1.0.0           | 4     | false
                    10.1.0.0/16:5-7      | 10.1.0.0           | 8     | false
                    10.1.0.0/16:5-7      | 10.2.0.0           | 5     | false
                    10.1.0.0/16:5-7      | 10.0.255.255       | 5     | false
                    10.1.0.0/16:5-7      | ::ffff:10.1.0.1    | 5     | true
                    0.0.0.0/0:*          | 10.2.0.0           | 65535 | true
                    0.0.0.0/0:*          | ::1                | 1     | false
                    [::/0]:*             | ::1                | 1     | true
                    [::/0]:*             | 127.0.0.1          | 1     | false
                    [::/0]:*             | ::ffff:127.0.0.1   | 1     | false
                    192.0.2.1:9          | 192.0.2.1          | 9     | true
                    192.0.2.0/31:9       | 192.0.2.2          | 9     | false
                    192.0.2.1/32:9       | 192.0.2.1          | 9     | true
                    [2001:db8::/33]:9    | 2001:db8:7fff::1   | 9     | true
                    [2001:db8::/33]:9    | 2001:db8:8000::1   | 9     | false
                    [fe80::1]:9          | fe80::1%eth7       | 9     | true
                    example.org:443      | 8.8.8.8            | 443   | false
                    """)
    void coversWhatTheLineSays(String line, String address, int port, boolean allowed) {
        assertEquals(allowed, gate(NetUse.TCP_CONNECT, line).allows(use(), address(address), port));
    }

    private static NetUse use() {
        return NetUse.TCP_CONNECT;
    }

    @Test
    void oneUseGrantsNoOther() {
        for (NetUse granted : NetUse.values()) {
            NetGate gate = gate(granted, "loopback:*");
            for (NetUse used : NetUse.values()) {
                assertEquals(granted == used, gate.allows(used, IpAddress.LOOPBACK_V4, 1));
            }
        }
    }

    @Test
    void nothingGrantsNothing() {
        NetGate gate = new NetGate(NetPermissions.NONE);
        assertFalse(gate.allows(NetUse.TCP_CONNECT, address("8.8.8.8"), 443));
        assertFalse(gate.allowsLookup("localhost"));
        assertFalse(gate.allowsLookup("example.org"));
        gate.resolved("example.org", List.of(address("8.8.8.8")));
        assertFalse(gate.allows(NetUse.TCP_CONNECT, address("8.8.8.8"), 443));
    }

    @ParameterizedTest
    @CsvSource({
        "loopback:0, 127.0.0.1, 0, true",
        "loopback:1-65535, 127.0.0.1, 0, false",
        "loopback:*, 0.0.0.0, 80, false",
        "internet:*, 0.0.0.0, 80, false",
        "lan:*, 0.0.0.0, 80, true",
        "lan:*, '::', 80, true",
        "lan:80, '::', 81, false",
        "0.0.0.0:80, 0.0.0.0, 80, true",
        "0.0.0.0:80, '::', 80, false",
        "[::]:80, '::', 80, true",
        "[::]:80, '::1', 80, false",
        "lan:*, 192.168.1.5, 80, true"
    })
    void allNetworksAreOpenedByTheLanOnly(String line, String local, int port, boolean allowed) {
        assertEquals(
                allowed,
                gate(NetUse.TCP_LISTEN, line).allows(NetUse.TCP_LISTEN, address(local), port));
    }

    @Test
    void aNameCoversWhereItLed() {
        NetGate gate = gate(NetUse.TCP_CONNECT, "example.org:443", "*.example.com:80");
        IpAddress far = address("8.8.8.8");
        gate.resolved("Example.ORG.", List.of(far, address("2606:4700::1")));
        assertTrue(gate.allows(NetUse.TCP_CONNECT, far, 443));
        assertTrue(gate.allows(NetUse.TCP_CONNECT, address("2606:4700::1"), 443));
        assertFalse(gate.allows(NetUse.TCP_CONNECT, far, 80));
        assertFalse(gate.allows(NetUse.TCP_CONNECT, address("8.8.4.4"), 443));
        gate.resolved("a.b.example.com", List.of(far));
        assertTrue(gate.allows(NetUse.TCP_CONNECT, far, 80));
        gate.resolved("example.com", List.of(address("9.9.9.9")));
        gate.resolved("evilexample.com", List.of(address("9.9.9.9")));
        assertFalse(gate.allows(NetUse.TCP_CONNECT, address("9.9.9.9"), 80));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "::",
        "fd00::1",
        "fe80::1",
        "::ffff:127.0.0.1",
        "64:ff9b::192.168.1.1",
        "255.255.255.255",
        "192.0.2.1"
    })
    void aNameThatIsLedInsideOpensNothing(String inside) {
        NetGate gate = gate(NetUse.TCP_CONNECT, "example.org:80");
        gate.resolved("example.org", List.of(address(inside)));
        assertFalse(gate.allows(NetUse.TCP_CONNECT, address(inside), 80));
    }

    @Test
    void aRefusalSaysWhereTheNameLedAndTheLine() {
        NetGate gate = gate(NetUse.TCP_CONNECT, "example.org:80");
        gate.resolved("example.org", List.of(address("10.0.0.1")));
        NodeError error =
                assertThrows(
                        NodeError.class,
                        () -> gate.require(NetUse.TCP_CONNECT, address("10.0.0.1"), 80));
        assertEquals("ERR_ACCESS_DENIED", error.code());
        assertEquals("Net", error.permission());
        assertEquals("10.0.0.1:80", error.resource());
        assertEquals(
                "tcp.connect of 10.0.0.1:80, to which the name 'example.org' led outside the"
                        + " internet, is not granted (Net). To allow it, add to the manifest:"
                        + " \"kith\": {\"permissions\": {\"tcp\": {\"connect\": [\"10.0.0.1:80\"]}}}",
                error.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    TCP_CONNECT | 0.0.0.0          | "tcp": {"connect": ["127.0.0.1:80"]}
                    TCP_CONNECT | ::ffff:10.0.0.1  | "tcp": {"connect": ["10.0.0.1:80"]}
                    UDP_SEND    | fe80::1%eth0     | "udp": {"send": ["[fe80::1]:80"]}
                    UDP_BIND    | ::               | "udp": {"bind": ["lan:80"]}
                    TCP_LISTEN  | 0.0.0.0          | "tcp": {"listen": ["lan:80"]}
                    TCP_LISTEN  | 127.0.0.1        | "tcp": {"listen": ["127.0.0.1:80"]}
                    """)
    void theLineOfARefusalAllowsIt(NetUse use, String address, String line) {
        NodeError error = new NetGate(NetPermissions.NONE).refusal(use, address(address), 80);
        String text = error.message();
        assertTrue(text.endsWith(": {" + line + "}}"), text);
        String pattern = text.substring(text.indexOf("[\"") + 2, text.lastIndexOf("\"]"));
        assertTrue(gate(use, pattern).allows(use, address(address), 80), pattern);
    }

    @Test
    void namesAreLookedUpWhereSomethingNamesThem() {
        NetGate gate =
                new NetGate(
                        new NetPermissions(
                                Map.of(NetUse.UDP_SEND, List.of(line("stun.example.org:3478"))),
                                List.of(names("*.example.net"))));
        assertTrue(gate.allowsLookup("STUN.example.org."));
        assertTrue(gate.allowsLookup("a.example.net"));
        assertTrue(gate.allowsLookup("localhost."));
        assertFalse(gate.allowsLookup("example.net"));
        assertFalse(gate.allowsLookup("example.org"));
        assertFalse(gate.allowsLookup("stun.example.org.evil.net"));
        assertFalse(gate.allowsLookup("stun.example.org.."));
        NodeError error =
                assertThrows(NodeError.class, () -> gate.requireLookup("evil\".example.org"));
        assertEquals("evil\".example.org", error.resource());
        assertTrue(error.message().endsWith("{\"dns\": [\"evil\\\".example.org\"]}}"));
    }

    @Test
    void aStarLooksUpAllNamesAndOpensNoAddress() {
        NetGate gate = new NetGate(new NetPermissions(Map.of(), List.of(names("*"))));
        assertTrue(gate.allowsLookup("whatever.example"));
        gate.resolved("whatever.example", List.of(address("8.8.8.8")));
        assertFalse(gate.allows(NetUse.TCP_CONNECT, address("8.8.8.8"), 443));
    }

    @Test
    void forgetsTheAddressesSeenLongestAgo() {
        NetGate gate = gate(NetUse.TCP_CONNECT, "*.example.org:80");
        for (int i = 0; i <= NetGate.ADDRESSES_MAX; i++) {
            gate.resolved("n" + i + ".example.org", List.of(numbered(i)));
        }
        assertFalse(gate.allows(NetUse.TCP_CONNECT, numbered(0), 80));
        assertTrue(gate.allows(NetUse.TCP_CONNECT, numbered(1), 80));
        assertTrue(gate.allows(NetUse.TCP_CONNECT, numbered(NetGate.ADDRESSES_MAX), 80));
    }

    private static IpAddress numbered(int i) {
        return IpAddress.of(new byte[] {8, 8, (byte) (i >> 8), (byte) i}, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    example.org             | a line has a host, ":" and ports
                    :80                     | a line has a host, ":" and ports
                    [::1]                   | a line has a host, ":" and ports
                    example.org:            | "" are no ports
                    example.org:-1          | "-1" are no ports
                    example.org:65536       | "65536" are no ports
                    example.org:080         | "080" are no ports
                    example.org:2-1         | "2-1" are no ports
                    example.org:1-          | "1-" are no ports
                    example.org:1-65536     | "1-65536" are no ports
                    example.org:http        | "http" are no ports
                    ::1:80                  | an IPv6 address stands in brackets
                    [fe80::1%eth0]:80       | "fe80::1%eth0" is no IPv6 address, and a line has no zone
                    [1.2.3.4]:80            | "1.2.3.4" is no IPv6 address
                    [::ffff:10.0.0.1]:80    | an IPv6 address that wraps an IPv4 one is that IPv4 address
                    [::ffff:0:0/96]:80      | an IPv6 address that wraps an IPv4 one is that IPv4 address
                    10.0.0.0/33:80          | "/33" is no length of a range
                    10.0.0.0/-1:80          | "/-1" is no length of a range
                    10.0.0.0/08:80          | "/08" is no length of a range
                    10.0.0.0/:80            | "/" is no length of a range
                    [fd00::/129]:80         | "/129" is no length of a range
                    10.0.0.1/8:80           | the range does not begin at 10.0.0.1
                    [fd00::1/64]:80         | the range does not begin at fd00::1
                    010.0.0.1:80            | a name does not end in a number; an address is four decimal numbers
                    0x7f.1:80               | a name does not end in a number; an address is four decimal numbers
                    127.1:80                | a name does not end in a number; an address is four decimal numbers
                    2130706433:80           | a name does not end in a number; an address is four decimal numbers
                    example.0x1:80          | a name does not end in a number; an address is four decimal numbers
                    256.1.1.1/8:80          | "256.1.1.1" is no IPv4 address
                    *:80                    | "*" is no host; "internet", "lan" and "loopback" together are
                    Example.org:80          | a name is written in lower case
                    bücher.example:80       | a name is written in ASCII, as the name system has it (xn--…)
                    localhost:80            | "localhost" is the word loopback here
                    a.localhost:80          | "localhost" is the word loopback here
                    example.org.:80         | each part of a name between dots has 1 to 63 characters
                    a..b:80                 | each part of a name between dots has 1 to 63 characters
                    *.*.org:80              | a name has letters, digits, "-", "_" and dots, or "*." in front
                    a*.org:80               | a name has letters, digits, "-", "_" and dots, or "*." in front
                    *.:80                   | a name has 1 to 253 characters
                    -a.org:80               | no part of a name begins or ends with "-"
                    Internet:80             | a name is written in lower case
                    http://example.org:80   | an IPv6 address stands in brackets
                    """)
    void refusesLinesThatSayNothingClear(String text, String problem) {
        NetPattern.Reject reject =
                assertInstanceOf(NetPattern.Reject.class, NetPattern.parse(text), text);
        assertEquals(problem, reject.problem());
    }

    @Test
    void aNameHasAtMost253Characters() {
        String label = "a".repeat(63) + ".";
        String longest = label + label + label + "a".repeat(61);
        assertEquals(HostName.CHARS_MAX, longest.length());
        line("*." + longest + ":1-65535");
        assertInstanceOf(NetPattern.Reject.class, NetPattern.parse(longest + "a:1"));
        assertInstanceOf(NetPattern.Reject.class, NetPattern.parse("a".repeat(64) + ".org:1"));
    }

    static NetGate gate(NetUse use, String... lines) {
        List<NetPattern> patterns = new ArrayList<>();
        for (String text : lines) {
            patterns.add(line(text));
        }
        return new NetGate(new NetPermissions(Collections.singletonMap(use, patterns), List.of()));
    }

    private static NetPattern line(String text) {
        return assertInstanceOf(NetPattern.Ok.class, NetPattern.parse(text), text).pattern();
    }

    private static NamePattern names(String text) {
        return assertInstanceOf(NamePattern.Ok.class, NamePattern.read(text), text).pattern();
    }
}
