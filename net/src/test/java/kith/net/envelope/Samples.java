package kith.net.envelope;

import java.util.Arrays;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.SeededRandomness;

/** Envelopes, ids and payloads for tests. */
final class Samples {

    static final Crypto CRYPTO = new RealCrypto();
    static final long EXPIRY_MS = 1_000_000_000L;

    private Samples() {}

    static Id id(int number) {
        byte[] bytes = new byte[Id.BYTES];
        bytes[0] = (byte) (number >> 8);
        bytes[1] = (byte) number;
        bytes[31] = 1;
        return Id.of(bytes);
    }

    static HeadFields fields() {
        return new HeadFields(1, id(77), EXPIRY_MS);
    }

    static byte[] random(long seed, int length) {
        return new SeededRandomness(seed).bytes(length);
    }

    /** An envelope of random content, without a key. */
    static Sealed sealed(long seed, int cipherBytes) {
        return Envelopes.split(fields(), null, random(seed, cipherBytes), CRYPTO);
    }

    static Head head(Sealed sealed) {
        Head head = Head.decode(sealed.packets().get(0).clone(), CRYPTO).orNull();
        if (head == null) {
            throw new AssertionError("a head of our own does not decode");
        }
        return head;
    }

    static byte[] payload(Sealed sealed, int index) {
        byte[] packet = sealed.packets().get(index);
        return Arrays.copyOfRange(packet, Envelopes.HEADER_BYTES, packet.length);
    }

    static byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 1;
        return copy;
    }

    static int bytes(List<byte[]> packets) {
        int sum = 0;
        for (byte[] packet : packets) {
            sum += packet.length;
        }
        return sum;
    }
}
