package kith.net.group;

/** What the owner is to a group. */
public enum Standing {
    /** A contact let the owner in, who has not said yes yet. */
    INVITED(1),
    /** One of its members. */
    MEMBER(2),
    /** Removed, or gone by themselves: the group is forgotten soon. */
    GONE(3);

    private final int code;

    Standing(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Standing of(int code) {
        return code == 1 ? INVITED : code == 2 ? MEMBER : GONE;
    }
}
