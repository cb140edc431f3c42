package kith.net.mailbox;

import kith.net.Id;
import kith.net.wire.Address;

/** A node that may hold mail, and where it is. */
public record Place(Id node, Address at) {}
