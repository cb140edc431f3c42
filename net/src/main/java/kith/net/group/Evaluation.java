package kith.net.group;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kith.net.Id;
import kith.net.group.History.Entry;

/**
 * From a set of operations to who is in the group: level by level, because whether an operation of
 * one level counts depends on those of lower levels only. It looks at the graph, never at the order
 * in which operations came.
 */
final class Evaluation {

    /** 8: who was made admin by an admin by an admin... */
    static final int LEVELS_MAX = 8;

    /** The level of an operation that does not count. */
    private static final int NEVER = Integer.MAX_VALUE;

    private final List<Entry> entries;
    private final Map<Id, List<Entry>> byAuthor = new LinkedHashMap<>();

    /** Operations that may end what a person was granted. */
    private final Map<Id, List<Entry>> against = new LinkedHashMap<>();

    private final Map<Id, List<Grant>> grants = new LinkedHashMap<>();

    /** By which level each operation counts. */
    private final int[] levels;

    /**
     * What a counting operation gave.
     *
     * @param level of who has it; {@link Roll#PLAIN} for a member
     */
    private record Grant(Entry entry, Id person, int level) {}

    Evaluation(List<Entry> entries) {
        this.entries = entries;
        this.levels = new int[entries.size()];
        for (Entry entry : entries) {
            levels[entry.index()] = NEVER;
            byAuthor.computeIfAbsent(entry.author(), author -> new ArrayList<>()).add(entry);
            Id ends = null;
            switch (entry.operation().action()) {
                case Action.Remove(Id person, Id commitment) -> ends = person;
                case Action.Leave leave -> ends = entry.author();
                case Action.Grant(Id person, Role role) -> ends = person;
                case Action.Create create -> {}
                case Action.Rename rename -> {}
            }
            if (ends != null) {
                against.computeIfAbsent(ends, person -> new ArrayList<>()).add(entry);
            }
        }
    }

    Roll roll(List<Id> heads) {
        Entry first = entries.get(0);
        levels[first.index()] = 0;
        give(new Grant(first, first.author(), 0));
        for (int level = 0; level <= LEVELS_MAX; level++) {
            count(level);
        }
        SortedMap<Id, Roll.Member> members = members();
        return new Roll(
                name(),
                Collections.unmodifiableMap(members),
                Collections.unmodifiableList(keying(first)),
                Collections.unmodifiableList(left(members)),
                Collections.unmodifiableList(heads));
    }

    private void give(Grant grant) {
        grants.computeIfAbsent(grant.person, person -> new ArrayList<>()).add(grant);
    }

    /** Lets the operations of the admins of a level count. */
    private void count(int level) {
        List<Entry> counting = new ArrayList<>();
        for (List<Grant> of : new ArrayList<>(grants.values())) {
            for (Grant grant : of) {
                if (grant.level == level) {
                    counting.addAll(under(grant));
                }
            }
        }
        for (Entry entry : counting) {
            if (levels[entry.index()] == NEVER) {
                levels[entry.index()] = level;
                if (entry.operation().action() instanceof Action.Grant(Id person, Role role)) {
                    boolean admin = role == Role.ADMIN && level < LEVELS_MAX;
                    give(new Grant(entry, person, admin ? level + 1 : Roll.PLAIN));
                }
            }
        }
    }

    /** The operations that a grant of admin gave somebody the right to. */
    private List<Entry> under(Grant grant) {
        List<Entry> ends = ends(grant);
        List<Entry> allowed = new ArrayList<>();
        for (Entry entry : byAuthor.getOrDefault(grant.person, new ArrayList<>())) {
            boolean may = entry.follows(grant.entry) && !revoked(entry);
            for (int i = 0; may && i < ends.size(); i++) {
                // What was not known to who ended it came too late, or is said to be older.
                may = ends.get(i).follows(entry);
            }
            if (may) {
                allowed.add(entry);
            }
        }
        return allowed;
    }

    /** What ends a grant, of what counts by a lower level: removals, leaving, another role. */
    private List<Entry> ends(Grant grant) {
        List<Entry> ends = new ArrayList<>();
        for (Entry entry : against.getOrDefault(grant.person, new ArrayList<>())) {
            if (grant.entry.follows(entry) || entry.index() == grant.entry.index()) {
                continue;
            }
            boolean higher = levels[entry.index()] < grant.level;
            boolean does =
                    switch (entry.operation().action()) {
                        case Action.Leave leave -> !revoked(entry);
                        case Action.Remove remove -> higher;
                        case Action.Grant(Id person, Role role) ->
                                higher && role == Role.MEMBER && grant.level != Roll.PLAIN;
                        case Action.Create create -> false;
                        case Action.Rename rename -> false;
                    };
            if (does) {
                ends.add(entry);
            }
        }
        return ends;
    }

    /**
     * Whether its device is none of its author's any more by a newer list, which was made without
     * knowing of it.
     */
    private boolean revoked(Entry entry) {
        long version = entry.operation().devices().version();
        for (Entry other : byAuthor.getOrDefault(entry.author(), new ArrayList<>())) {
            if (other.operation().devices().version() > version
                    && other.operation().devices().device(entry.operation().device()) == null
                    && !other.follows(entry)) {
                return true;
            }
        }
        return false;
    }

    private SortedMap<Id, Roll.Member> members() {
        List<Grant> best = new ArrayList<>();
        Comparator<Grant> order =
                Comparator.<Grant>comparingInt(grant -> grant.level)
                        .thenComparingInt(grant -> levels[grant.entry.index()])
                        .thenComparing(grant -> grant.entry.id());
        for (List<Grant> of : grants.values()) {
            List<Grant> standing = new ArrayList<>(of);
            standing.removeIf(grant -> !ends(grant).isEmpty());
            if (!standing.isEmpty()) {
                best.add(Collections.min(standing, order));
            }
        }
        // Two who invite at once may exceed the bound: then those of the lowest levels stay.
        best.sort(order);
        SortedMap<Id, Roll.Member> members = new TreeMap<>();
        for (Grant grant : best.subList(0, Math.min(best.size(), Roll.MEMBERS_MAX))) {
            Role role = grant.level == Roll.PLAIN ? Role.MEMBER : Role.ADMIN;
            Id by = grant.entry.author();
            members.put(grant.person, new Roll.Member(role, grant.level, by));
        }
        return members;
    }

    /**
     * The latest of the first operation and all counting removals that left their person nothing:
     * who made a later one knew of the earlier ones, and gave its secret to nobody they removed.
     */
    private List<Id> keying(Entry first) {
        List<Entry> all = new ArrayList<>();
        all.add(first);
        for (Map.Entry<Id, List<Entry>> each : against.entrySet()) {
            List<Grant> of = grants.getOrDefault(each.getKey(), new ArrayList<>());
            for (Entry removal : each.getValue()) {
                boolean counts = levels[removal.index()] != NEVER;
                boolean removes = removal.operation().action() instanceof Action.Remove;
                if (counts && removes && ended(of, removal)) {
                    all.add(removal);
                }
            }
        }
        TreeSet<Id> keying = new TreeSet<>();
        for (Entry entry : latest(all)) {
            keying.add(entry.id());
        }
        return new ArrayList<>(keying);
    }

    /** Whether nothing that a person was granted stands beside a removal. */
    private boolean ended(List<Grant> grants, Entry removal) {
        for (Grant grant : grants) {
            if (!grant.entry.follows(removal) && ends(grant).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Who left and may still know the keys, since nobody removed them after that. */
    private List<Id> left(Map<Id, Roll.Member> members) {
        TreeSet<Id> left = new TreeSet<>();
        for (Entry entry : entries) {
            boolean leaves = entry.operation().action() instanceof Action.Leave;
            if (leaves && !revoked(entry) && !members.containsKey(entry.author())) {
                left.add(entry.author());
                for (Entry other : against.getOrDefault(entry.author(), new ArrayList<>())) {
                    boolean counts = levels[other.index()] != NEVER;
                    boolean removes = other.operation().action() instanceof Action.Remove;
                    if (counts && removes && other.follows(entry)) {
                        left.remove(entry.author());
                    }
                }
            }
        }
        return new ArrayList<>(left);
    }

    /** Those that no other of them follows. */
    private static List<Entry> latest(List<Entry> all) {
        List<Entry> latest = new ArrayList<>(all);
        latest.removeIf(entry -> {
            for (Entry other : all) {
                if (other.follows(entry)) {
                    return true;
                }
            }
            return false;
        });
        return latest;
    }

    /** That of the latest that counts; of several at once, the one with the latest time. */
    private String name() {
        List<Entry> named = new ArrayList<>();
        for (Entry entry : entries) {
            boolean counts = levels[entry.index()] != NEVER;
            boolean names =
                    entry.index() == 0 || entry.operation().action() instanceof Action.Rename;
            if (counts && names) {
                named.add(entry);
            }
        }
        Comparator<Entry> order =
                Comparator.<Entry>comparingLong(entry -> entry.operation().timeMs())
                        .thenComparing(Entry::id);
        return switch (Collections.max(latest(named), order).operation().action()) {
            case Action.Create(String name, Id commitment) -> name;
            case Action.Rename(String name) -> name;
            default -> "";
        };
    }
}
