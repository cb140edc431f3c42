package kith.net.group;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * All operations of a group that are known with all before them: a graph that only grows. In which
 * order they came makes no difference to anything.
 */
public final class History {

    /** 4096: a change a day for eleven years, some 2 MB. */
    public static final int OPERATIONS_MAX = 4096;

    /** 512 by one person, so that one of several admins cannot use up all of it. */
    public static final int OF_PERSON_MAX = 512;

    /** 1024 more for who began the group: a full one can still be ruled by that person. */
    public static final int OF_FOUNDER_MAX = 1024;

    /** 256 that wait for those before them. */
    public static final int WAITING_MAX = 256;

    private final Crypto crypto;
    private final Id group;
    private final Map<Id, Entry> entries = new LinkedHashMap<>();
    private final Map<Id, Integer> byAuthor = new LinkedHashMap<>();
    private final Map<Id, Operation> waiting = new LinkedHashMap<>();
    private final TreeSet<Id> heads = new TreeSet<>();
    private List<Operation> added = new ArrayList<>();
    private @Nullable Roll roll;

    /**
     * An operation in its place.
     *
     * @param past the indices of all operations before it
     */
    record Entry(Id id, Operation operation, int index, BitSet past) {

        Id author() {
            return operation.author();
        }

        boolean follows(Entry other) {
            return past.get(other.index);
        }
    }

    /** A group that begins with this operation. */
    public History(Operation create, Crypto crypto) {
        this.crypto = crypto;
        this.group = create.id(crypto);
        place(group, create, new BitSet());
    }

    public Id group() {
        return group;
    }

    public int size() {
        return entries.size();
    }

    int waitingSize() {
        return waiting.size();
    }

    public boolean contains(Id operation) {
        return entries.containsKey(operation);
    }

    @Nullable Operation find(Id operation) {
        Entry entry = entries.get(operation);
        return entry == null ? null : entry.operation;
    }

    /** An operation that is known, or waits for others. */
    @Nullable Operation any(Id operation) {
        Operation known = find(operation);
        return known == null ? waiting.get(operation) : known;
    }

    /** Where a known operation came in: after those before it. */
    int place(Id operation) {
        return entry(operation).index;
    }

    /** The operations that no other names, ascending. */
    public List<Id> heads() {
        return new ArrayList<>(heads);
    }

    /** Who is in the group and what they may do, by all that is known. */
    public Roll roll() {
        if (roll == null) {
            roll = new Evaluation(new ArrayList<>(entries.values())).roll(heads());
        }
        return roll;
    }

    /** What was added since this was last asked, each after those before it. */
    public List<Operation> takeAdded() {
        List<Operation> all = added;
        added = new ArrayList<>();
        return all;
    }

    /**
     * Takes an operation whose signatures are right.
     *
     * @return null if it is known now, or waits for others; else why it is not taken
     */
    public @Nullable Reason add(Operation operation) {
        Id id = operation.id(crypto);
        if (entries.containsKey(id) || waiting.containsKey(id)) {
            return null;
        }
        if (!operation.of(crypto).equals(group)) {
            return Reason.UNKNOWN_TARGET;
        }
        if (!entries.keySet().containsAll(operation.heads())) {
            if (waiting.size() >= WAITING_MAX) {
                waiting.remove(waiting.keySet().iterator().next());
            }
            waiting.put(id, operation);
            return null;
        }
        Reason refused = put(id, operation);
        if (refused == null) {
            release();
        }
        return refused;
    }

    /** Whether some operation waits for one that is not known. */
    public boolean incomplete() {
        return !waiting.isEmpty();
    }

    /** The operations that who knows {@code heads} lacks, each after those before it. */
    public List<Operation> after(Set<Id> heads) {
        BitSet known = past(heads);
        List<Operation> lacking = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (!known.get(entry.index)) {
                lacking.add(entry.operation);
            }
        }
        return lacking;
    }

    private void release() {
        boolean any = true;
        while (any) {
            any = false;
            for (Map.Entry<Id, Operation> each : new ArrayList<>(waiting.entrySet())) {
                if (entries.keySet().containsAll(each.getValue().heads())) {
                    waiting.remove(each.getKey());
                    any |= put(each.getKey(), each.getValue()) == null;
                }
            }
        }
    }

    private @Nullable Reason put(Id id, Operation operation) {
        BitSet past = past(operation.heads());
        if (!admitted(operation, past)) {
            return Reason.REFUSED;
        }
        Id author = operation.author();
        int of = byAuthor.getOrDefault(author, 0);
        boolean founder = author.equals(entry(group).author());
        int room = founder ? OPERATIONS_MAX + OF_FOUNDER_MAX : OPERATIONS_MAX;
        if (of >= (founder ? OF_FOUNDER_MAX : OF_PERSON_MAX) || entries.size() >= room) {
            return Reason.FULL;
        }
        place(id, operation, past);
        return null;
    }

    /** These operations, as far as they are known, and all before them. */
    private BitSet past(Iterable<Id> heads) {
        BitSet past = new BitSet();
        for (Id head : heads) {
            Entry entry = entries.get(head);
            if (entry != null) {
                past.or(entry.past);
                past.set(entry.index);
            }
        }
        return past;
    }

    /**
     * Whether somebody before it let its author in, whatever became of that: nobody else's are
     * kept. This depends on what is before it only, so it is the same everywhere.
     */
    private boolean admitted(Operation operation, BitSet past) {
        if (operation.action() instanceof Action.Create) {
            return false;
        }
        boolean any = operation.action() instanceof Action.Leave;
        Id author = operation.author();
        if (author.equals(entry(group).author())) {
            return true;
        }
        for (Entry entry : entries.values()) {
            if (entry.operation.action() instanceof Action.Grant(Id person, Role role)
                    && person.equals(author)
                    && (any || role == Role.ADMIN)
                    && past.get(entry.index)) {
                return true;
            }
        }
        return false;
    }

    private void place(Id id, Operation operation, BitSet past) {
        heads.removeAll(operation.heads());
        entries.put(id, new Entry(id, operation, entries.size(), past));
        byAuthor.merge(operation.author(), 1, Integer::sum);
        heads.add(id);
        added.add(operation);
        roll = null;
    }

    private Entry entry(Id id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalStateException("not known: " + id.brief());
        }
        return entry;
    }

    /** The heads to name in the next operation: at most {@link Operation#HEADS_MAX}. */
    List<Id> named() {
        List<Id> all = heads();
        int count = Math.min(all.size(), Operation.HEADS_MAX);
        return Collections.unmodifiableList(new ArrayList<>(all.subList(0, count)));
    }
}
