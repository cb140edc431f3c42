package kith.bridge.app;

import java.nio.file.Path;

/** What asking for the place of a file on the disk gives. */
public sealed interface DiskPath {
    /**
     * Another program may open it there.
     *
     * @param path every link followed
     */
    record Ok(Path path) implements DiskPath {}

    /**
     * The app has no such file.
     *
     * @param reason one sentence for the developer
     */
    record NotFound(String reason) implements DiskPath {}

    /**
     * The file may not be used, see {@link Opening.Refused}.
     *
     * @param reason one sentence for the developer
     */
    record Refused(String reason) implements DiskPath {}
}
