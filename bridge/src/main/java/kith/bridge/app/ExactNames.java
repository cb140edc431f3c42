package kith.bridge.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names as they are written, on a file system that does not tell {@code a.js} from {@code A.JS}: an
 * app that worked there by luck would break on every other device.
 */
final class ExactNames {
    private ExactNames() {}

    /** Whether {@code folder} lists exactly this name. */
    static boolean holds(Path folder, String name) throws IOException {
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            for (Path file : listing) {
                Path last = file.getFileName();
                if (last != null && last.toString().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
