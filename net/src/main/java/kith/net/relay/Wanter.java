package kith.net.relay;

/** Who wants a link with a node. Each ends its own wish and nobody else's. */
public enum Wanter {
    /** The peer's owner. */
    OWNER,
    /** A contact's device is there. */
    CONTACTS,
    /** It was linked in an earlier life. */
    REMEMBERED,
    /** Mail is left there, held there or fetched. */
    MAIL,
    /** It follows the same topic. */
    TOPICS,
    /** It relays to this node. */
    PRESENCE,
    /** It relays to a node that is wanted. */
    BORROWED;

    /** Whether it has to be that node; the others find another one in its place. */
    boolean minds() {
        return this == OWNER || this == CONTACTS || this == TOPICS;
    }
}
