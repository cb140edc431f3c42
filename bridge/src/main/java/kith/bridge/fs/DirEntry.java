package kith.bridge.fs;

/**
 * One entry of a folder.
 *
 * @param name its name, or with a recursive listing its path from the folder listed; a name that is
 *     no UTF-8 is a NUL followed by one char for each byte
 * @param type what it is, one of Node's {@code S_IF...} constants; 0 when the system does not tell
 */
public record DirEntry(String name, int type) {
    static DirEntry of(String rawName, int type) {
        return new DirEntry(AppPath.forPage(rawName), type);
    }
}
