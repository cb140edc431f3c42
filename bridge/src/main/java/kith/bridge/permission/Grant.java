package kith.bridge.permission;

/**
 * One thing a session may do.
 *
 * @param root the file or folder by its real path: no component of it is followed as a link
 * @param named another name of it (through a link the person or the system made), or the same
 * @param deep whether everything below is covered too
 * @param access what may be done
 */
public record Grant(HostPath root, HostPath named, boolean deep, Access access) {

    boolean covers(HostPath path) {
        return deep ? root.holds(path) : root.equals(path);
    }

    boolean names(HostPath path) {
        return deep ? named.holds(path) : named.equals(path);
    }
}
