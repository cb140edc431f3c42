package kith.bridge.permission;

/**
 * Everything an app asks for in its manifest.
 *
 * @param fs files and folders
 */
public record Permissions(FsPermissions fs) {
    /** Nothing at all: the app runs as in a browser tab. */
    public static final Permissions NONE = new Permissions(FsPermissions.NONE);

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return fs.isEmpty();
    }
}
