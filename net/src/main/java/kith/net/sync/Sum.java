package kith.net.sync;

import kith.net.Id;
import kith.net.wire.Writer;

/** How many ids, and their sum modulo 2^256: what a fingerprint is made of. */
final class Sum {

    private static final int WORDS = Id.BYTES / 8;

    /** The least significant word last. */
    private final long[] words = new long[WORDS];

    private int count;

    int count() {
        return count;
    }

    void add(Id id) {
        long carry = 0;
        for (int i = WORDS - 1; i >= 0; i--) {
            carry = addWord(i, id.word(i), carry);
        }
        count++;
    }

    void remove(Id id) {
        long borrow = 0;
        for (int i = WORDS - 1; i >= 0; i--) {
            borrow = removeWord(i, id.word(i), borrow);
        }
        count--;
    }

    void add(Sum other) {
        long carry = 0;
        for (int i = WORDS - 1; i >= 0; i--) {
            carry = addWord(i, other.words[i], carry);
        }
        count += other.count;
    }

    void remove(Sum other) {
        long borrow = 0;
        for (int i = WORDS - 1; i >= 0; i--) {
            borrow = removeWord(i, other.words[i], borrow);
        }
        count -= other.count;
    }

    /** The sum in 32 bytes, the count in 8. */
    byte[] bytes() {
        Writer writer = new Writer(Id.BYTES + 8);
        for (long word : words) {
            writer.u64(word);
        }
        return writer.u64(count).toBytes();
    }

    private long addWord(int i, long word, long carry) {
        long sum = words[i] + word;
        long out = Long.compareUnsigned(sum, word) < 0 ? 1 : 0;
        words[i] = sum + carry;
        return carry == 1 && words[i] == 0 ? 1 : out;
    }

    private long removeWord(int i, long word, long borrow) {
        long difference = words[i] - word;
        long out = Long.compareUnsigned(words[i], word) < 0 ? 1 : 0;
        words[i] = difference - borrow;
        return borrow == 1 && difference == 0 ? 1 : out;
    }
}
