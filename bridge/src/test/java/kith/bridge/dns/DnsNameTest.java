package kith.bridge.dns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DnsNameTest {
    private static String wire(String text) {
        byte[] wire = DnsName.encode(text);
        return wire == null ? "none" : new String(wire, StandardCharsets.ISO_8859_1);
    }

    private static String plain(String text) {
        byte[] wire = DnsName.encode(text);
        assertNotNull(wire, text);
        return DnsName.plain(wire);
    }

    @Test
    void writesLabelsWithTheirLengths() {
        assertEquals("\1a\7example\0", wire("a.example"));
        assertEquals("\1a\7example\0", wire("a.example."), "a final dot");
        assertArrayEquals(new byte[1], DnsName.encode(""));
        assertArrayEquals(new byte[1], DnsName.encode("."));
    }

    @Test
    void takesTheMeaningOfCharactersAway() {
        assertEquals("\3a.b\1c\0", wire("a\\.b.c"));
        assertEquals("\3a.b\1c\0", wire("a\\046b.c"));
        assertEquals("\2a\u00ff\0", wire("a\\255"));
        assertEquals("\1\\\0", wire("\\\\"));
    }

    @Test
    void refusesWhatIsNoName() {
        for (String text :
                new String[] {
                    "a..b", ".a", "..", "a b", "a\u0000", "\u00e9", "a\\", "a\\25", "a\\256",
                    "a\\2x5"
                }) {
            assertNull(DnsName.encode(text), text);
        }
        assertNull(DnsName.encode("a".repeat(64)));
        assertNotNull(DnsName.encode("a".repeat(63)));
        assertNull(DnsName.encode("a.".repeat(127) + "a"), "256 bytes");
        assertNotNull(DnsName.encode("a.".repeat(126) + "a"), "255 bytes");
    }

    @Test
    void isAskedAboutByItsRealParts() {
        assertEquals("a_1.b-2.example", plain("a_1.b-2.example."));
        assertEquals("?.org", plain("evil\\.example.org"), "one part, not two");
        assertEquals("?.org", plain("evil\\046example.org"));
        assertEquals("evil.?", plain("evil.x\\000"));
        assertEquals("", plain("."));
    }
}
