package kith.net.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/** One query at one node: where it came from, whom it was passed on to, what came of that. */
final class Query {

    final MessageId id;

    /** Who asked; null if this node's owner did. */
    final @Nullable Id parent;

    final byte[] text;
    final long untilMs;

    /** The owner's number, and how many answers it wants; of own queries. */
    final long ticket;

    final int wanted;

    /** How many members shall be asked by way of this node, itself included if it was asked. */
    int share;

    /** The owner has not said yet whether it has an answer. */
    boolean awaitsOwner;

    /** Answers passed on to the parent, or given to the owner. */
    int answers;

    /** Authors of answers the owner was given: it gets one of each. */
    final Set<Id> authors = new LinkedHashSet<>(2);

    final Map<Id, Child> children = new LinkedHashMap<>(4);

    private TopicMessage.@Nullable Report reported;

    /** A mate that a part of the share went to. */
    static final class Child {
        int share;

        /** How many it asked, as far as it told or showed. */
        int asked;

        int answers;
        TopicMessage.@Nullable Report report;

        /** It has not said yet how it used the latest share. */
        boolean isPending() {
            return report == null || report.share() < share;
        }

        /** Messages overtake each other: one that tells less than is known is not taken. */
        boolean takes(TopicMessage.Report news) {
            TopicMessage.Report last = report;
            boolean older =
                    last != null
                            && (news.share() < last.share()
                                    || (news.share() == last.share() && last.complete()));
            if (older || news.share() > share) {
                return false;
            }
            report = news;
            asked = Math.max(news.asked(), answers);
            return true;
        }

        /** Nothing more will come from it. */
        boolean isComplete() {
            return report != null
                    && report.share() == share
                    && report.complete()
                    && answers >= report.answers();
        }

        /** It could perhaps ask more than it was told to. */
        boolean hasRoom() {
            return !isPending() && asked >= share;
        }
    }

    /** A query of another node's, which came from a mate. */
    Query(TopicMessage.Question question, Id parent, long nowMs) {
        this.id = question.query();
        this.parent = parent;
        this.text = question.text();
        this.untilMs = nowMs + question.timeMs();
        this.share = question.share();
        this.ticket = 0;
        this.wanted = Queries.PEERS_MAX;
        this.awaitsOwner = true;
    }

    /** A query of the owner's. */
    Query(MessageId id, Inquiry inquiry, long nowMs) {
        this.id = id;
        this.parent = null;
        this.text = inquiry.text();
        this.untilMs = nowMs + inquiry.timeMs();
        this.share = inquiry.peers();
        this.ticket = inquiry.ticket();
        this.wanted = inquiry.answers();
    }

    /** Whether the node passed it on to this one. */
    boolean isFrom(Id node) {
        return parent != null && parent.equals(node);
    }

    /** Who is asked by this node itself: it, if the question came from elsewhere. */
    private int self() {
        return parent == null ? 0 : 1;
    }

    /** How many were asked this way, as far as is known. */
    int asked() {
        int asked = self();
        for (Child child : children.values()) {
            asked += child.asked;
        }
        return asked;
    }

    /** What of the share nobody has. */
    int left() {
        int left = share - self();
        for (Child child : children.values()) {
            left -= child.isPending() ? child.share : child.asked;
        }
        return left;
    }

    /** Those who may take more of the share: mates that have none yet, else those with room. */
    List<Id> takers(Iterable<Id> mates) {
        List<Id> fresh = new ArrayList<>();
        List<Id> roomy = new ArrayList<>();
        for (Id mate : mates) {
            Child child = children.get(mate);
            if (child == null && !isFrom(mate)) {
                fresh.add(mate);
            } else if (child != null && child.hasRoom()) {
                roomy.add(mate);
            }
        }
        return fresh.isEmpty() ? roomy : fresh;
    }

    private boolean isPending() {
        for (Child child : children.values()) {
            if (child.isPending()) {
                return true;
            }
        }
        return false;
    }

    /** No more answers will come while the share stays as it is. */
    boolean isComplete() {
        for (Child child : children.values()) {
            if (!child.isComplete()) {
                return false;
            }
        }
        return !awaitsOwner;
    }

    /** What the parent does not know yet; null if that is nothing, or not settled. */
    TopicMessage.@Nullable Report news() {
        if (isPending()) {
            return null;
        }
        TopicMessage.Report last = reported;
        boolean complete = isComplete();
        boolean known =
                last != null
                        && last.share() == share
                        && last.asked() == asked()
                        && last.complete() == complete
                        && (!complete || last.answers() == answers);
        if (known) {
            return null;
        }
        reported = new TopicMessage.Report(id, share, asked(), answers, complete);
        return reported;
    }
}
