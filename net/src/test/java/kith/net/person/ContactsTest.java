package kith.net.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import kith.net.Id;
import kith.net.crypto.SeededRandomness;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.junit.jupiter.api.Test;

class ContactsTest extends Acquainted {

    @Test
    void whoHoldsTheInvitationBecomesAContact() {
        accept(bob, ann.invite());
        link(ann, bob, 1);
        assertTold(ann, bob);
        assertTold(bob, ann);
        assertEquals(List.of(), ann.people.issued());
        assertEquals(List.of(), bob.people.accepted());
        assertEquals(List.of(), ann.refused);
        assertEquals(List.of(), bob.refused);
    }

    @Test
    void messagesMayComeInAnyOrderAndTwice() {
        byte[] invitation = ann.invite();
        for (int seed = 0; seed < 20; seed++) {
            Peer one = new Peer(1, ann.log);
            Peer other = new Peer(2, bob.log);
            accept(other, invitation);
            linked(one, other, 1);
            Random random = new Random(seed);
            for (int round = 0; round < 6; round++) {
                for (Peer to : List.of(one, other)) {
                    Peer from = to == one ? other : one;
                    List<byte[]> messages = from.takePosted();
                    messages.addAll(new ArrayList<>(messages));
                    Collections.shuffle(messages, random);
                    messages.forEach(message -> receive(to, from, message, 1));
                }
            }
            assertTold(one, other);
            assertTold(other, one);
        }
    }

    @Test
    void anUnprovenAskerLearnsNothing() {
        byte[] invitation = ann.invite();
        linked(ann, eve, 1);
        assertEquals(0, ann.takePosted().size());
        Peer stranger = new Peer(9, List.of());
        byte[] forStranger = stranger.invite();
        accept(eve, forStranger);
        linked(stranger, eve, 1);
        for (byte[] message : eve.takePosted()) {
            receive(ann, eve, message, 1);
        }
        assertEquals(0, ann.takePosted().size());
        assertEquals(0, ann.known);
        assertTrue(invitation.length > 0);
    }

    @Test
    void aProofIsWorthNothingOnAnotherLinkOrSentBack() {
        accept(bob, ann.invite());
        linked(ann, bob, 1);
        byte[] proof = bob.takePosted().get(0);
        linked(ann, eve, 2);
        receive(ann, eve, proof, 2);
        receive(bob, ann, proof, 1);
        assertEquals(0, ann.takePosted().size());
        assertEquals(0, bob.takePosted().size());
        assertEquals(List.of(Reason.REFUSED), ann.refused);
        assertEquals(List.of(Reason.REFUSED), bob.refused);
    }

    @Test
    void afterSixteenFailuresNobodyListens() {
        accept(bob, ann.invite());
        linked(ann, bob, 1);
        byte[] proof = bob.takePosted().get(0);
        for (int i = 0; i < Meeting.FAILURES_MAX; i++) {
            receive(ann, bob, wrong(proof), 1);
        }
        receive(ann, bob, proof, 1);
        assertEquals(0, ann.takePosted().size());
        linked(ann, bob, 1);
        for (int i = 0; i < Meeting.FAILURES_MAX - 1; i++) {
            receive(ann, bob, wrong(proof), 1);
        }
        receive(ann, bob, proof, 1);
        assertEquals(3, ann.takePosted().size());
    }

    @Test
    void anotherAuthorCannotUseAContactsSecret() {
        byte[] invitation = ann.invite();
        accept(bob, invitation);
        link(ann, bob, 1);
        accept(eve, invitation);
        link(ann, eve, 2);
        assertNull(ann.people.contact(eve.owner.author()));
        assertEquals(List.of(Reason.REFUSED), ann.refused);
    }

    @Test
    void whoTakesAUsedInvitationIsToldAndHasNoContact() {
        byte[] invitation = ann.invite();
        accept(bob, invitation);
        link(ann, bob, 1);
        accept(eve, invitation);
        link(ann, eve, 2);
        assertEquals(List.of(ann.owner.author()), eve.spent);
        assertNull(eve.people.contact(ann.owner.author()));
        assertEquals(List.of(), eve.people.accepted());
        assertEquals(0, eve.known);
        Peer restarted = new Peer(3, eve.log);
        assertEquals(List.of(), restarted.people.accepted());
        assertTold(ann, bob);
        assertTold(bob, ann);
        assertEquals(List.of(), bob.spent);
    }

    @Test
    void aUsedInvitationBreaksNoContactThatIs() {
        accept(eve, ann.invite(1));
        link(ann, eve, 1);
        byte[] used = ann.invite(2);
        accept(bob, used);
        link(ann, bob, 2);
        accept(eve, used);
        link(ann, eve, 3);
        assertEquals(List.of(ann.owner.author()), eve.spent);
        ann.refused.clear();
        link(ann, eve, 4);
        assertTold(ann, eve);
        assertTold(eve, ann);
        assertEquals(List.of(), ann.refused);
        assertEquals(List.of(), eve.refused);
    }

    @Test
    void aNewerInvitationOfAContactReplacesTheSecretOnBothSides() {
        accept(bob, ann.invite(1));
        link(ann, bob, 1);
        accept(bob, ann.invite(2));
        link(ann, bob, 2);
        assertEquals(List.of(), bob.people.accepted());
        ann.refused.clear();
        bob.refused.clear();
        link(ann, bob, 3);
        assertEquals(List.of(), ann.refused);
        assertEquals(List.of(), bob.refused);
        assertTold(bob, ann);
    }

    @Test
    void withoutAnAnswerNobodyIsAContactYet() {
        byte[] invitation = ann.invite();
        accept(bob, invitation);
        linked(ann, bob, 1);
        for (int round = 0; round < 6; round++) {
            bob.takePosted().forEach(message -> receive(ann, bob, message, 1));
            for (byte[] message : ann.takePosted()) {
                if (message[0] != Contacts.ANSWER) {
                    receive(bob, ann, message, 1);
                }
            }
        }
        assertTold(ann, bob);
        assertNull(bob.people.contact(ann.owner.author()));
        assertEquals(1, bob.people.accepted().size());
        link(ann, bob, 2);
        assertTold(bob, ann);
    }

    @Test
    void onlyTheInviterTakesBackAnInvitation() {
        byte[] invitation = ann.invite();
        accept(bob, invitation);
        linked(bob, eve, 1);
        receive(bob, eve, answer(invitation, 1, 2), 1);
        assertEquals(List.of(Reason.REFUSED), bob.refused);
        assertEquals(1, bob.people.accepted().size());
        link(ann, bob, 2);
        assertTold(bob, ann);
    }

    @Test
    void noAnswerEndsAContact() {
        byte[] invitation = ann.invite();
        accept(bob, invitation);
        link(ann, bob, 1);
        accept(eve, invitation);
        linked(bob, eve, 2);
        receive(bob, eve, answer(invitation, 2, 2), 2);
        link(bob, ann, 3);
        receive(bob, ann, answer(invitation, 3, 2), 3);
        assertTold(ann, bob);
        assertTold(bob, ann);
        assertEquals(List.of(), bob.spent);
        assertEquals(List.of(), ann.spent);
    }

    @Test
    void aBlockedPersonHearsNoAnswer() {
        byte[] invitation = ann.invite(1);
        accept(bob, invitation);
        link(ann, bob, 1);
        accept(eve, ann.invite(2));
        link(ann, eve, 2);
        assertNotNull(ann.people.block(eve.owner.author(), true));
        accept(eve, invitation);
        linked(ann, eve, 3);
        List<byte[]> heard = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            eve.takePosted().forEach(message -> receive(ann, eve, message, 3));
            List<byte[]> said = ann.takePosted();
            said.forEach(message -> receive(eve, ann, message, 3));
            heard.addAll(said);
        }
        assertFalse(heard.stream().anyMatch(message -> message[0] == Contacts.ANSWER));
        assertEquals(List.of(), eve.spent);
    }

    @Test
    void anAnswerIsOneByteOfTwoValues() {
        byte[] invitation = ann.invite();
        accept(bob, invitation);
        linked(bob, ann, 1);
        for (int value : new int[] {0, 3}) {
            receive(bob, ann, answer(invitation, 1, value), 1);
        }
        receive(bob, ann, answer(invitation, 1), 1);
        receive(bob, ann, answer(invitation, 1, 2, 2), 1);
        assertEquals(
                List.of(
                        Reason.INVALID_FIELD,
                        Reason.INVALID_FIELD,
                        Reason.TRUNCATED,
                        Reason.TRAILING_BYTES),
                bob.refused);
        assertEquals(1, bob.people.accepted().size());
    }

    /** An answer as whoever holds the invitation can make it, on a link they dialed. */
    private byte[] answer(byte[] invitation, int link, int... payload) {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        byte[] secret =
                Objects.requireNonNull(Invitation.decode(invitation, crypto).orNull()).secret();
        return new Meeting(eve.node, hash(link), true, null)
                .seal(crypto, secret, Contacts.ANSWER, bytes);
    }

    @Test
    void anExpiredInvitationOpensNothing() {
        byte[] invitation = ann.invite();
        accept(bob, invitation);
        long lateMs = NOW + Invitation.LIFE_MS;
        assertEquals(Decoded.reject(Reason.EXPIRED), eve.contacts.accept(invitation, lateMs));
        linked(ann, bob, 1);
        byte[] proof = bob.takePosted().get(0);
        ann.contacts.receive(bob.node, hash(1), proof, lateMs);
        assertEquals(0, ann.takePosted().size());
        ann.contacts.expire(lateMs);
        assertEquals(List.of(), ann.people.issued());
    }

    @Test
    void contactsMeetAgainWithoutAnInvitation() {
        accept(bob, ann.invite());
        link(ann, bob, 1);
        ann = new Peer(1, ann.log);
        bob = new Peer(2, bob.log);
        link(bob, ann, 2);
        assertTrue(ann.known > 0 && bob.known > 0);
    }

    @Test
    void aBlockedContactLearnsNothing() {
        accept(bob, ann.invite());
        link(ann, bob, 1);
        assertNotNull(ann.people.block(bob.owner.author(), true));
        link(ann, bob, 2);
        assertEquals(List.of(Reason.REFUSED), ann.refused);
        accept(bob, ann.invite());
        link(ann, bob, 3);
        Contact contact = Objects.requireNonNull(ann.people.contact(bob.owner.author()));
        assertTrue(contact.blocked());
    }

    @Test
    void aNewPrekeyIsToldToThoseWhoAreHere() {
        accept(bob, ann.invite());
        link(ann, bob, 1);
        long laterMs = NOW + Prekey.PERIOD_MS;
        ann.contacts.expire(laterMs);
        for (byte[] message : ann.takePosted()) {
            bob.contacts.receive(ann.node, hash(1), message, laterMs);
        }
        bob.drain();
        assertTold(bob, ann);
    }

    @Test
    void aCrashAtAnyRecordIsMended() {
        byte[] invitation = ann.invite();
        accept(bob, invitation);
        int annBefore = ann.log.size();
        int bobBefore = bob.log.size();
        link(ann, bob, 1);
        for (int i = annBefore; i <= ann.log.size(); i++) {
            for (int j = bobBefore; j <= bob.log.size(); j++) {
                Peer one = new Peer(1, ann.log.subList(0, i));
                Peer other = new Peer(2, bob.log.subList(0, j));
                link(one, other, 2);
                assertTold(one, other);
                assertTold(other, one);
            }
        }
    }

    @Test
    void invitationsHaveABound() {
        for (int i = 0; i < People.INVITATIONS_MAX; i++) {
            assertNotNull(invited(i).orNull());
        }
        assertEquals(Decoded.reject(Reason.FULL), invited(-1));
        for (int i = 0; i <= People.INVITATIONS_MAX; i++) {
            Peer peer = new Peer(100 + i, List.of());
            Decoded<Invitation> taken = bob.contacts.accept(peer.invite(), NOW);
            assertEquals(i < People.INVITATIONS_MAX, taken instanceof Decoded.Ok);
        }
    }

    @Test
    void contactsHaveABound() {
        DeviceList list = Objects.requireNonNull(eve.people.own());
        for (int i = 0; i < People.CONTACTS_MAX; i++) {
            Id author = Id.of(new SeededRandomness(100_000 + i).bytes(32));
            DeviceList other =
                    new DeviceList(author, 1, NOW, NOW + 1, list.devices(), list.signature());
            assertNull(ann.people.add(new Contact(author.bytes(), other)));
        }
        accept(bob, ann.invite());
        link(ann, bob, 1);
        assertEquals(Reason.FULL, ann.refused.get(0));
        assertNull(ann.people.contact(bob.owner.author()));
        assertEquals(People.CONTACTS_MAX, ann.people.contacts().size());
    }

    @Test
    void prekeysAreRenewedAndDeletedInTime() {
        long firstMs = Objects.requireNonNull(ann.prekeys.current()).expiresMs();
        assertEquals(NOW + Prekey.LIFE_MS, firstMs);
        for (int day = 1; day <= 60; day++) {
            long nowMs = NOW + day * 24L * 3600 * 1000;
            assertFalse(ann.prekeys.deadlineMs() < nowMs - 24L * 3600 * 1000);
            ann.prekeys.expire(nowMs);
            assertEquals(
                    nowMs >= firstMs, ann.prekeys.all().get(last()).prekey().createdMs() > NOW);
            assertTrue(ann.prekeys.all().size() <= Prekeys.PREKEYS_MAX);
            Prekey current = Objects.requireNonNull(ann.prekeys.current());
            assertTrue(nowMs - current.createdMs() < Prekey.PERIOD_MS);
        }
    }

    @Test
    void noMoreThanEightPrekeysThoughTheClockRunsWild() {
        long nowMs = NOW;
        for (int i = 0; i < 20; i++) {
            nowMs = i % 2 == 0 ? nowMs + 40 * Prekey.PERIOD_MS : nowMs - 39 * Prekey.PERIOD_MS;
            ann.prekeys.expire(nowMs);
            assertTrue(ann.prekeys.all().size() <= Prekeys.PREKEYS_MAX);
        }
    }

    @Test
    void aListMadeWhileTheClockWasFarAheadIsMadeAgain() {
        ann.contacts.expire(NOW + 3 * DeviceList.RENEWAL_MS);
        DeviceList ahead = Objects.requireNonNull(ann.people.own());
        assertTrue(ahead.expired(NOW), "nobody takes it");
        ann.contacts.expire(NOW);
        DeviceList again = Objects.requireNonNull(ann.people.own());
        assertFalse(again.expired(NOW));
        assertTrue(again.version() > ahead.version());
    }

    private int last() {
        return ann.prekeys.all().size() - 1;
    }

    private Decoded<Invitation> invited(int seed) {
        return ann.contacts.invite(ann.node, List.of(), List.of(), new SeededRandomness(seed), NOW);
    }

    private static byte[] wrong(byte[] proof) {
        byte[] changed = proof.clone();
        changed[5] ^= 1;
        return changed;
    }
}
