package kith.desktop;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What this process has open. */
final class Descriptors {
    /** 12: so many of the engine and the JVM come and go by themselves. */
    static final int OTHERS_MAX = 12;

    private Descriptors() {}

    /** How many are open now. */
    static int open() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : all) {
                count += Files.exists(each, LinkOption.NOFOLLOW_LINKS) ? 1 : 0;
            }
        }
        return count;
    }
}
