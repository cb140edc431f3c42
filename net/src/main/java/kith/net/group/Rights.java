package kith.net.group;

import kith.net.Id;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** What a person may do, before an operation is made that would count for nothing. */
final class Rights {

    private Rights() {}

    /**
     * Why a person may not let another in or change their role; null if they may.
     *
     * @param contact whether the other is a contact, so that they can be told
     */
    static @Nullable Reason grant(Roll roll, Id self, Action.Grant grant, boolean contact) {
        Roll.Member member = roll.member(grant.person());
        if (!roll.isAdmin(self)) {
            return Reason.REFUSED;
        }
        if (member == null && !contact) {
            return Reason.UNKNOWN_TARGET;
        }
        if (member == null && roll.members().size() >= Roll.MEMBERS_MAX) {
            return Reason.FULL;
        }
        boolean admin = member != null && member.role() == Role.ADMIN;
        boolean lowers = admin && grant.role() == Role.MEMBER;
        return lowers && !roll.mayRemove(self, grant.person()) ? Reason.REFUSED : null;
    }

    /** The same of removing somebody; who left is removed so that the keys are renewed. */
    static @Nullable Reason remove(Roll roll, Id self, Id person) {
        boolean left = roll.isAdmin(self) && roll.left().contains(person);
        return left || roll.mayRemove(self, person) ? null : Reason.REFUSED;
    }
}
