package kith.cli.pack;

import java.nio.file.Path;

/**
 * A finished package.
 *
 * @param path a file or a folder
 * @param bytes all of it
 * @param appBytes the app's own files, before they were compressed; 0 where there is no app
 */
public record Made(Path path, long bytes, long appBytes) {
    /** Where it is and how large, one line. */
    public String line() {
        String own = appBytes == 0 ? "" : " (the app's files are " + Sizes.of(appBytes) + ")";
        return path + "  " + Sizes.of(bytes) + own;
    }
}
