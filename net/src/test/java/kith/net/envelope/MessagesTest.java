package kith.net.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HexFormat;
import kith.net.Id;
import kith.net.crypto.Vectors;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessagesTest {

    @Test
    void theVectorsOfEnvelopesAreMet() {
        for (Vectors.Vector vector : Vectors.of("envelope.json", "split")) {
            HeadFields fields =
                    new HeadFields(
                            (int) vector.number("suite"),
                            Id.of(vector.bytes("address")),
                            vector.number("expiry"));
            byte[] key = counted((int) vector.number("keyLength"));
            byte[] cipher = counted((int) vector.number("cipherLength"));
            Sealed sealed = Envelopes.split(fields, key, cipher, Samples.CRYPTO);
            assertEquals(vector.text("id"), sealed.id().toString());
            assertEquals(vector.number("packets"), sealed.packets().size());
            assertArrayEquals(vector.bytes("head"), sealed.packets().get(0));
            byte[] last = sealed.packets().get(sealed.packets().size() - 1);
            assertArrayEquals(vector.bytes("last"), last);
            byte[] all = Samples.CRYPTO.sha256(sealed.packets().toArray(new byte[0][]));
            assertArrayEquals(vector.bytes("allHash"), all);
        }
    }

    /** Bytes 0, 1, ... 250, 0, 1, ...: no length of a packet is a multiple of 251. */
    static byte[] counted(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    @Test
    void theVectorsOfMessagesAreMet() {
        for (Vectors.Vector vector : Vectors.of("envelope.json", "want")) {
            BitSet packets = new BitSet();
            for (String range : vector.text("ranges").split(" ")) {
                String[] ends = range.split("-");
                packets.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
            }
            Id id = Id.of(vector.bytes("id"));
            assertArrayEquals(vector.bytes("message"), Messages.want(id, packets));
            Decoded<Messages.Want> decoded =
                    Messages.want(new Reader(vector.bytes("message"), 1, -1 + length(vector)));
            assertEquals(Decoded.ok(new Messages.Want(id, packets)), decoded);
        }
    }

    private static int length(Vectors.Vector vector) {
        return vector.bytes("message").length;
    }

    @Test
    void moreGapsThanAWantHasRoomForAreLeftForTheNext() {
        BitSet odd = new BitSet();
        for (int i = 0; i < 200; i++) {
            odd.set(2 * i + 1);
        }
        byte[] message = Messages.want(Samples.id(1), odd);
        Messages.Want want = Messages.want(new Reader(message, 1, message.length - 1)).orNull();
        assertTrue(want != null);
        assertEquals(Messages.RANGES_MAX, want.packets().cardinality());
        assertEquals(127, want.packets().length() - 1);
    }

    @Test
    void rangesThatTouchOverlapOrLeaveTheEnvelopeAreInvalid() {
        assertEquals(Reason.INVALID_FIELD, want("00"));
        assertEquals(Reason.INVALID_FIELD, want("41"));
        assertEquals(Reason.INVALID_FIELD, want("01 0001 0000"));
        assertEquals(Reason.INVALID_FIELD, want("02 0001 0002 0003 0001"));
        assertEquals(Reason.INVALID_FIELD, want("02 0005 0002 0001 0001"));
        assertEquals(Reason.INVALID_FIELD, want("01 03eb 0002"));
        assertEquals(Reason.TRUNCATED, want("02 0001 0002 0004"));
        assertEquals(Reason.TRAILING_BYTES, want("01 0001 0002 00"));
        assertEquals(null, want("01 03ea 0002"));
    }

    private static @Nullable Reason want(String ranges) {
        String hex = Samples.id(1) + ranges.replace(" ", "");
        Decoded<Messages.Want> decoded = Messages.want(new Reader(HexFormat.of().parseHex(hex)));
        return decoded instanceof Decoded.Reject<Messages.Want>(Reason reason) ? reason : null;
    }
}
