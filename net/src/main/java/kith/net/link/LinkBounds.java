package kith.net.link;

/**
 * How much a node gives to links.
 *
 * @param linksMax links at once
 * @param answeredMax of them, those that others began; the rest is kept for our own dials
 * @param groupMax links, standing or half open, begun by others from one {@link Path#group}
 * @param halfOpenMax handshakes of others not yet finished
 * @param unprovenMax of them, those whose address is not proven
 * @param dialsMax own handshakes not yet finished
 * @param keepAliveMs how long a link may be silent before this side sends
 */
public record LinkBounds(
        int linksMax,
        int answeredMax,
        int groupMax,
        int halfOpenMax,
        int unprovenMax,
        int dialsMax,
        long keepAliveMs) {

    /** 2048: with some 2 KiB a link, 4 MiB; a relay for a thousand pairs. */
    public static final int LINKS_MAX = 2048;

    /** 1536: a quarter stays for those we choose, however many choose us. */
    public static final int ANSWERED_MAX = 1536;

    /** 256: a provider's translator has many people behind it, but not all links are theirs. */
    public static final int GROUP_MAX = 256;

    /**
     * 2048: below 1 KiB each; 200 handshakes a second that take 10 s, or 20 000 that take 0.1 s.
     */
    public static final int HALF_OPEN_MAX = 2048;

    /** 1024: forged addresses leave half of the table to proven ones. */
    public static final int UNPROVEN_MAX = 1024;

    /** 256: introductions may make us dial, but not more than that at once. */
    public static final int DIALS_MAX = 256;

    /** 25 s: mappings of translators often live 30 s (RFC 4787 asks for 120 s, few listen). */
    public static final long KEEP_ALIVE_MS = 25_000;

    public static final LinkBounds DEFAULT =
            new LinkBounds(
                    LINKS_MAX,
                    ANSWERED_MAX,
                    GROUP_MAX,
                    HALF_OPEN_MAX,
                    UNPROVEN_MAX,
                    DIALS_MAX,
                    KEEP_ALIVE_MS);
}
