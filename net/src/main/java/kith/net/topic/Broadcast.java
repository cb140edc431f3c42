package kith.net.topic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How publications reach all members: Plumtree (Leitao, Pereira, Rodrigues 2007). They are pushed
 * along the edges of a tree, announced along all others, and asked for where a push did not come.
 */
final class Broadcast {

    /** 2 min: what is older is announced, not pushed; so a replay is never flooded. */
    static final long FRESH_MS = 120_000;

    /** 25 h ahead: a clock that is an hour or a day wrong still follows. */
    static final long AHEAD_MS = 25L * 3600 * 1000;

    /** 250 ms in which announcements to a neighbor are collected into one message. */
    static final long ANNOUNCE_MS = 250;

    /** 16 publications a second by one author, after 256 at once. */
    static final int AUTHOR_PER_SECOND = 16;

    /** 64 a second by all authors of an open topic, after 1024 at once. */
    static final int TOPIC_PER_SECOND = 64;

    static final int TOPIC_BURST = 1024;

    /** 4 hops less than the tree gives are worth another tree. */
    static final int SHORTER_HOPS = 4;

    /** A minute between changes of the tree to shorten it. */
    static final long SHORTEN_MS = 60_000;

    /** 8 announced publications not given when asked for, less those given: then it is dropped. */
    static final int UNKEPT_MAX = 8;

    /** Beyond 255 hops one byte does not count. */
    static final int HOPS_MAX = 255;

    private final Swarm swarm;
    private final Archive archive;
    private final Missing missing = new Missing();
    private final Assembly assembly = new Assembly();
    private final Bucket rate = new Bucket(TOPIC_BURST, TOPIC_PER_SECOND);
    private final Bucket own = new Bucket(Archive.OF_AUTHOR_MAX, AUTHOR_PER_SECOND);
    private long announceMs = Long.MAX_VALUE;
    private long shortenedMs = Long.MIN_VALUE;
    private long forgetMs = Long.MAX_VALUE;

    Broadcast(Swarm swarm, Archive archive) {
        this.swarm = swarm;
        this.archive = archive;
    }

    Archive archive() {
        return archive;
    }

    /** Whether nobody pushes to this node yet, or there is no tree to speak of. */
    boolean wantsPush() {
        return archive.isEmpty() || swarm.those(mate -> mate.eager).isEmpty();
    }

    /** A neighbor is new: tells it what is known here, so that it tells what is not. */
    void compare(Mate mate) {
        List<Long> shortIds = new ArrayList<>();
        for (MessageId id : archive.latest(TopicMessage.SHORT_IDS_MAX)) {
            shortIds.add(id.high());
        }
        swarm.post(mate.node(), new TopicMessage.Digest(archive.floor(), shortIds));
    }

    void digest(Mate mate, TopicMessage.Digest digest, long nowMs) {
        Set<Long> known = new LinkedHashSet<>(digest.shortIds());
        for (Archive.Entry entry : archive.since(digest.since())) {
            if (!known.contains(entry.id.high())) {
                announce(mate, entry, nowMs);
            }
        }
    }

    /** A neighbor is gone: if it was the last to push, another one shall. */
    void lost(Mate mate) {
        boolean cut = mate.eager && swarm.those(other -> other.eager).isEmpty();
        Mate next = cut ? swarm.tools.any(new ArrayList<>(swarm.mates.values())) : null;
        if (next != null) {
            next.eager = true;
            swarm.post(next.node(), new TopicMessage.Graft(List.of()));
        }
    }

    /** Whether this node may publish so many parts now; others would not take more. */
    boolean allowsOwn(int parts, long nowMs) {
        return own.take(parts, nowMs);
    }

    /** This node's own publication. */
    void publish(Publication publication, long nowMs) {
        take(publication, 0, null, nowMs);
    }

    void pushed(Id from, @Nullable Mate mate, int hops, byte[] bytes, long nowMs) {
        if (mate == null) {
            swarm.membership.stranger(from, nowMs);
            return;
        }
        Decoded<Publication> decoded = Publication.decode(swarm.id, bytes, swarm.tools.crypto());
        if (decoded instanceof Decoded.Reject<Publication>(Reason reason)) {
            swarm.reject(from, reason, bytes.length);
        } else if (decoded instanceof Decoded.Ok<Publication>(Publication publication)) {
            if (archive.find(publication.id()) != null) {
                again(mate);
                return;
            }
            Reason refused = check(publication, nowMs);
            // A forged copy has the id of the true one, which is still missing.
            if (refused != Reason.FORGED && missing.came(publication.id(), mate)) {
                mate.unkept = Math.max(0, mate.unkept - 1);
            }
            if (refused != null) {
                swarm.reject(from, refused, bytes.length);
                return;
            }
            mate.eager = true;
            take(publication, hops, mate, nowMs);
        }
    }

    /** It came before: the edge is none of the tree's. */
    private void again(Mate mate) {
        mate.eager = false;
        swarm.post(mate.node(), new TopicMessage.Prune());
    }

    /** Why a new publication is not taken, or null. */
    private @Nullable Reason check(Publication publication, long nowMs) {
        boolean feed = swarm.topic.kind() == Topic.Kind.FEED;
        if (feed && !publication.author().equals(swarm.topic.key())) {
            return Reason.FORGED; // No member passes that on.
        }
        if (publication.number() > nowMs + AHEAD_MS) {
            return Reason.EXPIRED;
        }
        if (archive.stale(publication)) {
            return Reason.STALE;
        }
        if (!publication.proven(swarm.id, swarm.tools.crypto())) {
            return Reason.FORGED;
        }
        boolean allowed = archive.allows(publication, nowMs) && rate.take(1, nowMs);
        return allowed ? null : Reason.FULL;
    }

    private void take(Publication publication, int hops, @Nullable Mate from, long nowMs) {
        Archive.Entry entry =
                archive.add(publication, hops, from == null ? null : from.node(), nowMs);
        forgetMs = Math.min(forgetMs, nowMs + Archive.REMEMBERED_MS);
        byte[] whole = from == null ? null : assembly.add(publication);
        if (whole != null) {
            swarm.tools
                    .outputs()
                    .add(
                            new TopicOutput.Deliver(
                                    swarm.id, publication.author(), publication.first(), whole));
        }
        boolean fresh = Math.abs(nowMs - publication.number()) < FRESH_MS;
        TopicMessage.Push push = new TopicMessage.Push(next(hops), publication.bytes());
        byte[] message = null;
        for (Mate mate : swarm.mates.values()) {
            if (mate == from) {
                continue;
            }
            if (fresh && mate.eager) {
                message = message == null ? push.encode(swarm.tag) : message;
                swarm.tools.outputs().add(new TopicOutput.Post(mate.node(), message));
            } else {
                announce(mate, entry, nowMs);
            }
        }
    }

    private void announce(Mate mate, Archive.Entry entry, long nowMs) {
        mate.announce(new TopicMessage.Announced(entry.id, next(entry.hops)));
        announceMs = Math.min(announceMs, nowMs + ANNOUNCE_MS);
    }

    private static int next(int hops) {
        return Math.min(HOPS_MAX, hops + 1);
    }

    /** A push found no room on its link: it is announced, and can be asked for. */
    void unposted(Mate mate, MessageId id, long nowMs) {
        Archive.Entry entry = archive.find(id);
        if (entry != null) {
            announce(mate, entry, nowMs);
        }
    }

    void announced(Mate mate, List<TopicMessage.Announced> ids, int bytes, long nowMs) {
        if (!mate.allowsIds(ids.size(), nowMs)) {
            swarm.reject(mate.node(), Reason.REFUSED, bytes);
            return;
        }
        for (TopicMessage.Announced each : ids) {
            Archive.Entry known = archive.find(each.id());
            if (known != null) {
                shorten(mate, known, each.hops(), nowMs);
            } else if (!missing.announced(each.id(), mate, nowMs)) {
                swarm.reject(mate.node(), Reason.FULL, bytes);
                return;
            }
        }
    }

    /** Takes the edge into the tree if the publication would have come a much shorter way by it. */
    private void shorten(Mate mate, Archive.Entry known, int hops, long nowMs) {
        Mate parent = known.from == null ? null : swarm.mates.get(known.from);
        boolean shorter = hops + SHORTER_HOPS < known.hops;
        if (parent == null || !shorter || mate.eager || mate.unkept > 0) {
            return;
        }
        if (shortenedMs > nowMs - SHORTEN_MS && shortenedMs <= nowMs) {
            return;
        }
        shortenedMs = nowMs;
        known.from = null;
        mate.eager = true;
        swarm.post(mate.node(), new TopicMessage.Graft(List.of()));
        again(parent);
    }

    void grafted(Mate mate, List<MessageId> ids, int bytes, long nowMs) {
        mate.eager = true;
        for (MessageId id : ids) {
            Archive.Entry entry = archive.find(id);
            byte[] publication = entry == null ? null : entry.bytes;
            if (entry == null || publication == null) {
                continue;
            }
            if (!mate.allowsGraft(nowMs)) {
                swarm.reject(mate.node(), Reason.REFUSED, bytes);
                return;
            }
            swarm.post(mate.node(), new TopicMessage.Push(next(entry.hops), publication));
        }
    }

    void expire(long nowMs) {
        if (nowMs >= announceMs) {
            announceMs = Long.MAX_VALUE;
            for (Mate mate : swarm.mates.values()) {
                List<TopicMessage.Announced> ids = mate.takeAnnouncements();
                for (int i = 0; i < ids.size(); i += TopicMessage.IDS_MAX) {
                    int to = Math.min(ids.size(), i + TopicMessage.IDS_MAX);
                    swarm.post(mate.node(), new TopicMessage.Have(ids.subList(i, to)));
                }
            }
        }
        if (nowMs >= missing.deadlineMs()) {
            ask(nowMs);
        }
        if (nowMs >= forgetMs) {
            archive.expire(nowMs);
            forgetMs = archive.isEmpty() ? Long.MAX_VALUE : nowMs + Archive.REMEMBERED_MS / 4;
        }
    }

    private void ask(long nowMs) {
        for (Missing.Ask ask : missing.due(swarm.mates, nowMs)) {
            ask.mate().eager = true;
            for (int i = 0; i < ask.ids().size(); i += TopicMessage.IDS_MAX) {
                int to = Math.min(ask.ids().size(), i + TopicMessage.IDS_MAX);
                swarm.post(ask.mate().node(), new TopicMessage.Graft(ask.ids().subList(i, to)));
            }
        }
        for (Mate mate : swarm.those(each -> each.unkept > UNKEPT_MAX)) {
            swarm.reject(mate.node(), Reason.REFUSED, 0);
            swarm.membership.drop(mate, nowMs);
        }
    }

    long deadlineMs() {
        return Math.min(announceMs, Math.min(missing.deadlineMs(), forgetMs));
    }

    int missingCount() {
        return missing.size();
    }
}
