package kith.net.link;

import kith.net.Id;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** A handshake this side began: until it is answered, and then until the other side is heard. */
final class Dial {

    /** 3 retries are taken; a fourth is not the answer of somebody who means it. */
    static final int RETRIES_MAX = 3;

    final long attempt;
    final Path to;
    final @Nullable Id expected;
    final int ownIndex;
    final KeyPair ephemeral;
    final long startedMs;
    Backoff backoff;
    byte[] datagram;
    int retries;

    /** Why the latest answer would not do; what the dial fails with in the end. */
    Reason reason = Reason.EXPIRED;

    /** Set when answered. */
    @Nullable Link link;

    /** Whether the link waits until it is heard, since an older one with the node stands. */
    boolean quiet;

    /** What the owner asked for. */
    record Wish(long attempt, Path to, @Nullable Id expected) {}

    Dial(Wish wish, LinkTools tools, int index, long nowMs) {
        this.attempt = wish.attempt;
        this.to = wish.to;
        this.expected = wish.expected;
        this.ownIndex = index;
        this.ephemeral = tools.ephemeral();
        this.startedMs = nowMs;
        this.backoff = new Backoff(nowMs);
        this.datagram = Layout.init(index, ephemeral.publicKey(), Tokens.none());
    }
}
