package kith.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerAddressTest {

    @Test
    void readsWhatItWrites() {
        String id = "0123456789abcdef".repeat(4);
        for (String text :
                new String[] {id + "@192.168.1.2:7000", id + "@[2001:db8::1]:1", "1.2.3.4:65535"}) {
            assertEquals(text, PeerAddress.parse(text).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1.2.3.4",
                "1.2.3.4:",
                "1.2.3.4:65536",
                "1.2.3.4:0",
                "0.0.0.0:80",
                "example.org:80",
                "::1:80",
                "[1.2.3.4]:80",
                "1.2.3:80",
                "256.1.1.1:80",
                "ab@1.2.3.4:5",
                "[::1]:-1",
            })
    void refusesWhatIsNoPlaceToSendTo(String text) {
        assertThrows(IllegalArgumentException.class, () -> PeerAddress.parse(text));
    }

    @Test
    void whatListensIsWrittenAsItIsRead() {
        for (String text : List.of("[::]:57124", "0.0.0.0:0", "[fd00::2]:1", "127.0.0.1:65535")) {
            assertEquals(text, PeerAddress.text(PeerAddress.socket(text)));
        }
    }
}
