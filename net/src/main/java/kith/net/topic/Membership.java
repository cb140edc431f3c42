package kith.net.topic;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.topic.TopicMessage.Priority;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Who of a topic this node is linked to (the active view) and whom else it knows (the passive
 * view): HyParView (Leitao, Pereira, Rodrigues 2007), with shuffles between neighbors only.
 */
final class Membership {

    /** 6 steps of a random walk that tells of a new member, 3 before its end it is remembered. */
    static final int WALK = 6;

    static final int WALK_REMEMBERED = 3;

    /** 30 s between shuffles. */
    static final long SHUFFLE_MS = 30_000;

    /** 3 min between swaps with a member known only: what was split finds together. */
    static final long SWAP_MS = 180_000;

    /** Before it is attached, two of 3 members asked are such that the owner told of. */
    static final int GIVEN_TRIES = 3;

    /** One swap in 4 is with a member that the owner told of. */
    static final int GIVEN_ONE_IN = 4;

    /** 10 s between tries while there are enough neighbors, a second while there are not. */
    static final long SEEK_MS = 10_000;

    static final long SEEK_SOON_MS = 1_000;

    /** With fewer than 2 neighbors a place is needed badly. */
    static final int FEW = 2;

    /** 3 neighbors are enough for a while. */
    static final int ENOUGH = 3;

    private final Swarm swarm;
    private final SwarmTools tools;
    private final PassiveView passive;
    private final Places places;
    private final Requests asked;

    /** 64 messages at once, 16 a second of all who are no neighbors. */
    private final Bucket strangers = new Bucket(64, 16);

    /**
     * Whether somebody this node chose itself took it in. Until then it needs a place whoever else
     * comes: else newcomers would be content with each other.
     */
    private boolean attached;

    private int tries;

    private long shuffleMs;
    private long swapMs;
    private long seekMs;
    private long deadlineMs;

    /** Whom the owner told of: where to begin again when nobody else is known. */
    private List<Member> given = List.of();

    Membership(Swarm swarm, long nowMs) {
        this.swarm = swarm;
        this.tools = swarm.tools;
        this.passive = new PassiveView(swarm);
        this.asked = new Requests(swarm);
        this.places = new Places(swarm);
        this.shuffleMs = nowMs + tools.about(SHUFFLE_MS);
        this.swapMs = nowMs + tools.about(SWAP_MS);
        this.seekMs = nowMs;
    }

    /** The owner knows members; they will be asked. */
    void learn(List<Member> members, long nowMs) {
        given = members.subList(0, Math.min(members.size(), TopicMessage.MEMBERS_MAX));
        meet(members, nowMs);
    }

    /** They may be members; some will be asked. */
    void meet(List<Member> members, long nowMs) {
        members.forEach(this::remember);
        seek(nowMs);
    }

    boolean attached() {
        return attached;
    }

    PassiveView passive() {
        return passive;
    }

    /** Whether a link with the node is used here. */
    boolean uses(Id node) {
        return swarm.mates.containsKey(node) || asked.contains(node);
    }

    void up(Id node) {
        asked.up(node);
    }

    /** The link ended, or nothing is heard through it any more. */
    void down(Id node, long nowMs) {
        Requests.Request request = asked.remove(node);
        if (request != null) {
            passive.add(request.member()); // Perhaps another link took its place.
            seekLater(nowMs);
        }
        Mate mate = swarm.mates.get(node);
        if (mate != null) {
            remove(mate, nowMs);
            seek(nowMs);
        }
        schedule();
    }

    void leaveAll(long nowMs) {
        swarm.queries.close();
        for (Mate mate : new ArrayList<>(swarm.mates.values())) {
            swarm.post(mate.node(), new TopicMessage.Leave(true));
            remove(mate, nowMs);
        }
        for (Requests.Request request : asked.takeAll()) {
            release(request.member().node());
        }
    }

    /** Drops a mate that does not do what it should. */
    void drop(Mate mate, long nowMs) {
        swarm.post(mate.node(), new TopicMessage.Leave(false));
        remove(mate, nowMs);
        seek(nowMs);
    }

    /** Whoever sends what only neighbors do is told that it is none. */
    void stranger(Id from, long nowMs) {
        if (strangers.take(1, nowMs)) {
            swarm.post(from, new TopicMessage.Leave(false));
        }
    }

    void receive(Id from, @Nullable Mate mate, TopicMessage message, int bytes, long nowMs) {
        boolean allowed = mate == null ? strangers.take(1, nowMs) : mate.allowsMembership(nowMs);
        if (!allowed) {
            swarm.reject(from, Reason.FULL, bytes);
            return;
        }
        switch (message) {
            case TopicMessage.Join(Member self) -> joined(tools.seen(from, self), nowMs);
            case TopicMessage.ForwardJoin(int ttl, Member joined) when mate != null ->
                    walk(mate, ttl, joined, nowMs);
            case TopicMessage.Neighbor(Priority priority, boolean push, Member self) ->
                    neighbor(tools.seen(from, self), priority, push, nowMs);
            case TopicMessage.Accept(boolean push) -> accepted(from, push, nowMs);
            case TopicMessage.Decline decline -> declined(from, nowMs);
            case TopicMessage.Leave(boolean forGood) -> left(from, mate, forGood, nowMs);
            case TopicMessage.Shuffle(boolean asks, List<Member> members)
                    when mate != null || asked.contains(from) ->
                    shuffled(mate, asks, members);
            default -> {}
        }
        schedule();
    }

    private void joined(Member member, long nowMs) {
        if (!accept(member, Priority.HIGH, true, nowMs)) {
            return;
        }
        for (Mate other : swarm.mates.values()) {
            if (!other.node().equals(member.node())) {
                swarm.post(other.node(), new TopicMessage.ForwardJoin(WALK, member));
            }
        }
    }

    private void walk(Mate from, int ttl, Member member, long nowMs) {
        Id node = member.node();
        if (tools.isSelf(node) || uses(node)) {
            return;
        }
        if (ttl == 0 || swarm.mates.size() <= 1) {
            if (!asked.full()) {
                asked.begin(member, Priority.HIGH, nowMs);
            } else {
                passive.add(member);
            }
            return;
        }
        if (ttl == WALK_REMEMBERED) {
            passive.add(member);
        }
        Mate next = tools.any(swarm.those(mate -> mate != from && !mate.node().equals(node)));
        if (next != null) {
            swarm.post(next.node(), new TopicMessage.ForwardJoin(Math.min(ttl, WALK) - 1, member));
        }
    }

    private void neighbor(Member member, Priority priority, boolean push, long nowMs) {
        if (!accept(member, priority, push, nowMs)) {
            passive.add(member);
        }
    }

    /** Makes a member a neighbor and tells it, or tells it that it is not. */
    private boolean accept(Member member, Priority priority, boolean push, long nowMs) {
        Mate mate = swarm.mates.get(member.node());
        if (mate == null && !hasPlace(member, priority, nowMs)) {
            if (priority == Priority.HIGH) {
                // It knows nobody else: these may have a place.
                List<Member> others = passive.sample(TopicMessage.MEMBERS_MAX);
                swarm.post(member.node(), new TopicMessage.Shuffle(false, others));
            }
            swarm.post(member.node(), new TopicMessage.Decline());
            return false;
        }
        if (mate == null) {
            mate = add(member, push || swarm.broadcast.wantsPush(), nowMs);
        } else {
            mate.eager |= push;
        }
        swarm.post(member.node(), new TopicMessage.Accept(mate.eager));
        swarm.broadcast.compare(mate);
        return true;
    }

    /** Whether a member has a place among the mates; another may have to leave for it. */
    private boolean hasPlace(Member member, Priority priority, long nowMs) {
        if (!places.diverse(member)) {
            return false;
        }
        if (places.free()) {
            return true;
        }
        Mate victim = places.victim(priority, nowMs);
        if (victim == null) {
            return false;
        }
        if (priority == Priority.HIGH) {
            // Between the two comes the new one: nobody is cut off.
            swarm.post(victim.node(), new TopicMessage.ForwardJoin(0, member));
        }
        swarm.post(victim.node(), new TopicMessage.Leave(false));
        remove(victim, nowMs);
        passive.add(victim.member);
        return true;
    }

    private Mate add(Member member, boolean push, long nowMs) {
        asked.remove(member.node());
        passive.remove(member.node());
        Mate mate = new Mate(member, push, nowMs);
        swarm.mates.put(member.node(), mate);
        return mate;
    }

    private void accepted(Id from, boolean push, long nowMs) {
        Requests.Request request = asked.remove(from);
        attached |= request != null;
        Mate mate = swarm.mates.get(from);
        if (mate != null) {
            mate.eager |= push;
        } else if (request == null) {
            stranger(from, nowMs);
        } else if (hasPlace(request.member(), request.priority(), nowMs)) {
            swarm.broadcast.compare(add(tools.seen(from, request.member()), push, nowMs));
        } else {
            stranger(from, nowMs);
            passive.add(request.member());
            release(from);
        }
    }

    private void declined(Id from, long nowMs) {
        Requests.Request request = asked.remove(from);
        if (request != null) {
            passive.add(request.member());
            release(from);
            seekLater(nowMs);
        }
    }

    private void left(Id from, @Nullable Mate mate, boolean forGood, long nowMs) {
        if (mate == null) {
            if (forGood && asked.remove(from) != null) {
                release(from);
                seekLater(nowMs);
            }
            return;
        }
        remove(mate, nowMs);
        if (!forGood) {
            passive.add(mate.member);
        }
        seek(nowMs);
    }

    private void shuffled(@Nullable Mate from, boolean asks, List<Member> members) {
        if (asks && from != null) {
            swarm.post(from.node(), new TopicMessage.Shuffle(false, passive.sampleFor(from)));
        }
        members.forEach(this::remember);
    }

    private void remember(Member member) {
        if (!tools.isSelf(member.node()) && !uses(member.node())) {
            passive.add(member);
        }
    }

    private void remove(Mate mate, long nowMs) {
        swarm.mates.remove(mate.node());
        attached &= !swarm.mates.isEmpty();
        swarm.broadcast.lost(mate);
        swarm.queries.lost(mate, nowMs);
        release(mate.node());
    }

    private void release(Id node) {
        tools.outputs().add(new TopicOutput.Release(node));
    }

    /** Looks for neighbors now if there are fewer than there may be. */
    private void seek(long nowMs) {
        seekMs = Long.MAX_VALUE;
        boolean complete = swarm.mates.size() + asked.size() >= Places.MATES_MAX;
        if ((attached && complete) || asked.full()) {
            schedule();
            return;
        }
        Member next = attached || tries++ % GIVEN_TRIES == GIVEN_TRIES - 1 ? null : given();
        next = next == null ? passive.take() : next;
        if (next == null) {
            if (swarm.mates.isEmpty() && asked.isEmpty()) {
                tools.outputs().add(new TopicOutput.Find(swarm.topic));
            }
        } else {
            asked.begin(
                    next,
                    !attached || swarm.mates.size() < FEW ? Priority.HIGH : Priority.LOW,
                    nowMs);
        }
        seekLater(nowMs);
    }

    private void seekLater(long nowMs) {
        boolean enough = (attached && swarm.mates.size() >= ENOUGH) || passive.size() == 0;
        long laterMs = nowMs + tools.about(enough ? SEEK_MS : SEEK_SOON_MS);
        if (!attached || swarm.mates.size() < Places.MATES_MAX) {
            seekMs = Math.min(seekMs, laterMs);
        }
        schedule();
    }

    void expire(long nowMs) {
        for (Requests.Request request : asked.takeDue(nowMs)) {
            // It is gone, or it does not answer: it is not remembered either.
            release(request.member().node());
            seekLater(nowMs);
        }
        if (nowMs >= seekMs) {
            seek(nowMs);
        }
        if (nowMs >= shuffleMs) {
            shuffleMs = nowMs + tools.about(SHUFFLE_MS);
            Mate mate = tools.any(new ArrayList<>(swarm.mates.values()));
            if (mate != null) {
                swarm.post(mate.node(), new TopicMessage.Shuffle(true, passive.sampleFor(mate)));
            }
        }
        if (nowMs >= swapMs) {
            swapMs = nowMs + tools.about(SWAP_MS);
            swap(nowMs);
        }
        schedule();
    }

    /** Asks a member by chance, now and then one the owner told of: islands find back so. */
    private void swap(long nowMs) {
        if (asked.full()) {
            return;
        }
        Member first = tools.below(GIVEN_ONE_IN) == 0 ? given() : null;
        Member other = first == null ? passive.take() : first;
        if (other != null) {
            asked.begin(other, Priority.SWAP, nowMs);
        }
    }

    /** One that the owner told of and that is neither a mate nor asked; null if there is none. */
    private @Nullable Member given() {
        Member member = tools.any(given);
        if (member == null || uses(member.node()) || tools.isSelf(member.node())) {
            return null;
        }
        return member;
    }

    private void schedule() {
        deadlineMs = Math.min(asked.deadlineMs(), Math.min(seekMs, Math.min(shuffleMs, swapMs)));
    }

    long deadlineMs() {
        return deadlineMs;
    }
}
