package kith.net.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void isWrittenInTheOneFormOfRfc5952() {
        assertEquals("192.0.2.1:4000", Address.v4(0xc0000201, 4000).toString());
        assertText("::", 0, 0);
        assertText("::1", 0, 1);
        assertText("fd00::2", 0xfd00L << 48, 2);
        assertText("2001:db8::1:0:0:1", 0x2001_0db8_0000_0000L, 0x0001_0000_0000_0001L);
        assertText("2001:0:0:1::1", 0x2001_0000_0000_0001L, 1);
        assertText("2001:db8:0:1:1:1:1:1", 0x2001_0db8_0000_0001L, 0x0001_0001_0001_0001L);
        assertText("fe80:a::", 0xfe80_000aL << 32, 0);
        assertText("1:2:3:4:5:6:7:abcd", 0x0001_0002_0003_0004L, 0x0005_0006_0007_abcdL);
    }

    private static void assertText(String expected, long high, long low) {
        assertEquals("[" + expected + "]:53", new Address(high, low, 53).toString());
    }
}
