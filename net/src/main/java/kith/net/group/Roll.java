package kith.net.group;

import java.util.List;
import java.util.Map;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a group and what they may do, as it follows from a set of operations.
 *
 * @param name what the group is called
 * @param members by their person, ascending
 * @param keying the operations whose secrets the keys follow from, ascending: of the first one and
 *     all removals that left their person nothing those that no other of them follows
 * @param left who left, ascending, while nobody has renewed the keys since
 * @param heads the operations that no other names, ascending
 */
public record Roll(
        String name, Map<Id, Member> members, List<Id> keying, List<Id> left, List<Id> heads) {

    /** The level of a member who is no admin. */
    public static final int PLAIN = 255;

    /** 256 persons: what is sent pairwise once per renewal stays a matter of seconds. */
    public static final int MEMBERS_MAX = 256;

    /**
     * A member.
     *
     * @param level 0 for who began the group, one more than that of who made them admin; {@link
     *     #PLAIN} for all others
     * @param by who let them in
     */
    public record Member(Role role, int level, Id by) {}

    public @Nullable Member member(Id person) {
        return members.get(person);
    }

    public boolean contains(Id person) {
        return members.containsKey(person);
    }

    public boolean isAdmin(Id person) {
        Member member = members.get(person);
        return member != null && member.role == Role.ADMIN;
    }

    /** Whether a removal of the second by the first would do anything. */
    boolean mayRemove(Id author, Id person) {
        Member of = members.get(person);
        Member by = members.get(author);
        return by != null && of != null && by.role == Role.ADMIN && by.level < of.level;
    }
}
