package kith.net.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.envelope.Sealed;
import kith.net.mailbox.MailboxMessage.Verdict;
import org.junit.jupiter.api.Test;

/** What a holder takes, for how long, and what nobody can make it drop. */
class HoldingTest {

    private static final Id ANN = Holder.id(1);
    private static final Id EVE = Holder.id(2);
    private static final Id ADDRESS = Holder.id(100);

    private static HoldBounds bounds(long total, long address, long prefix) {
        return new HoldBounds(total, address, prefix, 4000, true);
    }

    @Test
    void asMuchAsEachQuotaAndNotOneByteMore() {
        Holder measure = new Holder(HoldBounds.usual());
        long one = measure.letter(ADDRESS, 3000).bytes();
        for (int i = 0; i < 3; i++) {
            for (long spare = -1; spare <= 0; spare++) {
                long quota = 2 * one + spare;
                long[] quotas = {1 << 20, 1 << 20, 1 << 20};
                quotas[i] = quota;
                Holder holder = new Holder(bounds(quotas[0], quotas[1], quotas[2]));
                Id other = i == 1 ? ADDRESS : Holder.id(102);
                assertEquals(Verdict.SEND, holder.bring(ANN, 1, holder.letter(ADDRESS, 3000)));
                assertEquals(
                        spare < 0 ? Verdict.FULL : Verdict.SEND,
                        holder.bring(EVE, 1, holder.letter(other, 3000)),
                        "quota " + i + ", spare " + spare);
            }
        }
    }

    @Test
    void aFloodOfStrangersEvictsNobodysLease() {
        Holder holder = new Holder(bounds(40_000, 30_000, 20_000));
        Holder.Letter letter = holder.letter(ADDRESS, 3000);
        assertEquals(Verdict.SEND, holder.bring(ANN, 1, letter));
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            Id address = i % 2 == 0 ? ADDRESS : Holder.id(200 + 2 * i);
            Verdict verdict =
                    holder.bring(Holder.id(300 + i), 2 + i % 7, holder.letter(address, 3000));
            refused += verdict == Verdict.FULL ? 1 : 0;
        }
        assertTrue(refused > 2900, refused + " refused");
        assertNotNull(holder.mailbox.held(letter.sealed().id()));
        assertTrue(holder.mailbox.heldBytes() <= 40_000);
        assertEquals(Verdict.HELD, holder.offer(ANN, 1, letter.store(false)));
        holder.expire(Holder.EXPIRES_MS - 1);
        assertNotNull(holder.mailbox.held(letter.sealed().id()), "until its lease ends");
    }

    @Test
    void invitationsAreBoundedForEachNodeAndEndAfterTwoMinutes() {
        Holder holder = new Holder(HoldBounds.usual());
        for (int i = 0; i < Holding.PENDING_PER_NODE_MAX; i++) {
            assertEquals(
                    Verdict.SEND, holder.offer(EVE, 1, holder.letter(ADDRESS, 500).store(false)));
        }
        Holder.Letter next = holder.letter(ADDRESS, 500);
        assertEquals(Verdict.FULL, holder.offer(EVE, 1, next.store(false)));
        assertEquals(Verdict.SEND, holder.offer(ANN, 2, holder.letter(ADDRESS, 500).store(false)));
        holder.expire(Holder.NOW_MS + Holding.PENDING_MS);
        assertEquals(0, holder.mailbox.heldBytes(), "what was reserved is free again");
        assertEquals(Verdict.SEND, holder.offer(EVE, 1, next.store(false)));
    }

    @Test
    void whatIsOverOrLivesTooLongIsRefused() {
        Holder holder = new Holder(HoldBounds.usual());
        Id envelope = Holder.id(50);
        long[] refused = {
            Holder.NOW_MS - 1, Holder.NOW_MS, Holder.NOW_MS + Holding.LEASE_MS_MAX + 1
        };
        for (long expiresMs : refused) {
            assertEquals(
                    Verdict.REFUSED,
                    holder.offer(
                            ANN,
                            1,
                            new MailboxMessage.Store(envelope, ADDRESS, 10, expiresMs, 0, false)));
        }
        long latestMs = Holder.NOW_MS + Holding.LEASE_MS_MAX;
        assertEquals(
                Verdict.SEND,
                holder.offer(
                        ANN,
                        1,
                        new MailboxMessage.Store(envelope, ADDRESS, 10, latestMs, 0, false)));
    }

    @Test
    void whoAnnouncesLessThanComesIsNotHeldFor() {
        Holder holder = new Holder(HoldBounds.usual());
        Holder.Letter letter = holder.letter(ADDRESS, 3000);
        MailboxMessage.Store less =
                new MailboxMessage.Store(
                        letter.sealed().id(),
                        ADDRESS,
                        letter.bytes() - 1,
                        letter.expiresMs(),
                        0,
                        false);
        assertEquals(Verdict.SEND, holder.offer(EVE, 1, less));
        holder.mailbox.complete(letter.sealed(), letter.expiresMs(), holder.nowMs);
        assertTrue(holder.poll().isEmpty(), "no lease");
        assertNull(holder.mailbox.held(letter.sealed().id()));
        assertEquals(0, holder.mailbox.heldBytes());
    }

    @Test
    void whatExpiresIsGoneFromTheStoreToo() {
        Holder holder = new Holder(HoldBounds.usual());
        Holder.Letter letter = holder.letter(ADDRESS, 3000);
        holder.bring(ANN, 1, letter);
        holder.expire(Holder.EXPIRES_MS + 60_000);
        assertNull(holder.mailbox.held(letter.sealed().id()));
        assertEquals(0, holder.mailbox.heldBytes());
        StoreRecord last = holder.saved.getLast();
        assertEquals(StoreRecord.Kind.HELD, last.kind());
        assertNull(last.value());
    }

    @Test
    void onlyTheTokenOfTheMessageDeletes() {
        Holder holder = new Holder(HoldBounds.usual());
        Holder.Letter letter = holder.letter(ADDRESS, 3000);
        Id envelope = letter.sealed().id();
        holder.bring(ANN, 1, letter);
        byte[] wrong = letter.token().clone();
        wrong[15] ^= 1;
        holder.receive(EVE, 1, new MailboxMessage.Released(envelope, wrong));
        holder.receive(EVE, 1, new MailboxMessage.Released(envelope, new byte[Release.BYTES]));
        assertNotNull(holder.mailbox.held(envelope));
        holder.receive(EVE, 1, new MailboxMessage.Released(envelope, letter.token()));
        assertNull(holder.mailbox.held(envelope));
        assertEquals(0, holder.mailbox.heldBytes());
        MailboxMessage answer = holder.receive(ANN, 1, letter.store(false)).get(0);
        assertEquals(
                List.of(MailboxMessage.Released.class, envelope),
                List.of(answer.getClass(), answer.envelope()),
                "whoever still has it hears that it was delivered");
    }

    @Test
    void strangersPayWithWork() {
        Holder holder = new Holder(HoldBounds.usual());
        Id address = Addresses.firstContact(ANN, 20_000, holder.crypto);
        assertTrue(Addresses.asksForWork(address));
        Holder.Letter letter = holder.letter(address, 1000);
        Id envelope = letter.sealed().id();
        assertEquals(Verdict.REFUSED, holder.offer(EVE, 1, letter.store(false)));
        long work = Work.search(address, envelope, 0, 1 << 26, holder.crypto);
        assertTrue(work >= 0);
        MailboxMessage.Store paid =
                new MailboxMessage.Store(
                        envelope, address, letter.bytes(), letter.expiresMs(), work, false);
        assertEquals(Verdict.SEND, holder.offer(EVE, 1, paid));
        assertTrue(
                !Work.done(Holder.id(7), envelope, work, holder.crypto),
                "the work is for this address alone");
    }

    @Test
    void takesNothingMoreWhileTheDiskIsBehindAndKeepsWhatItLeased() {
        Holder holder = new Holder(HoldBounds.usual());
        Holder.Letter letter = holder.letter(ADDRESS, 1000);
        holder.bring(ANN, 1, letter);
        holder.behind = true;
        Holder.Letter more = holder.letter(ADDRESS, 1000);
        assertEquals(Verdict.FULL, holder.offer(EVE, 1, more.store(false)));
        assertEquals(Verdict.HELD, holder.offer(EVE, 1, letter.store(false)));
        holder.behind = false;
        assertEquals(Verdict.SEND, holder.offer(EVE, 1, more.store(false)));
    }

    @Test
    void restoresWhatItHolds() {
        Holder holder = new Holder(HoldBounds.usual());
        Holder.Letter letter = holder.letter(ADDRESS, 40_000);
        holder.bring(ANN, 1, letter);
        Holder again = new Holder(HoldBounds.usual());
        for (StoreRecord record : holder.saved) {
            again.mailbox.restore(record, Holder.NOW_MS);
        }
        Sealed back = again.mailbox.held(letter.sealed().id());
        assertNotNull(back);
        assertEquals(letter.sealed().id(), back.id());
        assertEquals(holder.mailbox.heldBytes(), again.mailbox.heldBytes());
        again.receive(EVE, 1, new MailboxMessage.Released(letter.sealed().id(), letter.token()));
        assertNull(again.mailbox.held(letter.sealed().id()), "its lock came back too");
    }
}
