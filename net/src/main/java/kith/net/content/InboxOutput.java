package kith.net.content;

import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reason;

/** What {@link Inbox} wants done, in order; what follows a save depends on it. */
public sealed interface InboxOutput {

    /** Keep this record. */
    record Save(StoreRecord record) implements InboxOutput {}

    /** The envelope is kept here; its sender may forget it. */
    record Took(Id envelope) implements InboxOutput {}

    /**
     * The envelope is of no use here, and its sender may forget it; but with {@link Reason#FULL}
     * only for now: its sender is not told, and offers it again.
     */
    record Refused(Id envelope, Id from, Reason reason, int bytes) implements InboxOutput {}

    /** A message for the owner, who answers with {@link Inbox#taken}. */
    record Deliver(Delivery delivery) implements InboxOutput {}
}
