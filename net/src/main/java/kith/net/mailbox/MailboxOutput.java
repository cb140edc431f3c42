package kith.net.mailbox;

import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reason;

/** What {@link Mailbox} wants done, in order; what follows a save depends on it. */
public sealed interface MailboxOutput {

    /** Keep this record. */
    record Save(StoreRecord record) implements MailboxOutput {}

    /** Send a message over the link with a node. */
    record Post(Id to, MailboxMessage message) implements MailboxOutput {}

    /** Find the nodes nearest to an address; {@link Mailbox#found} follows. */
    record Seek(Id address) implements MailboxOutput {}

    /** Be linked to a node. */
    record Visit(Place place) implements MailboxOutput {}

    /** The link with a node that was visited is no longer needed. */
    record Leave(Id node) implements MailboxOutput {}

    /** Give an envelope, one of this machine's or one on its way out, to a linked node. */
    record Lend(Id envelope, Id to) implements MailboxOutput {}

    /** Compare what waits at an address with a linked node; {@link Mailbox#compared} follows. */
    record Compare(Id node, Id address) implements MailboxOutput {}

    /** An envelope of {@link Mailbox#complete} is kept: acknowledge it. */
    record Took(Id envelope) implements MailboxOutput {}

    /** An own envelope is safe without its sender: enough leases from different networks. */
    record Stored(Id envelope) implements MailboxOutput {}

    /** Bytes of a node were not accepted. */
    record Rejected(Id from, Reason reason, int bytes) implements MailboxOutput {}
}
