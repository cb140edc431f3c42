package kith.net.topic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Asks a given number of members of a topic and brings their answers back. The number is shared out
 * from mate to mate: each takes one for itself and passes the rest on, so that no member is asked
 * twice and nobody is asked beyond the number. Answers go back the same way.
 */
final class Queries {

    /** 500 members asked by one query: at 1 KiB an answer, half a MiB comes back. */
    static final int PEERS_MAX = 500;

    /** 30 s for answers. */
    static final int TIME_MS_MAX = 30_000;

    /** Bytes of a question: with all heads it fits in a link's packet. */
    static final int QUESTION_BYTES_MAX = 1000;

    /** 250 ms less for each step, so that answers from afar still find the way back open. */
    static final int STEP_MS = 250;

    /** 256 queries at a time, some 1.5 KiB each. */
    static final int OPEN_MAX = 256;

    /** 64 of these from one mate. */
    static final int OF_MATE_MAX = 64;

    /** 16 of the owner's own. */
    static final int OWN_MAX = 16;

    /** 4096 ids of queries are remembered, each for {@link #REMEMBERED_MS}. */
    static final int REMEMBERED_MAX = 4096;

    static final long REMEMBERED_MS = 2L * TIME_MS_MAX;

    /** 1024 messages that found no room on their links. */
    static final int WAITING_MAX = 1024;

    /** 100 ms until these are tried again. */
    static final long RETRY_MS = 100;

    private final Swarm swarm;
    private final byte[] seed;
    private final Map<MessageId, Query> open = new LinkedHashMap<>(2);

    /** When each was heard of, the oldest first. */
    private final Map<MessageId, Long> remembered = new LinkedHashMap<>(2);

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(1);
    private long retryMs = Long.MAX_VALUE;

    /** When a query ends, or, without any, what is remembered is looked through. */
    private long expireMs = Long.MAX_VALUE;

    private record Waiting(Id to, byte[] message) {}

    /**
     * @param seed of the pseudonym that answers are signed with
     */
    Queries(Swarm swarm, byte[] seed) {
        this.swarm = swarm;
        this.seed = seed;
    }

    /** Begins a query of the owner's; false if it asks too much or too many are open. */
    boolean ask(Inquiry inquiry, long nowMs) {
        long own = open.values().stream().filter(query -> query.parent == null).count();
        if (!inquiry.isValid() || own >= OWN_MAX || open.size() >= OPEN_MAX) {
            return false;
        }
        MessageId id =
                new MessageId(swarm.tools.randomness().bits(), swarm.tools.randomness().bits());
        begin(new Query(id, inquiry, nowMs), nowMs);
        return true;
    }

    private void begin(Query query, long nowMs) {
        remember(query.id, nowMs);
        open.put(query.id, query);
        expireMs = Math.min(expireMs, query.untilMs);
        settle(query, nowMs);
    }

    private void remember(MessageId id, long nowMs) {
        remembered.put(id, nowMs);
        if (remembered.size() > REMEMBERED_MAX) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    /** A mate asks, for itself or for another. */
    void question(Mate mate, TopicMessage.Question question, long nowMs) {
        Query query = open.get(question.query());
        if (query != null && query.isFrom(mate.node())) {
            int more = question.share() - query.share;
            if (more > 0 && mate.allowsQuestions(more, nowMs)) {
                query.share = question.share();
                settle(query, nowMs);
            }
            return;
        }
        boolean taken =
                query == null
                        && !remembered.containsKey(question.query())
                        && open.size() < OPEN_MAX
                        && ofMate(mate.node()) < OF_MATE_MAX
                        && mate.allowsQuestions(question.share(), nowMs);
        if (!taken) {
            int share = question.share();
            post(mate.node(), new TopicMessage.Report(question.query(), share, 0, 0, true));
            return;
        }
        Query fresh = new Query(question, mate.node(), nowMs);
        swarm.tools
                .outputs()
                .add(new TopicOutput.Question(swarm.id, fresh.id, question.text(), fresh.untilMs));
        begin(fresh, nowMs);
    }

    private int ofMate(Id node) {
        int count = 0;
        for (Query query : open.values()) {
            count += query.isFrom(node) ? 1 : 0;
        }
        return count;
    }

    /** The owner's answer to a question; null if it has none. Nothing happens if it comes late. */
    void answer(MessageId id, byte @Nullable [] content, long nowMs) {
        Query query = open.get(id);
        if (query == null || !query.awaitsOwner) {
            return;
        }
        query.awaitsOwner = false;
        if (content != null) {
            Answer answer = Answer.sign(swarm.id, id, seed, content, swarm.tools.crypto());
            forward(query, answer);
        }
        settle(query, nowMs);
    }

    /** An answer came from a mate. */
    void answered(Mate mate, TopicMessage.Answered message, int bytes, long nowMs) {
        Query query = open.get(message.query());
        Query.Child child = query == null ? null : query.children.get(mate.node());
        if (query == null || child == null) {
            return; // The query is over, or never was.
        }
        Answer answer = Answer.of(message.answer());
        Crypto crypto = swarm.tools.crypto();
        if (child.answers >= child.share) {
            swarm.reject(mate.node(), Reason.REFUSED, bytes);
        } else if (!answer.proven(swarm.id, query.id, crypto)) {
            swarm.reject(mate.node(), Reason.FORGED, bytes);
        } else {
            child.answers++;
            child.asked = Math.max(child.asked, child.answers);
            forward(query, answer);
            settle(query, nowMs);
        }
    }

    /** Nearer to who asked. */
    private void forward(Query query, Answer answer) {
        Id parent = query.parent;
        if (parent != null) {
            query.answers++;
            post(parent, new TopicMessage.Answered(query.id, answer.bytes()));
        } else if (query.answers < query.wanted && query.authors.add(answer.author())) {
            query.answers++;
            swarm.tools
                    .outputs()
                    .add(new TopicOutput.Answer(query.ticket, answer.author(), answer.content()));
        }
    }

    void reported(Mate mate, TopicMessage.Report report, long nowMs) {
        Query query = open.get(report.query());
        Query.Child child = query == null ? null : query.children.get(mate.node());
        if (query != null && child != null && child.takes(report)) {
            settle(query, nowMs);
        }
    }

    /** Nothing more is wanted of a query by who passed it on. */
    void stopped(Mate mate, MessageId id) {
        Query query = open.get(id);
        if (query != null && query.isFrom(mate.node())) {
            drop(query);
        }
    }

    /** The owner wants no more answers. */
    void stop(long ticket) {
        for (Query query : new ArrayList<>(open.values())) {
            if (query.parent == null && query.ticket == ticket) {
                end(query);
            }
        }
    }

    /** The topic is followed no longer. */
    void close() {
        for (Query query : new ArrayList<>(open.values())) {
            if (query.parent == null) {
                end(query);
            } else {
                drop(query);
            }
        }
    }

    /** A mate is gone: what it had of shares goes to others. */
    void lost(Mate mate, long nowMs) {
        for (Query query : new ArrayList<>(open.values())) {
            if (query.isFrom(mate.node())) {
                drop(query);
                continue;
            }
            Query.Child child = query.children.get(mate.node());
            if (child != null) {
                child.share = Math.max(1, child.asked);
                child.report =
                        new TopicMessage.Report(
                                query.id, child.share, child.asked, child.answers, true);
                settle(query, nowMs);
            }
        }
    }

    /** Shares out what nobody has, and tells the parent how it stands. */
    private void settle(Query query, long nowMs) {
        if (query.parent == null && query.answers >= query.wanted) {
            end(query);
            return;
        }
        shareOut(query, nowMs);
        Id parent = query.parent;
        if (parent == null) {
            if (query.isComplete()) {
                end(query);
            }
            return;
        }
        TopicMessage.Report news = query.news();
        if (news != null) {
            post(parent, news);
        }
    }

    private void shareOut(Query query, long nowMs) {
        int timeMs = (int) Math.min(TIME_MS_MAX, query.untilMs - nowMs - STEP_MS);
        int left = query.left();
        if (left <= 0 || timeMs <= 0) {
            return;
        }
        List<Id> takers = query.takers(swarm.mates.keySet());
        shuffle(takers);
        for (int i = 0; i < takers.size() && left > 0; i++) {
            int others = takers.size() - i;
            int part = (left + others - 1) / others;
            left -= part;
            Query.Child child =
                    query.children.computeIfAbsent(takers.get(i), id -> new Query.Child());
            child.share = child.asked + part;
            post(
                    takers.get(i),
                    new TopicMessage.Question(query.id, child.share, timeMs, query.text));
        }
    }

    private void shuffle(List<Id> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, swarm.tools.below(i + 1));
        }
    }

    private void end(Query query) {
        swarm.tools
                .outputs()
                .add(new TopicOutput.QueryEnded(query.ticket, query.asked(), query.answers));
        drop(query);
    }

    private void drop(Query query) {
        open.remove(query.id);
        for (Id child : query.children.keySet()) {
            if (swarm.mates.containsKey(child)) {
                post(child, new TopicMessage.Stop(query.id));
            }
        }
    }

    private void post(Id to, TopicMessage message) {
        swarm.post(to, message);
    }

    /** A message found no room on its link: it waits, if not too many do. */
    void unposted(Id to, byte[] message, long nowMs) {
        if (waiting.size() < WAITING_MAX) {
            waiting.add(new Waiting(to, message));
            retryMs = Math.min(retryMs, nowMs + RETRY_MS);
        }
    }

    void expire(long nowMs) {
        if (nowMs >= retryMs) {
            retryMs = Long.MAX_VALUE;
            for (int count = waiting.size(); count > 0; count--) {
                Waiting next = waiting.remove();
                if (swarm.mates.containsKey(next.to)) {
                    swarm.tools.outputs().add(new TopicOutput.Post(next.to, next.message));
                }
            }
        }
        if (nowMs < expireMs) {
            return;
        }
        for (Query query : new ArrayList<>(open.values())) {
            if (query.untilMs <= nowMs) {
                if (query.parent == null) {
                    end(query);
                } else {
                    open.remove(query.id); // Those it was passed on to had less time.
                }
            }
        }
        remembered.values().removeIf(atMs -> atMs <= nowMs - REMEMBERED_MS);
        expireMs = remembered.isEmpty() ? Long.MAX_VALUE : nowMs + REMEMBERED_MS;
        for (Query query : open.values()) {
            expireMs = Math.min(expireMs, query.untilMs);
        }
    }

    long deadlineMs() {
        return Math.min(retryMs, expireMs);
    }
}
