package kith.net.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.topic.TopicMessage.Priority;
import org.jspecify.annotations.Nullable;

/** Members that are asked to be neighbors: first a link is wanted, then an answer. */
final class Requests {

    /** 4 members asked at once. */
    static final int ASKED_MAX = 4;

    /** 10 s for a member to answer, a link through a relay included. */
    static final long ANSWER_MS = 10_000;

    private final Swarm swarm;
    private final Map<Id, Request> asked = new LinkedHashMap<>(4);

    /** A member asked until a time. */
    record Request(Member member, Priority priority, long untilMs) {}

    Requests(Swarm swarm) {
        this.swarm = swarm;
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    int size() {
        return asked.size();
    }

    boolean full() {
        return asked.size() >= ASKED_MAX;
    }

    boolean contains(Id node) {
        return asked.containsKey(node);
    }

    /** Asks a member as soon as there is a link. */
    void begin(Member member, Priority priority, long nowMs) {
        swarm.membership.passive().remove(member.node());
        Request request = new Request(member, priority, nowMs + ANSWER_MS);
        asked.put(member.node(), request);
        if (swarm.tools.network().linked(member.node())) {
            ask(request);
        } else {
            swarm.tools.outputs().add(new TopicOutput.Reach(member));
        }
    }

    /** A link with a node stands. */
    void up(Id node) {
        Request request = asked.get(node);
        if (request != null) {
            ask(request);
        }
    }

    private void ask(Request request) {
        Member self = swarm.tools.network().self();
        Priority priority = request.priority();
        TopicMessage message =
                !swarm.membership.attached() && priority == Priority.HIGH
                        ? new TopicMessage.Join(self)
                        : new TopicMessage.Neighbor(priority, swarm.broadcast.wantsPush(), self);
        swarm.post(request.member().node(), message);
    }

    /** Asks no more, if it did. */
    @Nullable Request remove(Id node) {
        return asked.remove(node);
    }

    List<Request> takeAll() {
        List<Request> all = new ArrayList<>(asked.values());
        asked.clear();
        return all;
    }

    /** Those that did not answer in time. */
    List<Request> takeDue(long nowMs) {
        List<Request> due = new ArrayList<>(0);
        for (Request request : asked.values()) {
            if (nowMs >= request.untilMs()) {
                due.add(request);
            }
        }
        for (Request request : due) {
            asked.remove(request.member().node());
        }
        return due;
    }

    long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Request request : asked.values()) {
            deadlineMs = Math.min(deadlineMs, request.untilMs());
        }
        return deadlineMs;
    }
}
