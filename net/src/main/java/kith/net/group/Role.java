package kith.net.group;

import org.jspecify.annotations.Nullable;

/** What a member may do. The code is part of the wire format. */
public enum Role {
    /** Says things and hears them. */
    MEMBER(1),
    /** Also invites, removes and renames. */
    ADMIN(2);

    private final int code;

    Role(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static @Nullable Role of(int code) {
        for (Role role : values()) {
            if (role.code == code) {
                return role;
            }
        }
        return null;
    }
}
