package kith.net.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import kith.net.Id;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree says of any range what a plain sorted set says. */
class IdTreeTest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void agreesWithASortedSetThroughChangesOfEverySize(int seed) {
        Random random = new Random(seed);
        IdTree tree = new IdTree();
        NavigableSet<Id> plain = new TreeSet<>();
        for (int step = 0; step < 6000; step++) {
            // It grows, shrinks to nothing, and grows again.
            boolean grows = step < 2500 || step >= 5500;
            Id id = random.nextInt(8) == 0 ? crowded(random) : random(random);
            if (grows) {
                assertEquals(plain.add(id), tree.add(id), "seed " + seed);
                assertFalse(tree.add(id), "seed " + seed);
            } else if (!plain.isEmpty()) {
                Id some = plain.ceiling(id) == null ? plain.first() : plain.ceiling(id);
                plain.remove(some);
                assertTrue(tree.remove(some), "seed " + seed);
                assertFalse(tree.remove(some), "seed " + seed);
            }
            if (step % 50 == 0) {
                compare(tree, plain, random, "seed " + seed + ", step " + step);
            }
        }
        assertTrue(plain.size() > 400 && tree.size() == plain.size(), "seed " + seed);
    }

    private static void compare(IdTree tree, NavigableSet<Id> plain, Random random, String when) {
        assertEquals(plain.size(), tree.size(), when);
        List<Id> all = new ArrayList<>(plain);
        assertEquals(all, tree.ids(Range.LEAST, null, Integer.MAX_VALUE), when);
        for (int i = 0; i < 10; i++) {
            Id from = random.nextInt(4) == 0 ? Range.LEAST : border(random, all);
            Id to = random.nextInt(4) == 0 ? null : border(random, all);
            if (to == null || from.compareTo(to) <= 0) {
                NavigableSet<Id> part =
                        to == null
                                ? plain.tailSet(from, true)
                                : plain.subSet(from, true, to, false);
                assertEquals(part.size(), tree.count(from, to), when);
                assertArrayEquals(sum(part), tree.sum(from, to).bytes(), when);
                assertEquals(
                        new ArrayList<>(part).subList(0, Math.min(7, part.size())),
                        tree.ids(from, to, 7),
                        when);
            }
        }
        for (int i = 0; i < all.size(); i += 1 + all.size() / 20) {
            assertEquals(all.get(i), tree.at(i), when);
            assertEquals(i, tree.rank(all.get(i)), when);
            assertTrue(tree.contains(all.get(i)), when);
        }
        assertFalse(tree.contains(random(random)), when);
    }

    /** Of an id in the set, or between two. */
    private static Id border(Random random, List<Id> all) {
        return all.isEmpty() || random.nextBoolean()
                ? random(random)
                : all.get(random.nextInt(all.size()));
    }

    private static byte[] sum(Iterable<Id> ids) {
        BigInteger sum = BigInteger.ZERO;
        int count = 0;
        for (Id id : ids) {
            sum = sum.add(new BigInteger(1, id.bytes()));
            count++;
        }
        byte[] bytes = sum.mod(MODULUS).toByteArray();
        int length = Math.min(Id.BYTES, bytes.length);
        return new Writer(Id.BYTES + 8)
                .zeros(Id.BYTES - length)
                .bytes(bytes, bytes.length - length, length)
                .u64(count)
                .toBytes();
    }

    @Test
    void sumsCarryOverAllWords() {
        Id most = Id.of(ones());
        IdTree tree = new IdTree();
        tree.add(most);
        byte[] one = new byte[Id.BYTES];
        one[31] = 1;
        tree.add(Id.of(one));
        assertArrayEquals(
                new Writer(40).zeros(Id.BYTES).u64(2).toBytes(),
                tree.sum(Range.LEAST, null).bytes());
        tree.remove(most);
        assertArrayEquals(
                new Writer(40).bytes(one).u64(1).toBytes(), tree.sum(Range.LEAST, null).bytes());
    }

    @Test
    void thereIsNothingBeyondTheEnds() {
        IdTree tree = new IdTree();
        assertThrows(IndexOutOfBoundsException.class, () -> tree.at(0));
        tree.add(random(new Random(1)));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.at(1));
        assertThrows(IndexOutOfBoundsException.class, () -> tree.at(-1));
    }

    static byte[] ones() {
        byte[] ones = new byte[Id.BYTES];
        Arrays.fill(ones, (byte) -1);
        return ones;
    }

    static Id random(Random random) {
        byte[] bytes = new byte[Id.BYTES];
        random.nextBytes(bytes);
        return Id.of(bytes);
    }

    /** One of 2^16 that are alike in 30 bytes. */
    static Id crowded(Random random) {
        byte[] bytes = new byte[Id.BYTES];
        bytes[30] = (byte) random.nextInt();
        bytes[31] = (byte) random.nextInt();
        return Id.of(bytes);
    }
}
