package kith.net.mailbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.sync.IdTree;

/** What is held under one address, and which other holders have the same. */
final class Shelf {

    final Id address;
    final IdTree ids = new IdTree();
    long bytes;

    /** When to look after it next. */
    long nextMs = Long.MAX_VALUE;

    /** When something last came that other holders cannot have yet. */
    long changedMs = Long.MIN_VALUE / 2;

    /** The other holders of the last round. */
    final Set<Id> members = new LinkedHashSet<>();

    /** Holders to compare with as soon as they are linked. */
    final Set<Id> todo = new LinkedHashSet<>();

    /** When each other holder had the same. */
    final Map<Id, Long> comparedMs = new LinkedHashMap<>();

    /** What each other holder said it lacks, in the comparison under way or last. */
    final Map<Id, Set<Id>> lacking = new LinkedHashMap<>();

    /** What each other holder gave a lease for. */
    final Map<Id, Set<Id>> leased = new LinkedHashMap<>();

    Shelf(Id address) {
        this.address = address;
    }

    void lacks(Id node, Id envelope) {
        lacking.computeIfAbsent(node, id -> new LinkedHashSet<>()).add(envelope);
    }

    boolean isLacking(Id node, Id envelope) {
        Set<Id> ids = lacking.get(node);
        return ids != null && ids.contains(envelope);
    }

    void leased(Id node, Id envelope) {
        leased.computeIfAbsent(node, id -> new LinkedHashSet<>()).add(envelope);
    }

    boolean isLeased(Id node, Id envelope) {
        Set<Id> ids = leased.get(node);
        return ids != null && ids.contains(envelope);
    }

    /** The envelope is gone. */
    void forget(Id envelope) {
        ids.remove(envelope);
        lacking.values().forEach(set -> set.remove(envelope));
        leased.values().forEach(set -> set.remove(envelope));
    }

    /** The node is no holder any more. */
    void drop(Id node) {
        members.remove(node);
        todo.remove(node);
        comparedMs.remove(node);
        lacking.remove(node);
        leased.remove(node);
    }
}
