package kith.cli.pack;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The formats of {@code kith build --format}, by name. */
public final class Formats {
    private static final Map<String, Packager> BY_NAME =
            new TreeMap<>(
                    Map.of(
                            "deb",
                            new DebPackager(),
                            "dir",
                            new DirPackager(),
                            "kith",
                            new KithPackager(),
                            "rpm",
                            new RpmPackager(),
                            "tar",
                            new TarPackager()));

    private Formats() {}

    public static Map<String, Packager> byName() {
        return Collections.unmodifiableMap(BY_NAME);
    }
}
