package kith.net.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kith.net.Id;
import kith.net.envelope.Assembly.Verdict;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblyTest {

    private static final int PAYLOAD = Envelopes.PAYLOAD_BYTES_MAX;
    private static final int LARGE = 100 * PAYLOAD + 5;

    @ParameterizedTest
    @ValueSource(
            ints = {
                1,
                300,
                PAYLOAD,
                PAYLOAD + 1,
                28 * PAYLOAD,
                28 * PAYLOAD + 1,
                32 * PAYLOAD,
                64 * PAYLOAD + 1,
                Envelopes.CIPHER_BYTES_MAX
            })
    void whatIsSplitComesTogetherInIndexOrderProvedAtOnce(int length) {
        byte[] cipher = Samples.random(length, length);
        byte[] key = Samples.random(1, Envelopes.KEY_BYTES_MAX);
        Sealed sealed = Envelopes.split(Samples.fields(), key, cipher, Samples.CRYPTO);
        Assembly assembly = new Assembly(Samples.head(sealed), Samples.CRYPTO);
        for (int i = 1; i < sealed.packets().size(); i++) {
            assertTrue(sealed.packets().get(i).length <= Envelopes.PACKET_BYTES_MAX);
            assertFalse(assembly.complete());
            assertEquals(Verdict.PROVED, assembly.accept(i, Samples.payload(sealed, i)));
        }
        assertTrue(assembly.complete());
        assertArrayEquals(cipher, assembly.ciphertext());
        assertArrayEquals(key, assembly.key());
    }

    @Test
    void anyOrderGivesTheMessageInAsManyRoundsAsItNeeds() {
        for (int seed = 0; seed < 20; seed++) {
            byte[] cipher = Samples.random(seed, 1 + new Random(seed).nextInt(LARGE));
            Sealed sealed = Envelopes.split(Samples.fields(), null, cipher, Samples.CRYPTO);
            Assembly assembly = new Assembly(Samples.head(sealed), Samples.CRYPTO);
            List<Integer> order = new ArrayList<>();
            for (int i = 1; i < sealed.packets().size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(seed));
            for (int round = 0; !assembly.complete() && round < 10; round++) {
                for (int i : order) {
                    Verdict verdict = assembly.accept(i, Samples.payload(sealed, i));
                    assertTrue(verdict != Verdict.FORGED && verdict != Verdict.INVALID);
                }
            }
            assertArrayEquals(cipher, assembly.ciphertext(), "seed " + seed);
            assertNull(assembly.key());
        }
    }

    @Test
    void theLargestMessageCostsThreePercentForItsHashes() {
        int cipher = Envelopes.CIPHER_BYTES_MAX;
        Sealed sealed = Samples.sealed(1, cipher);
        Shape shape = Samples.head(sealed).shape();
        assertEquals(31, shape.lists());
        assertEquals(1003, sealed.packets().size());
        assertEquals(1004, Envelopes.PACKETS_MAX);
        int data = 0;
        for (int i = shape.firstData(); i < shape.count(); i++) {
            data += sealed.packets().get(i).length;
        }
        assertTrue(Samples.bytes(sealed.packets()) - data < cipher * 31L / 1000);
    }

    @Test
    void eachForgedPacketIsNoticedAndTheTrueOneTakenAfterIt() {
        byte[] key = Samples.random(3, 1120);
        Sealed sealed =
                Envelopes.split(Samples.fields(), key, Samples.random(4, LARGE), Samples.CRYPTO);
        Assembly assembly = new Assembly(Samples.head(sealed), Samples.CRYPTO);
        Random random = new Random(5);
        for (int i = 1; i < sealed.packets().size(); i++) {
            byte[] payload = Samples.payload(sealed, i);
            byte[] forged = Samples.flipped(payload, random.nextInt(payload.length));
            assertEquals(Verdict.FORGED, assembly.accept(i, forged));
            assertEquals(Verdict.PROVED, assembly.accept(i, payload));
            assertEquals(Verdict.DUPLICATE, assembly.accept(i, payload));
        }
        assertTrue(assembly.complete());
    }

    @Test
    void aTruePacketIsForgedAtAnothersPlace() {
        Sealed sealed = Samples.sealed(6, 10 * PAYLOAD);
        Assembly assembly = new Assembly(Samples.head(sealed), Samples.CRYPTO);
        assertEquals(Verdict.FORGED, assembly.accept(1, Samples.payload(sealed, 2)));
        byte[] payload = Samples.payload(sealed, 1);
        assertEquals(Verdict.INVALID, assembly.accept(0, payload));
        assertEquals(Verdict.INVALID, assembly.accept(11, payload));
        assertEquals(Verdict.INVALID, assembly.accept(1, new byte[PAYLOAD - 1]));
        assertEquals(Verdict.INVALID, assembly.accept(1, new byte[PAYLOAD + 1]));
    }

    @Test
    void equalPiecesAreStillBoundToTheirPlaces() {
        Sealed sealed =
                Envelopes.split(Samples.fields(), null, new byte[2 * PAYLOAD], Samples.CRYPTO);
        Head head = Samples.head(sealed);
        byte[] bytes = head.bytes();
        int first = bytes.length - 64;
        assertFalse(
                java.util.Arrays.equals(bytes, first, first + 32, bytes, first + 32, first + 64));
    }

    @Test
    void theHeadWithoutItsHashesIsKnownBeforeTheContentIsSealed() {
        byte[] key = Samples.random(7, 1130);
        byte[] cipher = Samples.random(8, 5000);
        Sealed sealed = Envelopes.split(Samples.fields(), key, cipher, Samples.CRYPTO);
        Head head = Samples.head(sealed);
        assertArrayEquals(
                Envelopes.associated(Samples.fields(), key, 5000, Samples.CRYPTO),
                head.associated());
        assertEquals(Samples.fields(), head.fields());
        assertEquals(sealed.id(), head.id());
        assertEquals(sealed.id(), Id.of(Samples.CRYPTO.sha256(sealed.packets().get(0))));
        byte[] other = Samples.flipped(key, 1129);
        Sealed changed = Envelopes.split(Samples.fields(), other, cipher, Samples.CRYPTO);
        assertFalse(changed.id().equals(sealed.id()));
    }

    @Test
    void aHeadOfAnotherFormOrLengthIsRefusedWithItsReason() {
        byte[] good = Samples.sealed(9, 5000).packets().get(0);
        assertEquals(Reason.UNKNOWN_KIND, reason(Samples.flipped(good, 0)));
        assertEquals(Reason.TRUNCATED, reason(new byte[0]));
        assertEquals(Reason.TRAILING_BYTES, reason(java.util.Arrays.copyOf(good, good.length + 1)));
        assertEquals(Reason.TOO_LONG, reason(new byte[Envelopes.PACKET_BYTES_MAX + 1]));
        for (int i = 1; i < good.length; i++) {
            assertEquals(Reason.TRUNCATED, reason(java.util.Arrays.copyOf(good, i)), "at " + i);
        }
        assertEquals(Reason.INVALID_FIELD, reason(Samples.flipped(good, 48)), "count");
        byte[] large = good.clone();
        large[43] = 1;
        assertEquals(Reason.TOO_LONG, reason(large));
        byte[] past = good.clone();
        past[35] = (byte) 0x80;
        assertEquals(Reason.INVALID_FIELD, reason(past));
    }

    private static @Nullable Reason reason(byte[] head) {
        return head(head) instanceof Decoded.Reject<Head>(Reason reason) ? reason : null;
    }

    private static Decoded<Head> head(byte[] bytes) {
        return Head.decode(bytes.clone(), Samples.CRYPTO);
    }

    @Test
    void lengthsAtTheBoundAreSplitAndOneMoreThrows() {
        HeadFields fields = Samples.fields();
        byte[] most = new byte[Envelopes.CIPHER_BYTES_MAX + 1];
        assertThrows(
                IllegalArgumentException.class,
                () -> Envelopes.split(fields, null, most, Samples.CRYPTO));
        byte[] key = new byte[Envelopes.KEY_BYTES_MAX + 1];
        assertThrows(
                IllegalArgumentException.class,
                () -> Envelopes.split(fields, key, new byte[1], Samples.CRYPTO));
        assertThrows(
                IllegalArgumentException.class,
                () -> Envelopes.split(fields, null, new byte[0], Samples.CRYPTO));
    }
}
