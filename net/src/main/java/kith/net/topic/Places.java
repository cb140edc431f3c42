package kith.net.topic;

import java.util.List;
import kith.net.topic.TopicMessage.Priority;
import org.jspecify.annotations.Nullable;

/** The places of mates: how many there are, and who has to leave for whom. */
final class Places {

    /** 5: HyParView's figure for 10 000 members; the graph stays whole when a third of all go. */
    static final int MATES_MAX = 5;

    /** 2 of one network prefix. */
    static final int OF_PREFIX_MAX = 2;

    /** 2 mates that nobody's asking drives out, so that nobody can be surrounded. */
    static final int PROTECTED = 2;

    /** 30 s in which a mate does not have to leave for a swap. */
    static final long SETTLED_MS = 30_000;

    private final Swarm swarm;

    /** 8 mates at once have to leave for others that have nobody, then one a second. */
    private final Bucket evictions = new Bucket(8, 1);

    Places(Swarm swarm) {
        this.swarm = swarm;
    }

    boolean free() {
        return swarm.mates.size() < MATES_MAX;
    }

    /** Whether there are not too many of the member's network already. */
    boolean diverse(Member member) {
        Long prefix = Mate.prefix(member);
        return prefix == null
                || swarm.those(mate -> prefix.equals(mate.prefix())).size() < OF_PREFIX_MAX;
    }

    /** Who has to leave for one that asks so; null: nobody. */
    @Nullable Mate victim(Priority priority, long nowMs) {
        if (priority == Priority.LOW) {
            return null;
        }
        // Those that are pushed to carry the tree; new ones were let in for a reason just now.
        List<Mate> victims = swarm.those(mate -> !mate.eager && nowMs - mate.sinceMs > SETTLED_MS);
        if (victims.isEmpty() && priority == Priority.HIGH && evictions.take(1, nowMs)) {
            List<Mate> all = swarm.those(mate -> true);
            victims = all.subList(Math.min(PROTECTED, all.size()), all.size());
        }
        return swarm.tools.any(victims);
    }
}
