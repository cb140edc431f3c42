package kith.net.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Handshakes this side began. */
final class Dialing {

    private final LinkTools tools;
    private final Roster roster;
    private final Map<Integer, Dial> byIndex = new LinkedHashMap<>();
    private long attempts;

    Dialing(LinkTools tools, Roster roster) {
        this.tools = tools;
        this.roster = roster;
    }

    boolean knows(int index) {
        return byIndex.containsKey(index);
    }

    int size() {
        return byIndex.size();
    }

    long dial(Path to, @Nullable Id expected, long nowMs) {
        long attempt = ++attempts;
        if (byIndex.size() >= tools.bounds().dialsMax() || roster.full()) {
            tools.outputs().add(new LinkOutput.Failed(attempt, to, Reason.FULL));
            return attempt;
        }
        Dial dial = new Dial(new Dial.Wish(attempt, to, expected), tools, roster.newIndex(), nowMs);
        byIndex.put(dial.ownIndex, dial);
        roster.wake(dial.backoff.deadlineMs());
        tools.send(to, dial.datagram);
        return attempt;
    }

    @Nullable Reason retry(int index, byte[] datagram) {
        Dial dial = byIndex.get(index);
        if (dial == null) {
            return Reason.UNKNOWN_TARGET;
        }
        if (datagram.length != Layout.RETRY_BYTES) {
            return Reason.INVALID_FIELD;
        }
        if (dial.link != null || dial.retries == Dial.RETRIES_MAX) {
            return Reason.UNEXPECTED;
        }
        dial.retries++;
        byte[] token = Layout.after(datagram, Layout.RETRY_BYTES - Tokens.BYTES);
        dial.datagram = Layout.init(index, dial.ephemeral.publicKey(), token);
        tools.send(dial.to, dial.datagram);
        return null;
    }

    @Nullable Reason answer(Path from, byte[] datagram, long nowMs) {
        if (datagram.length != Layout.ANSWER_BYTES) {
            return datagram.length < Layout.ANSWER_BYTES ? Reason.TRUNCATED : Reason.TOO_LONG;
        }
        Reader reader = new Reader(datagram, 1, datagram.length - 1);
        int sender = (int) reader.u32();
        int receiver = (int) reader.u32();
        int version = reader.u8();
        int suite = reader.u8();
        Dial dial = byIndex.get(receiver);
        if (dial == null) {
            return Reason.UNKNOWN_TARGET;
        }
        if (dial.link != null || !from.equals(dial.to)) {
            return Reason.UNEXPECTED;
        }
        if (version != Layout.VERSION || suite != Layout.SUITE) {
            return Reason.UNKNOWN_KIND;
        }
        // The state is made anew for each answer, so a forged one does not spoil the true one.
        Noise noise =
                new Noise(
                        true,
                        tools.own().keys(),
                        dial.ephemeral,
                        Layout.prologue(dial.datagram, datagram),
                        tools.crypto());
        noise.write(new byte[0]);
        byte[] certificate = noise.read(Layout.after(datagram, Layout.ANSWER_HEAD_BYTES));
        if (certificate == null) {
            return Reason.FORGED;
        }
        Reason wrong = check(dial, noise, certificate, nowMs);
        if (wrong != null) {
            dial.reason = wrong;
            return wrong;
        }
        return finish(dial, noise, Id.read(new Reader(certificate)), sender, nowMs);
    }

    private @Nullable Reason check(Dial dial, Noise noise, byte[] certificate, long nowMs) {
        Decoded<Id> node =
                Certificate.check(certificate, noise.theirStatic(), tools.crypto(), nowMs);
        return switch (node) {
            case Decoded.Reject<Id>(Reason reason) -> reason;
            case Decoded.Ok<Id>(Id id) -> {
                boolean wrong = dial.expected != null && !dial.expected.equals(id);
                yield wrong || id.equals(tools.own().id()) ? Reason.REFUSED : null;
            }
        };
    }

    private @Nullable Reason finish(Dial dial, Noise noise, Id node, int sender, long nowMs) {
        byte[] body = noise.write(tools.own().certificate(nowMs));
        if (body == null) {
            return Reason.FORGED;
        }
        Link old = roster.of(node);
        if (old != null && old.startedMs() >= dial.startedMs) {
            // A link came up while this dial was under way, and the other side holds it too.
            byIndex.remove(dial.ownIndex);
            tools.outputs().add(new LinkOutput.Failed(dial.attempt, dial.to, Reason.REPLACED));
            return null;
        }
        LinkSetup setup =
                new LinkSetup(
                        node, true, dial.ownIndex, sender, tools.bounds().keepAliveMs(), roster);
        Link link = new Link(setup, noise, tools, dial.to, nowMs);
        dial.link = link;
        dial.quiet = old != null;
        dial.backoff = new Backoff(nowMs);
        dial.datagram = Layout.join(Layout.finishHead(sender), body);
        roster.wake(dial.backoff.deadlineMs());
        tools.send(dial.to, dial.datagram);
        roster.dialed(link, dial);
        return null;
    }

    /** The link was heard, so the FINISH arrived; the dial, if that is news. */
    @Nullable Dial confirmed(Link link) {
        return byIndex.isEmpty() ? null : byIndex.remove(link.ownIndex());
    }

    /** Whether a dial to a node was answered, but not yet confirmed. */
    @Nullable Link unconfirmed(Id node) {
        for (Dial dial : byIndex.values()) {
            if (dial.link != null && dial.link.node().equals(node)) {
                return dial.link;
            }
        }
        return null;
    }

    /** The link ended; its dial, if it was not heard before. */
    @Nullable Dial forget(Link link) {
        return byIndex.remove(link.ownIndex());
    }

    /** Repeats and gives up; the next time there is something to do. */
    long expire(long nowMs) {
        long nextMs = Long.MAX_VALUE;
        for (Dial dial : new ArrayList<>(byIndex.values())) {
            if (dial.backoff.over(nowMs)) {
                byIndex.remove(dial.ownIndex);
                roster.failed(dial);
            } else {
                if (dial.backoff.due(nowMs)) {
                    tools.send(dial.to, dial.datagram);
                }
                nextMs = Math.min(nextMs, dial.backoff.deadlineMs());
            }
        }
        return nextMs;
    }
}
