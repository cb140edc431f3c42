package kith.bridge.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::ffff:10.0.0.1, 10.0.0.1",
        "::FFFF:a00:1, 10.0.0.1",
        "64:ff9b::10.0.0.1, 64:ff9b::a00:1",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "fe80::1%eth0, fe80::1%eth0",
        "fe80::1%2, fe80::1%2"
    })
    void readsAndWritesTheFormsOfAddresses(String text, String written) {
        assertEquals(written, address(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "127.1",
                "1.2.3",
                "1.2.3.4.5",
                "0127.0.0.1",
                "127.0.0.01",
                "0x7f.0.0.1",
                "256.0.0.1",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1.2.3.",
                ".1.2.3",
                "-1.2.3.4",
                "+1.2.3.4",
                "1.2.3.4%eth0",
                "1.2.3.٤",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "12345::",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "::1.2.3",
                "::g",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "[::1]",
                "::1%",
                "%eth0",
                "fe80::1 ",
                "::1/128",
                ":1",
                "1:",
                "localhost",
                "::-1",
                "::٤"
            })
    void takesNothingElse(String text) {
        assertNull(IpAddress.parse(text));
    }

    /** Both sides of each border of the registry. */
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, INTERNET",
        "0.0.0.0, SPECIAL",
        "0.255.255.255, SPECIAL",
        "1.0.0.0, INTERNET",
        "9.255.255.255, INTERNET",
        "10.0.0.0, LAN",
        "10.255.255.255, LAN",
        "11.0.0.0, INTERNET",
        "100.63.255.255, INTERNET",
        "100.64.0.0, LAN",
        "100.127.255.255, LAN",
        "100.128.0.0, INTERNET",
        "126.255.255.255, INTERNET",
        "127.0.0.0, LOOPBACK",
        "127.255.255.255, LOOPBACK",
        "128.0.0.0, INTERNET",
        "169.253.255.255, INTERNET",
        "169.254.169.254, LAN",
        "169.255.0.0, INTERNET",
        "172.15.255.255, INTERNET",
        "172.16.0.0, LAN",
        "172.31.255.255, LAN",
        "172.32.0.0, INTERNET",
        "192.0.0.1, SPECIAL",
        "192.0.0.9, INTERNET",
        "192.0.0.10, INTERNET",
        "192.0.0.170, SPECIAL",
        "192.0.1.0, INTERNET",
        "192.0.2.1, SPECIAL",
        "192.88.99.1, SPECIAL",
        "192.167.255.255, INTERNET",
        "192.168.0.0, LAN",
        "192.169.0.0, INTERNET",
        "198.17.255.255, INTERNET",
        "198.18.0.0, SPECIAL",
        "198.19.255.255, SPECIAL",
        "198.51.100.7, SPECIAL",
        "203.0.113.7, SPECIAL",
        "223.255.255.255, INTERNET",
        "224.0.0.1, LAN",
        "239.255.255.255, LAN",
        "240.0.0.1, SPECIAL",
        "255.255.255.254, SPECIAL",
        "255.255.255.255, LAN"
    })
    void knowsHowFarAnIpv4AddressReaches(String text, AddressClass kind) {
        assertEquals(kind, address(text).kind());
    }

    /** Both sides of each border of the registry. */
    @ParameterizedTest
    @CsvSource({
        "::, SPECIAL",
        "::1, LOOPBACK",
        "::2, SPECIAL",
        "::127.0.0.1, SPECIAL",
        "::ffff:127.0.0.1, LOOPBACK",
        "::ffff:8.8.8.8, INTERNET",
        "::ffff:192.168.1.1, LAN",
        "64:ff9b::127.0.0.1, LOOPBACK",
        "64:ff9b::10.1.2.3, LAN",
        "64:ff9b::8.8.8.8, INTERNET",
        "64:ff9b:0:0:0:1:808:808, SPECIAL",
        "64:ff9b:1::8.8.8.8, SPECIAL",
        "100::1, SPECIAL",
        "1fff:ffff::1, SPECIAL",
        "2001::1, SPECIAL",
        "2001:1::1, INTERNET",
        "2001:1::4, SPECIAL",
        "2001:3::1, INTERNET",
        "2001:4:112::1, INTERNET",
        "2001:20::1, INTERNET",
        "2001:10::1, SPECIAL",
        "2001:200::1, INTERNET",
        "2001:db8::1, SPECIAL",
        "2001:db9::1, INTERNET",
        "2002:7f00:1::1, SPECIAL",
        "2606:4700::1111, INTERNET",
        "3fff::1, SPECIAL",
        "3fff:1000::1, INTERNET",
        "4000::1, SPECIAL",
        "5f00::1, SPECIAL",
        "fbff::1, SPECIAL",
        "fc00::1, LAN",
        "fdff::1, LAN",
        "fe00::1, SPECIAL",
        "fe80::1%eth0, LAN",
        "febf::1, LAN",
        "fec0::1, LAN",
        "ff02::1, LAN",
        "ff0e::1, LAN"
    })
    void knowsHowFarAnIpv6AddressReaches(String text, AddressClass kind) {
        assertEquals(kind, address(text).kind());
    }

    @Test
    void aWrappedAddressHasNoZone() {
        assertEquals("127.0.0.1", address("::ffff:127.0.0.1%lo").toString());
    }

    @Test
    void theUnspecifiedAddressLeadsToThisMachine() {
        assertEquals("127.0.0.1", address("0.0.0.0").destination().toString());
        assertEquals("127.0.0.1", address("::ffff:0.0.0.0").destination().toString());
        assertEquals("::1", address("::").destination().toString());
        assertEquals("8.8.8.8", address("8.8.8.8").destination().toString());
    }

    static IpAddress address(String text) {
        IpAddress address = IpAddress.parse(text);
        assertNotNull(address, text);
        return address;
    }
}
