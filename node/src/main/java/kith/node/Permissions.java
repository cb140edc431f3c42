package kith.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders for one user alone, on file systems that know users. */
final class Permissions {

    private static final FileAttribute<?>[] NONE = {};

    private Permissions() {}

    /** What a file made in {@code folder} gets at once, so that it is never open to others. */
    static FileAttribute<?>[] file(Path folder) {
        return attributes(folder, "rw-------");
    }

    static FileAttribute<?>[] folder(Path parent) {
        return attributes(parent, "rwx------");
    }

    /** Whether anybody but the owner may read the file or look into the folder. */
    static boolean othersMayRead(Path path) throws IOException {
        if (!known(path)) {
            return false;
        }
        Set<PosixFilePermission> all = Files.getPosixFilePermissions(path);
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        return !owner.containsAll(all);
    }

    private static FileAttribute<?>[] attributes(Path near, String permissions) {
        return known(near)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : NONE;
    }

    private static boolean known(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
