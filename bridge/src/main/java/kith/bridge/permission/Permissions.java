package kith.bridge.permission;

/**
 * Everything an app asks for in its manifest.
 *
 * @param fs files and folders
 * @param net connections, datagrams and names
 * @param os the names of the machine and of its person, and the addresses of its network
 */
public record Permissions(FsPermissions fs, NetPermissions net, boolean os) {
    /** Nothing at all: the app runs as in a browser tab. */
    public static final Permissions NONE =
            new Permissions(FsPermissions.NONE, NetPermissions.NONE, false);

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return fs.isEmpty() && net.isEmpty() && !os;
    }
}
