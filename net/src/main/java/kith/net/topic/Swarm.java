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
    final Queries queries;

    /** What a topic is followed with: its keys, and what of it is known already. */
    record Setup(Topic topic, byte @Nullable [] seed, byte[] pseudonymSeed, Archive archive) {}

    Swarm(Setup setup, SwarmTools tools, long nowMs) {
        this.topic = setup.topic();
        this.seed = setup.seed();
        this.id = topic.id(tools.crypto());
        this.tag = topic.tag(tools.crypto());
        this.tools = tools;
        this.membership = new Membership(this, nowMs);
        this.broadcast = new Broadcast(this, setup.archive());
        this.queries = new Queries(this, setup.pseudonymSeed());
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
            case TopicMessage.Question question when mate != null ->
                    queries.question(mate, question, nowMs);
            case TopicMessage.Answered answered when mate != null ->
                    queries.answered(mate, answered, bytes, nowMs);
            case TopicMessage.Report report when mate != null ->
                    queries.reported(mate, report, nowMs);
            case TopicMessage.Stop(MessageId query) when mate != null ->
                    queries.stopped(mate, query);
            case TopicMessage.Have have -> membership.stranger(from, nowMs);
            case TopicMessage.Graft graft -> membership.stranger(from, nowMs);
            case TopicMessage.Digest digest -> membership.stranger(from, nowMs);
            case TopicMessage.Question question -> membership.stranger(from, nowMs);
            case TopicMessage.Prune prune -> {
                // Neighbors no more: there is nothing to prune.
            }
            case TopicMessage.Answered answered -> {
                // What it was asked went to others when it was lost.
            }
            case TopicMessage.Report report -> {
                // Likewise.
            }
            case TopicMessage.Stop stop -> {
                // Likewise: its queries ended then.
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
        if (nowMs >= queries.deadlineMs()) {
            queries.expire(nowMs);
        }
    }

    long deadlineMs() {
        long listeningMs = Math.min(broadcast.deadlineMs(), queries.deadlineMs());
        return Math.min(membership.deadlineMs(), listeningMs);
    }
}
