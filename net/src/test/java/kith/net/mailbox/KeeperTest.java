package kith.net.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a holder looks after the other copies. */
class KeeperTest {

    private static final Id ADDRESS = Holder.id(100);

    private final Holder holder = new Holder(HoldBounds.usual());
    private final Holder.Letter letter = holder.letter(ADDRESS, 3000);
    private final Set<Id> visited = new LinkedHashSet<>();

    @BeforeEach
    void holds() {
        holder.bring(Holder.id(1), 1, letter);
        holder.expire(Holder.NOW_MS + 10_000);
        assertEquals(1, holder.take(MailboxOutput.Seek.class).size());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            places.add(new Place(Holder.id(10 + i), Address.v4(0x0a000000 | i << 8, 7000)));
        }
        // Three more of the network of the first two.
        for (int i = 0; i < 3; i++) {
            places.add(2, new Place(Holder.id(50 + i), Address.v4(0x0a000000 | i + 2, 7000)));
        }
        holder.mailbox.found(ADDRESS, places, holder.nowMs);
        holder.expire(holder.nowMs);
        visits();
    }

    /** The nodes that are visited, which come at once. */
    private Set<Id> visits() {
        Set<Id> now = new LinkedHashSet<>();
        for (MailboxOutput.Visit visit : holder.take(MailboxOutput.Visit.class)) {
            now.add(visit.place().node());
        }
        visited.addAll(now);
        return now;
    }

    @Test
    void nineOthersAreAskedTwoOfANetworkAtMost() {
        assertEquals(Circles.HOLDERS - 1, visited.size());
        long same =
                visited.stream()
                        .filter(node -> node.bytes()[0] >= 50 || node.bytes()[0] == 10)
                        .count();
        assertEquals(Circles.PER_PREFIX_MAX, same);
    }

    private MailboxMessage.Challenge challenge(Id node) {
        holder.mailbox.up(node, holder.nowMs);
        holder.poll();
        assertEquals(1, holder.take(MailboxOutput.Compare.class).size());
        holder.mailbox.compared(node, ADDRESS, true, null, holder.nowMs);
        return (MailboxMessage.Challenge) holder.poll().get(0);
    }

    private byte[] proof(MailboxMessage.Challenge challenge) {
        byte[] packet = letter.sealed().packets().get(challenge.packet());
        return holder.crypto.sha256(challenge.nonce(), packet);
    }

    private boolean replaced() {
        holder.expire(holder.nowMs + 2_000);
        Set<Id> now = visits();
        return !now.isEmpty();
    }

    @Test
    void aRightProofKeepsAHolder() {
        Id node = visited.iterator().next();
        MailboxMessage.Challenge challenge = challenge(node);
        holder.receive(
                node,
                1,
                new MailboxMessage.Proof(
                        challenge.envelope(), challenge.nonce(), proof(challenge)));
        assertFalse(replaced());
        holder.expire(holder.nowMs + Keeper.PROOF_MS);
        visits();
        assertFalse(holder.outputs.contains(new MailboxOutput.Leave(node)));
    }

    @Test
    void aWrongProofReplacesAHolder() {
        Id node = visited.iterator().next();
        MailboxMessage.Challenge challenge = challenge(node);
        byte[] wrong = proof(challenge);
        wrong[0] ^= 1;
        holder.receive(
                node, 1, new MailboxMessage.Proof(challenge.envelope(), challenge.nonce(), wrong));
        assertTrue(replaced());
    }

    @Test
    void noProofWithinItsTimeReplacesAHolder() {
        Id node = visited.iterator().next();
        challenge(node);
        holder.expire(holder.nowMs + Keeper.PROOF_MS);
        assertTrue(replaced());
    }

    @Test
    void whoDoesNotAnswerAComparisonOrDoesNotComeIsReplaced() {
        Id node = visited.iterator().next();
        holder.mailbox.up(node, holder.nowMs);
        holder.mailbox.compared(node, ADDRESS, true, Reason.EXPIRED, holder.nowMs);
        holder.poll();
        assertTrue(replaced());
        holder.expire(holder.nowMs + Visits.COME_MS);
        assertTrue(replaced());
    }

    @Test
    void whoLacksWhatItLeasedIsReplaced() {
        Id node = visited.iterator().next();
        Id envelope = letter.sealed().id();
        holder.mailbox.up(node, holder.nowMs);
        holder.mailbox.extra(node, ADDRESS, envelope);
        MailboxMessage.Answer held =
                new MailboxMessage.Answer(
                        envelope, MailboxMessage.Verdict.HELD, letter.expiresMs());
        holder.poll();
        holder.receive(node, 1, held);
        assertFalse(replaced());
        holder.mailbox.extra(node, ADDRESS, envelope);
        holder.poll();
        holder.receive(
                node, 1, new MailboxMessage.Answer(envelope, MailboxMessage.Verdict.SEND, 0));
        assertTrue(holder.take(MailboxOutput.Lend.class).isEmpty(), "it is not given it again");
        assertTrue(replaced());
    }

    @Test
    void aChallengeIsAnsweredWithTheHashOfThePacket() {
        byte[] nonce = holder.bytes(MailboxMessage.NONCE_BYTES);
        Id envelope = letter.sealed().id();
        MailboxMessage.Challenge asked = new MailboxMessage.Challenge(envelope, 1, nonce);
        MailboxMessage.Proof proof =
                (MailboxMessage.Proof) holder.receive(Holder.id(9), 1, asked).get(0);
        assertEquals(Id.of(proof(asked)), Id.of(proof.hash()));
        assertTrue(
                holder.receive(Holder.id(9), 1, new MailboxMessage.Challenge(envelope, 999, nonce))
                        .isEmpty());
        assertTrue(
                holder.receive(Holder.id(9), 1, new MailboxMessage.Challenge(ADDRESS, 0, nonce))
                        .isEmpty());
    }
}
