package kith.bridge.permission;

import java.util.List;
import kith.bridge.NodeError;
import kith.bridge.Rights;

/**
 * What the page of one session may do: made by the host from the manifest when the page loads, then
 * grown by what the person picks. Each session has its own.
 */
public final class AppRights implements Rights {
    private final Grants files;
    private final HostPath folder;
    private final NetGate net;
    private final boolean os;
    private final Dropped dropped = new Dropped();

    /**
     * @param files which files it may use
     * @param folder from where relative paths are seen, the page's {@code process.cwd()}
     * @param net what it may reach and be reached at
     * @param os whether it may ask for the names of the machine and its person
     */
    public AppRights(Grants files, HostPath folder, NetGate net, boolean os) {
        this.files = files;
        this.folder = folder;
        this.net = net;
        this.os = os;
    }

    /** The rights of a page that may use files alone. */
    public AppRights(Grants files, HostPath folder) {
        this(files, folder, new NetGate(NetPermissions.NONE), false);
    }

    /** Which files it may use. */
    public Grants files() {
        return files;
    }

    /** From where relative paths are seen. */
    public HostPath folder() {
        return folder;
    }

    /** What the person dropped on the page and it has not asked for. */
    public Dropped dropped() {
        return dropped;
    }

    /** What it may reach and be reached at. */
    public NetGate net() {
        return net;
    }

    @Override
    public void require(List<String> anyOf) {
        for (String permission : anyOf) {
            if (holds(permission)) {
                return;
            }
        }
        String first = anyOf.get(0);
        throw NodeError.denied(
                first,
                first,
                "The permission \""
                        + first
                        + "\" is not granted. To allow it, add to the manifest: "
                        + "\"kith\": {\"permissions\": {\""
                        + first
                        + example(first)
                        + "}}");
    }

    private boolean holds(String permission) {
        return switch (permission) {
            case "fs" -> !files.isEmpty();
            case "os" -> os;
            default -> net.holds(permission);
        };
    }

    private static String example(String permission) {
        return switch (permission) {
            case "os" -> "\": true";
            case "dns" -> "\": [...]";
            default -> "\": {...}";
        };
    }
}
