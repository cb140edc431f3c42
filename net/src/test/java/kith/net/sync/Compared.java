package kith.net.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.SeededRandomness;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Two nodes that compare a set, over a channel that reorders what it carries. */
final class Compared {

    static final long NOW_MS = 1_800_000_000_000L;
    static final Id SCOPE = Id.of(new byte[Id.BYTES]);

    /** One of the two. */
    static final class Side {
        final Id id;
        final IdTree set = new IdTree();
        final Reconciler reconciler;
        final Set<Id> missing = new LinkedHashSet<>();
        final Set<Id> extra = new LinkedHashSet<>();
        final List<SyncOutput.Ended> ended = new ArrayList<>();
        final List<Reason> rejected = new ArrayList<>();

        Side(int number, long seed) {
            byte[] name = new byte[Id.BYTES];
            name[0] = (byte) number;
            id = Id.of(name);
            Crypto crypto = new RealCrypto();
            reconciler =
                    new Reconciler(
                            (scope, node) -> scope.equals(SCOPE) ? set : null,
                            crypto,
                            new SeededRandomness(seed + number));
        }

        /** What it posts now; notes all else it says. */
        List<byte[]> posts() {
            List<byte[]> posts = new ArrayList<>();
            SyncOutput output;
            while ((output = reconciler.poll()) != null) {
                switch (output) {
                    case SyncOutput.Post(Id to, byte[] message) -> {
                        assertTrue(message.length <= SyncMessage.BYTES_MAX);
                        posts.add(message);
                    }
                    case SyncOutput.Missing(Id node, Id scope, Id item) -> missing.add(item);
                    case SyncOutput.Extra(Id node, Id scope, Id item) -> extra.add(item);
                    case SyncOutput.Ended end -> ended.add(end);
                    case SyncOutput.Rejected(Id from, Reason reason, int bytes) ->
                            rejected.add(reason);
                }
            }
            return posts;
        }
    }

    final Side one;
    final Side other;
    private final Random random;
    long bytes;

    /** One-way journeys until both sides said all they found out. */
    int journeys;

    Compared(long seed) {
        this.random = new Random(seed);
        this.one = new Side(1, seed);
        this.other = new Side(2, seed);
    }

    /** Lets the first begin, and carries messages until both are silent. */
    void compare(boolean alike) {
        assertTrue(one.reconciler.begin(other.id, SCOPE, alike, NOW_MS));
        run(one.posts());
    }

    void run(List<byte[]> first) {
        List<byte[]> messages = first;
        int journey = 0;
        for (Side to = other; !messages.isEmpty(); to = to == other ? one : other) {
            Collections.shuffle(messages, random);
            int known = known();
            for (byte[] message : messages) {
                bytes += message.length;
                to.reconciler.receive(to == other ? one.id : other.id, message, NOW_MS);
                if (random.nextInt(8) == 0) {
                    to.reconciler.receive(to == other ? one.id : other.id, message, NOW_MS);
                }
            }
            messages = to.posts();
            journey++;
            journeys = known() > known ? journey : journeys;
            assertTrue(journey <= Session.ROUNDS_MAX + 2);
        }
    }

    private int known() {
        return one.missing.size() + one.extra.size() + other.missing.size() + other.extra.size();
    }

    /** Checks that both found exactly what there is to find. */
    void check(String seed) {
        assertEquals(lacks(one, other), one.missing, seed);
        assertEquals(lacks(other, one), one.extra, seed);
        assertEquals(lacks(other, one), other.missing, seed);
        assertEquals(lacks(one, other), other.extra, seed);
        for (Side side : List.of(one, other)) {
            assertEquals(1, side.ended.size(), seed);
            assertEquals(null, reason(side), seed);
        }
    }

    static @Nullable Reason reason(Side side) {
        return side.ended.getLast().reason();
    }

    static Set<Id> lacks(Side side, Side other) {
        Set<Id> lacks = new LinkedHashSet<>(other.set.ids(Range.LEAST, null, Integer.MAX_VALUE));
        side.set.ids(Range.LEAST, null, Integer.MAX_VALUE).forEach(lacks::remove);
        return lacks;
    }
}
