package kith.net.person;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import kith.net.StoreRecord;
import kith.net.crypto.SeededRandomness;
import org.junit.jupiter.api.Test;

/** Several invitations between the same two people. */
class CrossedInvitationsTest extends Acquainted {

    /**
     * Two who take each other's invitation at the same time, with messages in any order, a link
     * that ends in between and processes that die, come to one secret.
     */
    @Test
    void whoeverAcceptsEachOthersInvitationsEndsWithOneSecret() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ann = new Peer(1, List.of());
            bob = new Peer(2, List.of());
            byte[] ofAnn = ann.invite(seed);
            byte[] ofBob = bob.invite(seed);
            accept(ann, ofBob);
            accept(bob, ofAnn);
            if (random.nextBoolean()) {
                mix(1, random, random.nextInt(14));
                ann = new Peer(1, random.nextBoolean() ? ann.log : cut(ann, random));
                bob = new Peer(2, random.nextBoolean() ? bob.log : cut(bob, random));
            }
            mix(2, random, 100);
            assertTold(ann, bob);
            assertTold(bob, ann);
            String at = "seed " + seed;
            assertArrayEquals(secret(ann, bob), secret(bob, ann), at);
            ann = new Peer(1, ann.log);
            bob = new Peer(2, bob.log);
            link(ann, bob, 3);
            assertTrue(ann.known > 0 && bob.known > 0, at);
        }
    }

    /** Both orders in which each hears of the two invitations, without a fault: nobody offends. */
    @Test
    void crossedInvitationsRefuseNothingOnTheLinkWhereTheyMeet() {
        for (int seed = 0; seed < 40; seed++) {
            ann = new Peer(1, List.of());
            bob = new Peer(2, List.of());
            accept(ann, bob.invite(seed));
            accept(bob, ann.invite(seed));
            mix(1, new Random(seed), 100);
            ann.contacts.mailbox(new byte[32], NOW);
            bob.contacts.mailbox(new byte[32], NOW);
            mix(1, new Random(seed), 0);
            assertEquals(List.of(), ann.refused, "seed " + seed);
            assertEquals(List.of(), bob.refused, "seed " + seed);
            assertTold(ann, bob);
        }
    }

    @Test
    void theSecretOfTheInvitationThatExpiresLastStands() {
        accept(bob, ann.invite(1));
        link(ann, bob, 1);
        byte[] old = secret(ann, bob);
        byte[] newer =
                Objects.requireNonNull(
                                ann.contacts
                                        .invite(
                                                ann.node,
                                                List.of(),
                                                List.of(),
                                                new SeededRandomness(7),
                                                NOW + 1)
                                        .orNull())
                        .toBytes(crypto);
        byte[] older = ann.invite(2);
        accept(bob, newer);
        accept(bob, older);
        link(ann, bob, 2);
        byte[] stands = Objects.requireNonNull(Invitation.decode(newer, crypto).orNull()).secret();
        assertFalse(Arrays.equals(old, stands));
        assertArrayEquals(stands, secret(ann, bob));
        assertArrayEquals(stands, secret(bob, ann));
        assertArrayEquals(stands, secret(new Peer(2, bob.log), ann));
        assertEquals(List.of(), bob.people.accepted());
        assertEquals(List.of(), ann.people.issued());
    }

    private static byte[] secret(Peer reader, Peer about) {
        return Objects.requireNonNull(reader.people.contact(about.owner.author())).secret();
    }

    /** What a crash leaves: perhaps not the last records, on which nothing depends yet. */
    private static List<StoreRecord> cut(Peer peer, Random random) {
        int left = Math.max(peer.durable, peer.log.size() - random.nextInt(3));
        return peer.log.subList(0, left);
    }

    /** A link on which so many messages arrive, of both sides in any order, and then all others. */
    private void mix(int link, Random random, int count) {
        if (count > 0) {
            linked(ann, bob, link);
        }
        List<byte[]> toAnn = new ArrayList<>();
        List<byte[]> toBob = new ArrayList<>();
        for (int i = 0; i < Math.max(count, 20); i++) {
            toAnn.addAll(bob.takePosted());
            toBob.addAll(ann.takePosted());
            boolean forAnn = random.nextBoolean();
            List<byte[]> some = forAnn ? toAnn : toBob;
            if (!some.isEmpty()) {
                Peer to = forAnn ? ann : bob;
                receive(to, forAnn ? bob : ann, some.remove(random.nextInt(some.size())), link);
            }
        }
    }
}
