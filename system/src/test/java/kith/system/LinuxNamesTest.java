package kith.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.bridge.dns.NameException;
import kith.bridge.dns.NameService;
import kith.bridge.dns.ServiceName;
import kith.bridge.permission.IpAddress;
import org.junit.jupiter.api.Test;

class LinuxNamesTest {
    private final LinuxNames names = new LinuxNames();

    private static List<String> texts(List<byte[]> addresses) {
        return addresses.stream().map(bytes -> IpAddress.of(bytes, "").toString()).toList();
    }

    @Test
    void findsThisMachine() throws NameException {
        assertTrue(texts(names.addresses("localhost", 4, 0)).contains("127.0.0.1"));
        List<byte[]> mapped = names.addresses("127.0.0.1", 6, NameService.V4MAPPED);
        assertEquals(16, mapped.get(0).length);
        assertEquals(List.of("127.0.0.1"), texts(mapped));
        assertEquals(List.of("2001:db8::1"), texts(names.addresses("2001:db8::1", 6, 0)));
        assertEquals(List.of("127.0.0.1"), texts(names.addresses("127.0.0.1", 0, 0)));
    }

    @Test
    void saysWhyThereIsNoAnswerAsNodeDoes() {
        NameException none =
                assertThrows(NameException.class, () -> names.addresses("nope.invalid", 0, 0));
        assertTrue(List.of("ENOTFOUND", "EAI_AGAIN").contains(none.code()), none.code());
        assertEquals(none.code().equals("ENOTFOUND") ? -3008 : -3001, none.errno());
        NameException family =
                assertThrows(NameException.class, () -> names.addresses("127.0.0.1", 6, 0));
        assertFalse(family.code().isEmpty());
        assertTrue(family.errno() <= -3000, "" + family.errno());
    }

    @Test
    void namesAnAddressAndAPort() throws NameException {
        ServiceName local = names.service(IpAddress.LOOPBACK_V4, 65_432);
        assertEquals("65432", local.service());
        assertFalse(local.hostname().isEmpty());
        IpAddress documentation = IpAddress.parse("192.0.2.77");
        assertNotNull(documentation);
        NameException none =
                assertThrows(NameException.class, () -> names.service(documentation, 1));
        assertTrue(List.of("ENOTFOUND", "EAI_AGAIN").contains(none.code()), none.code());
    }
}
