package kith.net.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelayMessageTest {

    private static final Address HOME = Address.v4(0xc0000201, 7000);

    static List<RelayMessage> messages() {
        byte[] key = new byte[Id.BYTES];
        Arrays.fill(key, (byte) 0xa5);
        Id id = Id.of(key);
        return List.of(
                new RelayMessage.Ask(0xffff_ffffL, id),
                new RelayMessage.Offer(-1, id),
                new RelayMessage.Accept(Long.MIN_VALUE),
                new RelayMessage.Decline(1),
                new RelayMessage.Opened(7, 8),
                new RelayMessage.Refused(7, Reason.EXPIRED),
                new RelayMessage.Close(9),
                new RelayMessage.Ended(9, Reason.FULL),
                new RelayMessage.Observed(HOME),
                new RelayMessage.Candidates(List.of()),
                new RelayMessage.Candidates(
                        Collections.nCopies(RelayMessage.CANDIDATES_MAX, HOME)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void survivesTheWire(RelayMessage message) {
        byte[] bytes = message.encode();
        assertTrue(RelayMessage.is(bytes[0]));
        assertEquals(Decoded.ok(message), RelayMessage.decode(bytes));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void cutShortOrTooLongIsRefused(RelayMessage message) {
        byte[] bytes = message.encode();
        for (int length = 0; length < bytes.length; length++) {
            assertInstanceOf(
                    Decoded.Reject.class, RelayMessage.decode(Arrays.copyOf(bytes, length)));
        }
        assertEquals(
                Decoded.reject(Reason.TRAILING_BYTES),
                RelayMessage.decode(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void oneCandidateTooManyIsRefused() {
        byte[] bytes = new byte[2 + (RelayMessage.CANDIDATES_MAX + 1) * Address.BYTES];
        Arrays.fill(bytes, (byte) 1);
        bytes[0] = 0x29;
        bytes[1] = RelayMessage.CANDIDATES_MAX + 1;
        assertInstanceOf(Decoded.Reject.class, RelayMessage.decode(bytes));
    }

    @Test
    void unknownKindsAndReasonsAreRefused() {
        assertEquals(Decoded.reject(Reason.UNKNOWN_KIND), RelayMessage.decode(new byte[] {0x2a}));
        byte[] refused = new RelayMessage.Refused(1, Reason.FULL).encode();
        refused[5] = (byte) RelayMessage.CODES.size();
        assertInstanceOf(Decoded.Reject.class, RelayMessage.decode(refused));
    }
}
