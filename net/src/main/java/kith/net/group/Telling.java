package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.content.Sealing;
import org.jspecify.annotations.Nullable;

/**
 * Letters between members. Who is no contact of the one who has something for them gets it by way
 * of who let them in, whose contact they are.
 */
final class Telling {

    /** 20 s between answers to one who asks. */
    static final long ANSWER_MS = 20_000;

    /** 4 s before the first question: what is lacking is probably on its way. */
    static final long ASK_MS = 4_000;

    /** 10 min at most between questions. */
    static final long ASK_MS_MAX = 600_000;

    /** Half of a message's largest content for operations in one letter. */
    private static final int OPERATIONS_BYTES_MAX = Sealing.CONTENT_BYTES_MAX / 2;

    private final GroupTools tools;
    private final Id self;
    private final Map<Id, Long> answered = new LinkedHashMap<>();
    private int asked;
    private long askMs = Long.MAX_VALUE;

    Telling(GroupTools tools) {
        this.tools = tools;
        this.self = tools.owner().author();
    }

    boolean knows(Id person) {
        return tools.around().contact(person) != null;
    }

    /** Tells a contact; false if it is none, or can be told nothing now. */
    boolean tell(Id person, Letter letter, long nowMs) {
        if (!knows(person)) {
            return false;
        }
        boolean any = false;
        for (Letter part : parts(letter)) {
            any |= tools.around().tell(person, part.toBytes(), nowMs);
        }
        return any;
    }

    /** As many letters as its operations need; all else is in the last. */
    private static List<Letter> parts(Letter letter) {
        List<Letter> parts = new ArrayList<>();
        List<byte[]> some = new ArrayList<>();
        int bytes = 0;
        for (byte[] operation : letter.operations()) {
            if (bytes + operation.length > OPERATIONS_BYTES_MAX) {
                parts.add(Letter.of(letter.group()).with(some, Map.of(), List.of()));
                some = new ArrayList<>();
                bytes = 0;
            }
            some.add(operation);
            bytes += operation.length;
        }
        parts.add(letter.with(some, letter.secrets(), letter.chains()));
        return parts;
    }

    /**
     * Has a letter reach members, straight or by way of others.
     *
     * @param from who passed it on to here; null if it is this device's own
     */
    void distribute(Letter letter, List<Id> people, @Nullable Id from, Roll roll, long nowMs) {
        Map<Id, List<Id>> ways = new LinkedHashMap<>();
        Id back = from == null ? self : from;
        for (Id person : people) {
            Id way = person.equals(self) ? null : way(person, back, roll);
            if (way != null) {
                List<Id> by = ways.computeIfAbsent(way, key -> new ArrayList<>());
                if (!way.equals(person)) {
                    by.add(person);
                }
            }
        }
        int hops = from == null ? Letter.HOPS_MAX : letter.hops() - 1;
        ways.forEach((way, on) -> tell(way, letter.passedOn(hops, on), nowMs));
    }

    /** The contact who is nearest to a person on the tree of who let whom in. */
    private @Nullable Id way(Id person, Id from, Roll roll) {
        Id at = person;
        Set<Id> passed = new LinkedHashSet<>();
        while (passed.add(at)) {
            Roll.Member member = roll.member(at);
            if (member == null) {
                break;
            }
            if (!at.equals(self) && !at.equals(from) && tools.around().contact(at) != null) {
                return at;
            }
            at = member.by();
        }
        Roll.Member own = roll.member(self);
        Id by = own == null ? self : own.by();
        boolean contact = !by.equals(self) && tools.around().contact(by) != null;
        return contact && !by.equals(from) && roll.contains(by) ? by : null;
    }

    /** Something is lacking: it is asked for if it does not come. */
    void lacks(long nowMs) {
        if (askMs == Long.MAX_VALUE) {
            askMs = nowMs + ASK_MS;
        }
    }

    /** Nothing is lacking any more. */
    void complete() {
        askMs = Long.MAX_VALUE;
        asked = 0;
    }

    /** Asks the next contact in the group, who let this person in first. */
    void ask(Id group, Roll roll, long nowMs) {
        if (nowMs < askMs) {
            return;
        }
        Set<Id> order = new LinkedHashSet<>();
        Roll.Member own = roll.member(self);
        if (own != null) {
            order.add(own.by());
        }
        roll.members()
                .forEach((person, member) -> {
                    if (member.role() == Role.ADMIN) {
                        order.add(person);
                    }
                });
        order.addAll(roll.members().keySet());
        order.removeIf(person -> person.equals(self) || tools.around().contact(person) == null);
        List<Id> contacts = new ArrayList<>(order);
        if (!contacts.isEmpty()) {
            tell(contacts.get(asked % contacts.size()), Letter.of(group).asking(), nowMs);
        }
        askMs = nowMs + Math.min(ASK_MS_MAX, ASK_MS << Math.min(asked + 1, 8));
        asked++;
    }

    /** Whether one who asks is to be answered now. */
    boolean answers(Id person, long nowMs) {
        Long last = answered.get(person);
        boolean soon = last != null && Math.abs(nowMs - last) < ANSWER_MS;
        if (!soon) {
            answered.put(person, nowMs);
        }
        return !soon;
    }

    long deadlineMs() {
        return askMs;
    }
}
