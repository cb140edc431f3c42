package kith.net.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kith.net.Id;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** A topic that this node follows: its neighbors in it, and what both halves of it share. */
final class Swarm {

    final Topic topic;
    final Id id;
    final long tag;
    final SwarmTools tools;

    /** What the owner publishes with: a pseudonym, or a feed's own key; null in others' feeds. */
    final byte @Nullable [] seed;

    /** The active view, in the order they came. */
    final Map<Id, Mate> mates = new LinkedHashMap<>();

    final Membership membership;
    final Broadcast broadcast;

    Swarm(Topic topic, byte @Nullable [] seed, Archive archive, SwarmTools tools, long nowMs) {
        this.topic = topic;
        this.seed = seed;
        this.id = topic.id(tools.crypto());
        this.tag = topic.tag(tools.crypto());
        this.tools = tools;
        this.membership = new Membership(this, nowMs);
        this.broadcast = new Broadcast(this, archive);
    }

    void post(Id to, TopicMessage message) {
        tools.outputs().add(new TopicOutput.Post(to, message.encode(tag)));
    }

    void reject(Id from, Reason reason, int bytes) {
        tools.outputs().add(new TopicOutput.Rejected(from, reason, bytes));
    }

    /** The mates of which something is true. */
    List<Mate> those(Predicate<Mate> are) {
        List<Mate> found = new ArrayList<>();
        for (Mate mate : mates.values()) {
            if (are.test(mate)) {
                found.add(mate);
            }
        }
        return found;
    }

    /** A message of this topic; {@code bytes} is how long it was. */
    void receive(Id from, TopicMessage message, int bytes, long nowMs) {
        Mate mate = mates.get(from);
        switch (message) {
            case TopicMessage.Push(int hops, byte[] publication) ->
                    broadcast.pushed(from, mate, hops, publication, nowMs);
            case TopicMessage.Have(List<TopicMessage.Announced> ids) when mate != null ->
                    broadcast.announced(mate, ids, bytes, nowMs);
            case TopicMessage.Graft(List<MessageId> ids) when mate != null ->
                    broadcast.grafted(mate, ids, bytes, nowMs);
            case TopicMessage.Prune prune when mate != null -> mate.eager = false;
            case TopicMessage.Digest digest when mate != null ->
                    broadcast.digest(mate, digest, nowMs);
            case TopicMessage.Have have -> membership.stranger(from, nowMs);
            case TopicMessage.Graft graft -> membership.stranger(from, nowMs);
            case TopicMessage.Digest digest -> membership.stranger(from, nowMs);
            case TopicMessage.Prune prune -> {
                // Neighbors no more: there is nothing to prune.
            }
            default -> membership.receive(from, mate, message, bytes, nowMs);
        }
    }

    void expire(long nowMs) {
        if (nowMs >= membership.deadlineMs()) {
            membership.expire(nowMs);
        }
        if (nowMs >= broadcast.deadlineMs()) {
            broadcast.expire(nowMs);
        }
    }

    long deadlineMs() {
        return Math.min(membership.deadlineMs(), broadcast.deadlineMs());
    }
}
