package kith.bridge.permission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the manifest asks for under {@code kith.permissions.tcp}, {@code .udp} and {@code .dns}.
 *
 * @param uses for each use the lines of its list; a use without an entry is not asked for
 * @param dns names that may be looked up, besides those that the other lists name
 */
public record NetPermissions(Map<NetUse, List<NetPattern>> uses, List<NamePattern> dns) {
    /** Nothing at all. */
    public static final NetPermissions NONE =
            new NetPermissions(Collections.emptyMap(), Collections.emptyList());

    public NetPermissions {
        Map<NetUse, List<NetPattern>> copy = new EnumMap<>(NetUse.class);
        for (NetUse use : NetUse.values()) {
            List<NetPattern> lines = uses.get(use);
            copy.put(
                    use,
                    lines == null
                            ? Collections.emptyList()
                            : Collections.unmodifiableList(new ArrayList<>(lines)));
        }
        uses = Collections.unmodifiableMap(copy);
        dns = Collections.unmodifiableList(new ArrayList<>(dns));
    }

    /** The lines of one list, in their order. */
    public List<NetPattern> lines(NetUse use) {
        List<NetPattern> lines = uses.get(use);
        return lines == null ? Collections.emptyList() : lines;
    }

    public boolean isEmpty() {
        return dns.isEmpty() && !holds("tcp") && !holds("udp");
    }

    /** Whether there is any line under {@code tcp}, {@code udp} or {@code dns}. */
    public boolean holds(String permission) {
        if (permission.equals("dns")) {
            return !dns.isEmpty();
        }
        for (NetUse use : NetUse.values()) {
            if (use.permission().equals(permission) && !lines(use).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
