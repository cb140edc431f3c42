package kith.net.mailbox;

import java.nio.charset.StandardCharsets;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Writer;

/**
 * Proof of work for the address of first contact: a number that makes a hash of address and
 * envelope begin with zeros (after Back, "Hashcash", 2002).
 */
public final class Work {

    /** 20 zero bits: a million hashes, a second of one core; a message to a stranger is rare. */
    public static final int ZERO_BITS = 20;

    private static final byte[] LABEL = "kith work 1\0".getBytes(StandardCharsets.US_ASCII);

    private Work() {}

    /** Whether {@code number} is the work asked for. */
    public static boolean done(Id address, Id envelope, long number, Crypto crypto) {
        return zeros(hash(address, envelope, number, crypto)) >= ZERO_BITS;
    }

    /** Tries {@code tries} numbers from {@code start}; the first that is right, or -1. */
    public static long search(Id address, Id envelope, long start, int tries, Crypto crypto) {
        for (long number = start; number < start + tries; number++) {
            if (done(address, envelope, number, crypto)) {
                return number;
            }
        }
        return -1;
    }

    private static byte[] hash(Id address, Id envelope, long number, Crypto crypto) {
        return crypto.sha256(
                LABEL, address.bytes(), envelope.bytes(), new Writer(8).u64(number).toBytes());
    }

    private static int zeros(byte[] hash) {
        int zeros = 0;
        for (byte b : hash) {
            if (b != 0) {
                return zeros + Integer.numberOfLeadingZeros(b & 0xff) - 24;
            }
            zeros += 8;
        }
        return zeros;
    }
}
