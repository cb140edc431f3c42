package kith.net.link;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.SeededRandomness;
import org.junit.jupiter.api.Test;

/** Random and changed datagrams in every state: nothing throws, nothing grows, all is counted. */
class LinkFuzzTest {

    @Test
    void survivesChangedDatagramsInEveryState() {
        fuzz(new FakeCrypto(), 100_000);
    }

    @Test
    void survivesChangedDatagramsWithRealKeys() {
        fuzz(new RealCrypto(), 3_000);
    }

    private static void fuzz(Crypto crypto, int rounds) {
        SeededRandomness random = new SeededRandomness(99);
        Pair pair = states(crypto);
        Side target = pair.b;
        List<byte[]> samples = new ArrayList<>();
        for (Side side : pair.sides) {
            side.sent.forEach(t -> samples.add(spoiled(t.datagram())));
        }
        samples.add(pair.a.seal("data", pair.nowMs));
        int before = target.links.size();
        int rejected = count(target);
        int answered = 0;
        for (int i = 0; i < rounds; i++) {
            byte[] datagram = changed(samples.get(random.below(samples.size())), random);
            target.links.receive(Side.path(random.below(30)), datagram, pair.nowMs + i / 100);
            answered += target.drain().isEmpty() ? 0 : 1;
        }
        rejected = count(target) - rejected;
        // The rest is authentic: the few control packets of A that B had not seen, once each.
        int authentic = rounds - rejected - answered;
        assertTrue(authentic <= 4, rejected + " and " + answered);
        assertTrue(target.rejected.size() >= 6, "" + target.rejected);
        assertTrue(target.links.size() <= before + LinkBounds.UNPROVEN_MAX);
        assertNotNull(target.links.of(pair.a.id()));
        target.links.expire(pair.nowMs + rounds / 100 + Backoff.WHOLE_MS);
        target.drain();
        assertTrue(target.links.size() <= before, "" + target.links.size());
        pair.nowMs += rounds / 100;
        pair.say(pair.a, "through it all");
        pair.run(100);
        assertTrue(target.packets().contains("through it all"));
    }

    /** B has a link with A, a half-open handshake, and a dial to nowhere. */
    private static Pair states(Crypto crypto) {
        Pair pair = new Pair(crypto, 1).linked();
        Side third = new Side(3, crypto);
        pair.sides.add(third);
        third.links.dial(pair.b.at, null, pair.nowMs);
        pair.passes = transmit -> transmit.datagram()[0] != Layout.FINISH;
        pair.b.links.dial(Side.path(200), null, pair.nowMs);
        pair.run(100);
        pair.a.links.dial(pair.b.at, pair.b.id(), pair.nowMs);
        pair.run(100);
        return pair;
    }

    /** A true FINISH would rightly make a new link in place of the old one. */
    private static byte[] spoiled(byte[] datagram) {
        byte[] copy = datagram.clone();
        if (copy[0] == Layout.FINISH) {
            copy[copy.length - 1] ^= 0x55; // more than the one bit that is changed below
        }
        return copy;
    }

    private static byte[] changed(byte[] sample, SeededRandomness random) {
        byte[] datagram = sample.clone();
        switch (random.below(5)) {
            case 0 -> datagram = random.bytes(random.below(1300));
            case 1 -> datagram = Arrays.copyOf(datagram, random.below(datagram.length + 20));
            case 2 -> datagram[random.below(datagram.length)] ^= (byte) (1 << random.below(8));
            case 3 -> datagram[0] = (byte) random.below(8);
            default -> {
                byte[] noise = random.bytes(8);
                int at = random.below(datagram.length - 8);
                System.arraycopy(noise, 0, datagram, at, 8);
            }
        }
        return datagram;
    }

    private static int count(Side side) {
        return side.rejected.values().stream().mapToInt(Integer::intValue).sum();
    }
}
