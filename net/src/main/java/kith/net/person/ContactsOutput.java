package kith.net.person;

import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reason;

/** What {@link Contacts} wants done, in order; what follows a save depends on it. */
public sealed interface ContactsOutput {

    /** Send a message over the link with a node. */
    record Post(Id node, byte[] message) implements ContactsOutput {}

    /** A person became a contact, or more is known: their devices, a prekey, a node. */
    record Known(Id author, int devices) implements ContactsOutput {}

    /** An invitation of this person, that the owner took, was answered by somebody else before. */
    record Spent(Id author) implements ContactsOutput {}

    /** Something from a node was refused. */
    record Rejected(Id node, Reason reason, int bytes) implements ContactsOutput {}

    /** Keep this record. */
    record Save(StoreRecord record) implements ContactsOutput {}
}
