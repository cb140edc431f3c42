package kith.net.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import kith.net.Id;
import kith.net.crypto.Vectors;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

/** The bytes of {@code docs/protocol/vectors/relay.json}, which were made without this code. */
class RelayVectorsTest {

    private static final long CIRCUIT = 0x0123456789abcdefL;

    private static final List<RelayMessage> MESSAGES =
            List.of(
                    new RelayMessage.Ask(7, id(32)),
                    new RelayMessage.Offer(CIRCUIT, id(0)),
                    new RelayMessage.Accept(CIRCUIT),
                    new RelayMessage.Decline(CIRCUIT),
                    new RelayMessage.Opened(7, CIRCUIT),
                    new RelayMessage.Refused(7, Reason.FULL),
                    new RelayMessage.Close(CIRCUIT),
                    new RelayMessage.Ended(CIRCUIT, Reason.EXPIRED),
                    new RelayMessage.Observed(Address.v4(0xc0000201, 7000)),
                    new RelayMessage.Candidates(
                            List.of(
                                    new Address(0x20010db800000000L, 9, 65535),
                                    Address.v4(0xc0000201, 7000))));

    @Test
    void messagesHaveTheBytesOfTheSpecification() {
        List<Vectors.Vector> vectors = Vectors.of("relay.json", "message");
        assertEquals(MESSAGES.size(), vectors.size());
        for (int i = 0; i < MESSAGES.size(); i++) {
            byte[] bytes = vectors.get(i).bytes("bytes");
            String name = vectors.get(i).text("name");
            assertArrayEquals(bytes, MESSAGES.get(i).encode(), name);
            assertEquals(Decoded.ok(MESSAGES.get(i)), RelayMessage.decode(bytes), name);
        }
    }

    @Test
    void whatTheSpecificationForbidsIsRejected() {
        for (Vectors.Vector vector : Vectors.of("relay.json", "rejected")) {
            assertInstanceOf(
                    Decoded.Reject.class,
                    RelayMessage.decode(vector.bytes("bytes")),
                    vector.text("why"));
        }
    }

    private static Id id(int first) {
        Writer writer = new Writer(Id.BYTES);
        for (int i = 0; i < Id.BYTES; i++) {
            writer.u8(first + i);
        }
        return Id.of(writer.toBytes());
    }
}
