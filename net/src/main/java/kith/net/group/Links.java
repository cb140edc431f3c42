package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.person.People;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Invitations that also let whoever takes them into a group: each serves one person. */
final class Links {

    /** 64: as many as there are invitations at a time. */
    static final int LINKS_MAX = People.INVITATIONS_MAX;

    private final Cabinet cabinet;
    private final Map<Id, Link> open = new LinkedHashMap<>();

    private record Link(Role role, long expiresMs) {}

    Links(Cabinet cabinet) {
        this.cabinet = cabinet;
    }

    /** Whoever takes the invitation is to have that role; false if there are too many. */
    boolean add(Id invitation, Role role, long expiresMs, long nowMs) {
        for (Id each : new ArrayList<>(open.keySet())) {
            if (role(each, nowMs) == null) {
                drop(each);
            }
        }
        if (open.size() >= LINKS_MAX) {
            return false;
        }
        open.put(invitation, new Link(role, expiresMs));
        byte[] value = new Writer(1 + 8).u8(role.code()).u64(expiresMs).toBytes();
        cabinet.keep(Cabinet.LINK, invitation.bytes(), value);
        return true;
    }

    /** What who took an invitation is to be; null if it is none of these, or over. */
    @Nullable Role role(Id invitation, long nowMs) {
        Link link = open.get(invitation);
        return link == null || nowMs >= link.expiresMs ? null : link.role;
    }

    void drop(Id invitation) {
        if (open.remove(invitation) != null) {
            cabinet.drop(Cabinet.LINK, invitation.bytes());
        }
    }

    /** None of them lets anybody in any more. */
    void clear() {
        List<Id> all = new ArrayList<>(open.keySet());
        all.forEach(this::drop);
    }

    /** False if the record is damaged. */
    boolean restore(Id invitation, byte[] value) {
        Reader in = new Reader(value);
        Role role = Role.of(in.u8());
        long expiresMs = in.u64();
        if (role != null && in.finished()) {
            open.put(invitation, new Link(role, expiresMs));
        }
        return role != null;
    }
}
