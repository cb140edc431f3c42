package kith.net.topic;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/** Members known but not linked: who takes the place of a neighbor that is lost. */
final class PassiveView {

    /** 30: HyParView's figure for 10 000 members, six times the active view. */
    static final int MEMBERS_MAX = 30;

    /** 2 of one network prefix, so that who owns one cannot fill the view. */
    static final int OF_PREFIX_MAX = 2;

    private final List<Member> members = new ArrayList<>(0);
    private final Swarm swarm;
    private final SwarmTools tools;

    PassiveView(Swarm swarm) {
        this.swarm = swarm;
        this.tools = swarm.tools;
    }

    int size() {
        return members.size();
    }

    /** Adds a member, or learns where it is now; a full view loses another by chance. */
    void add(Member member) {
        remove(member.node());
        Long prefix = Mate.prefix(member);
        if (prefix != null && count(prefix) >= OF_PREFIX_MAX) {
            return;
        }
        if (members.size() >= MEMBERS_MAX) {
            members.remove(tools.below(members.size()));
        }
        members.add(member);
    }

    @Nullable Member remove(Id node) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).node().equals(node)) {
                return members.remove(i);
            }
        }
        return null;
    }

    /** Takes one out by chance. */
    @Nullable Member take() {
        return members.isEmpty() ? null : members.remove(tools.below(members.size()));
    }

    /** Up to so many by chance, in no order that means anything. */
    List<Member> sample(int count) {
        List<Member> sample = new ArrayList<>();
        int from = members.isEmpty() ? 0 : tools.below(members.size());
        for (int i = 0; i < Math.min(count, members.size()); i++) {
            sample.add(members.get((from + i) % members.size()));
        }
        return sample;
    }

    /** A few members, to begin with after a restart. */
    List<Member> toBeginWith() {
        List<Member> known = mates();
        known.addAll(sample(TopicMessage.MEMBERS_MAX - known.size()));
        return known;
    }

    /** All members known, mates too. */
    List<Member> all() {
        List<Member> all = mates();
        all.addAll(members);
        return all;
    }

    private List<Member> mates() {
        List<Member> mates = new ArrayList<>();
        for (Mate mate : swarm.mates.values()) {
            mates.add(mate.member);
        }
        return mates;
    }

    /** What a mate is told: this node, some mates, some that are only known. */
    List<Member> sampleFor(Mate to) {
        List<Member> members = new ArrayList<>();
        members.add(tools.network().self());
        for (Mate mate : swarm.mates.values()) {
            if (mate != to && members.size() < TopicMessage.MEMBERS_MAX / 2) {
                members.add(mate.member);
            }
        }
        members.addAll(sample(TopicMessage.MEMBERS_MAX - members.size()));
        return members;
    }

    private int count(long prefix) {
        int count = 0;
        for (Member member : members) {
            Long other = Mate.prefix(member);
            count += other != null && other == prefix ? 1 : 0;
        }
        return count;
    }
}
