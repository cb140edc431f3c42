package kith.cli.pack;

import java.io.IOException;
import java.nio.file.Path;

/** A format that apps are handed out in. */
public interface Packager {
    /**
     * Makes the package of {@code build} in {@code folder}, an empty one on the file system that it
     * will stay on. The same build gives the same bytes.
     *
     * @return what it made: one file or one folder, directly in {@code folder}, under its last name
     * @throws PackException if the app cannot be packaged in this format
     * @throws IOException if a file cannot be read or written; the caller deletes what is there
     */
    Path write(Build build, Path folder) throws IOException, PackException;
}
