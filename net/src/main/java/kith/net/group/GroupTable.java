package kith.net.group;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** All groups of the owner, and those a contact let them into. */
public final class GroupTable {

    /** 32 groups: half of the topics a node may follow. */
    public static final int GROUPS_MAX = 32;

    /** 8 groups that the owner has not said yes to, so that contacts cannot use up all. */
    public static final int INVITED_MAX = 8;

    private final GroupTools tools;
    private final Map<Id, Group> groups = new LinkedHashMap<>();

    /** Records of the store, until {@link #start}. */
    private final Map<Id, List<StoreRecord>> stored = new LinkedHashMap<>();

    public GroupTable(GroupTools tools) {
        this.tools = tools;
    }

    /** Takes a record back in; false if it is another's. */
    public boolean restore(StoreRecord record) {
        Reader in = new Reader(record.key());
        in.u8();
        Id group = Id.read(in);
        if (record.kind() != StoreRecord.Kind.GROUP || in.failed() || record.value() == null) {
            return false;
        }
        stored.computeIfAbsent(group, key -> new ArrayList<>()).add(record);
        return true;
    }

    /** Goes on where the records end; how many of them were damaged. */
    public int start(long nowMs) {
        int damaged = 0;
        for (Map.Entry<Id, List<StoreRecord>> each : stored.entrySet()) {
            damaged += restore(each.getKey(), each.getValue(), nowMs);
        }
        stored.clear();
        return damaged;
    }

    private record Placed(long place, Operation operation) {}

    private int restore(Id id, List<StoreRecord> records, long nowMs) {
        List<Placed> operations = new ArrayList<>();
        byte[] state = null;
        int damaged = 0;
        for (StoreRecord record : records) {
            byte[] value = record.value();
            int kind = record.key()[0];
            if (kind == Cabinet.STATE) {
                state = value;
            } else if (kind == Cabinet.OPERATION && value != null) {
                Reader in = new Reader(value);
                long place = in.u32();
                Operation operation = Operation.parse(in.rest()).orNull();
                if (operation != null) {
                    operations.add(new Placed(place, operation));
                }
            }
        }
        Collections.sort(operations, Comparator.comparingLong(Placed::place));
        Operation first = operations.isEmpty() ? null : operations.get(0).operation;
        Group group = null;
        if (first != null && first.of(tools.crypto()).equals(id)) {
            group = new Group(first, Standing.GONE, tools);
            groups.put(id, group);
            for (Placed placed : operations) {
                group.history().add(placed.operation);
            }
        }
        if (group == null) {
            forget(id, records);
            return records.size();
        }
        if (state != null) {
            group.restoreState(state);
        }
        for (StoreRecord record : records) {
            byte[] value = record.value();
            damaged += value != null && group.parts().restore(record, value) ? 0 : 1;
        }
        group.start(nowMs);
        return damaged;
    }

    /** A crash came before the group was whole, or while it was forgotten. */
    private void forget(Id group, List<StoreRecord> records) {
        Cabinet cabinet = new Cabinet(group, tools.around());
        records.forEach(cabinet::restored);
        cabinet.clear();
    }

    public @Nullable Group find(Id group) {
        return groups.get(group);
    }

    /** All groups, in the order they came. */
    public List<Group> all() {
        return new ArrayList<>(groups.values());
    }

    /** Begins a group; null if there is no room, or the name is none. */
    public @Nullable Group create(String name, long nowMs) {
        Group group = groups.size() < GROUPS_MAX ? Group.create(name, tools, nowMs) : null;
        if (group != null) {
            groups.put(group.id(), group);
        }
        return group;
    }

    /** A letter of a contact; null, or why it is not taken. */
    public @Nullable Reason receive(Id from, byte[] bytes, long nowMs) {
        Decoded<Letter> decoded = Letter.decode(bytes);
        if (!(decoded instanceof Decoded.Ok<Letter>(Letter letter))) {
            return decoded instanceof Decoded.Reject<Letter>(Reason reason) ? reason : null;
        }
        Group known = groups.get(letter.group());
        if (known != null && known.standing() != Standing.GONE) {
            known.receive(from, letter, nowMs);
            return null;
        }
        if (known != null) {
            // Perhaps the owner is let in again.
            known.forget(nowMs);
            groups.remove(known.id());
        }
        if (groups.size() >= GROUPS_MAX || invited() >= INVITED_MAX) {
            return Reason.FULL;
        }
        Group group = Group.invited(from, letter, tools, nowMs);
        if (group == null) {
            return Reason.UNKNOWN_TARGET;
        }
        groups.put(group.id(), group);
        return null;
    }

    private int invited() {
        int invited = 0;
        for (Group group : groups.values()) {
            invited += group.standing() == Standing.INVITED ? 1 : 0;
        }
        return invited;
    }

    /** Whether a topic is one of a group's. */
    public boolean owns(Id topic) {
        for (Group group : groups.values()) {
            if (group.owns(topic)) {
                return true;
            }
        }
        return false;
    }

    /** Something was said in a topic of a group's; null, or why it is not taken. */
    public @Nullable Reason heard(Id topic, Id by, byte[] content, long nowMs) {
        for (Group group : groups.values()) {
            if (group.owns(topic)) {
                return group.heard(topic, by, content, nowMs);
            }
        }
        return Reason.UNKNOWN_TARGET;
    }

    /** The owner has a message; false if it is none of a group's. */
    public boolean taken(Id message) {
        for (Group group : groups.values()) {
            if (group.taken(message)) {
                return true;
            }
        }
        return false;
    }

    public void expire(long nowMs) {
        for (Group group : all()) {
            if (nowMs >= group.deadlineMs()) {
                group.expire(nowMs);
            }
            if (group.over()) {
                groups.remove(group.id());
            }
        }
    }

    public long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Group group : groups.values()) {
            deadlineMs = Math.min(deadlineMs, group.deadlineMs());
        }
        return deadlineMs;
    }
}
