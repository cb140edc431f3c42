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
    private final boolean os;

    /**
     * @param files which files it may use
     * @param folder from where relative paths are seen, the page's {@code process.cwd()}
     * @param os whether it may ask for the names of the machine and its person
     */
    public AppRights(Grants files, HostPath folder, boolean os) {
        this.files = files;
        this.folder = folder;
        this.os = os;
    }

    /** The rights of a page that may use files alone. */
    public AppRights(Grants files, HostPath folder) {
        this(files, folder, false);
    }

    /** Which files it may use. */
    public Grants files() {
        return files;
    }

    /** From where relative paths are seen. */
    public HostPath folder() {
        return folder;
    }

    @Override
    public void require(List<String> anyOf) {
        if ((anyOf.contains("fs") && !files.isEmpty()) || (anyOf.contains("os") && os)) {
            return;
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
                        + (first.equals("fs") ? "\": {...}}}" : "\": true}}"));
    }
}
