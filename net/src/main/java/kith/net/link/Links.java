package kith.net.link;

import java.util.ArrayDeque;
import java.util.Queue;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * All links of a node, and the handshakes that become links. Datagrams and time go in, {@link
 * LinkOutput}s come out; they are to be polled after each call. Times are milliseconds since 1970,
 * as certificates have them.
 */
public final class Links {

    private final Queue<LinkOutput> outputs = new ArrayDeque<>();
    private final Roster roster;

    public Links(NodeIdentity own, Crypto crypto, Randomness randomness, LinkBounds bounds) {
        Credentials credentials = new Credentials(own, crypto);
        byte[] head = new byte[Layout.DATA_HEAD_BYTES];
        LinkTools tools = new LinkTools(credentials, crypto, randomness, bounds, outputs, head);
        this.roster = new Roster(tools);
    }

    /** Whether a datagram with this first byte is for links. */
    public static boolean takes(int firstByte) {
        return firstByte >= Layout.INIT && firstByte <= Layout.CONTROL;
    }

    /** Takes a datagram whose first byte links {@link #takes}; the array is not kept or changed. */
    public void receive(Path from, byte[] datagram, long nowMs) {
        Reason reason = route(from, datagram, nowMs);
        if (reason != null) {
            outputs.add(new LinkOutput.Rejected(from, reason, datagram.length));
        }
    }

    private @Nullable Reason route(Path from, byte[] datagram, long nowMs) {
        if (datagram.length < 5) {
            return Reason.TRUNCATED;
        }
        int index = (int) new Reader(datagram, 1, 4).u32();
        return switch (datagram[0]) {
            case Layout.INIT -> roster.answering().init(from, datagram, nowMs);
            case Layout.ANSWER -> roster.dialing().answer(from, datagram, nowMs);
            case Layout.FINISH -> finish(index, datagram, nowMs);
            case Layout.RETRY -> roster.dialing().retry(index, datagram);
            case Layout.DATA, Layout.CONTROL -> {
                Link link = roster.link(index);
                yield link == null ? Reason.UNKNOWN_TARGET : link.receive(from, datagram, nowMs);
            }
            default -> Reason.UNKNOWN_KIND;
        };
    }

    private @Nullable Reason finish(int index, byte[] datagram, long nowMs) {
        if (datagram.length != Layout.FINISH_BYTES) {
            return datagram.length < Layout.FINISH_BYTES ? Reason.TRUNCATED : Reason.TOO_LONG;
        }
        Link link = roster.link(index);
        return link != null
                ? link.finishAgain(datagram, nowMs)
                : roster.answering().finish(index, datagram, nowMs);
    }

    /**
     * Begins a handshake; its number, for {@link LinkOutput.Up} or {@link LinkOutput.Failed}.
     *
     * @param expected the only node that will do, if given
     */
    public long dial(Path to, @Nullable Id expected, long nowMs) {
        return roster.dialing().dial(to, expected, nowMs);
    }

    /** The link with a node, if one stands. */
    public @Nullable Link of(Id node) {
        return roster.of(node);
    }

    /** Links that stand and handshakes under way. */
    public int size() {
        return roster.size() + roster.dialing().size() + roster.answering().size();
    }

    /** When {@link #expire} has something to do at the latest; {@link Long#MAX_VALUE}: never. */
    public long deadlineMs() {
        return roster.dueMs();
    }

    /** Does what is due. */
    public void expire(long nowMs) {
        roster.expire(nowMs);
    }

    /** The next output; null: none. */
    public @Nullable LinkOutput poll() {
        return outputs.poll();
    }
}
