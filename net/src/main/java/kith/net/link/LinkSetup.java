package kith.net.link;

import kith.net.Id;
import kith.net.wire.Reason;

/**
 * What a handshake settled.
 *
 * @param node who the other side is
 * @param dialed whether this side began
 * @param ownIndex what datagrams for this link carry
 * @param theirIndex what datagrams to the other side carry
 * @param keepAliveMs how long to be silent at most
 * @param owner is told what the link becomes
 */
record LinkSetup(
        Id node, boolean dialed, int ownIndex, int theirIndex, long keepAliveMs, Owner owner) {

    /** Who keeps the links. */
    interface Owner {

        /** An authentic packet came in. */
        void heard(Link link, long nowMs);

        /** The link has something to do at that time. */
        void wake(long atMs);

        /** The link is over. */
        void ended(Link link, Reason reason);
    }
}
