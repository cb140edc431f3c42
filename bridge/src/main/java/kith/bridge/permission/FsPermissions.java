package kith.bridge.permission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the manifest asks for under {@code kith.permissions.fs}.
 *
 * @param read patterns whose files may be read and listed
 * @param write patterns whose files may be made, changed, moved and removed
 */
public record FsPermissions(List<PathPattern> read, List<PathPattern> write) {
    /** Nothing at all. */
    public static final FsPermissions NONE =
            new FsPermissions(Collections.emptyList(), Collections.emptyList());

    public FsPermissions {
        read = Collections.unmodifiableList(new ArrayList<>(read));
        write = Collections.unmodifiableList(new ArrayList<>(write));
    }

    public boolean isEmpty() {
        return read.isEmpty() && write.isEmpty();
    }
}
