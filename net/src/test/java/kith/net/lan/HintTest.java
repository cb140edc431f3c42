package kith.net.lan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import org.junit.jupiter.api.Test;

class HintTest {

    private final Crypto crypto = new RealCrypto();

    @Test
    void namesTheNodeAndNoOther() {
        Hint hint = Hint.of(crypto, node(1), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        assertTrue(hint.names(crypto, node(1)));
        assertFalse(hint.names(crypto, node(2)));
    }

    @Test
    void isAnotherUnderEachSalt() {
        List<String> tags = new ArrayList<>();
        for (byte i = 0; i < 3; i++) {
            byte[] salt = {i, 0, 0, 0, 0, 0, 0, 0};
            tags.add(HexFormat.of().formatHex(Hint.of(crypto, node(1), salt).tag()));
        }
        assertEquals(3, tags.stream().distinct().count(), () -> "tags " + tags);
    }

    /** Made by another implementation: the example of {@code docs/protocol/lan.md}. */
    @Test
    void isWhatTheSpecificationSays() {
        byte[] salt = HexFormat.of().parseHex("0123456789abcdef");
        Hint hint = Hint.of(crypto, node(7), salt);
        assertEquals("77ec5b6a9562edfd", HexFormat.of().formatHex(hint.tag()));
    }

    private static Id node(int number) {
        byte[] bytes = new byte[Id.BYTES];
        Arrays.fill(bytes, (byte) number);
        return Id.of(bytes);
    }
}
