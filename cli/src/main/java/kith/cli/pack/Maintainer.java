package kith.cli.pack;

import kith.bridge.manifest.Manifest;

/** Who answers for a package when nobody says so. */
final class Maintainer {
    private Maintainer() {}

    /** From the id, whose first two parts are a domain read backwards: {@code notes@kith.dev}. */
    static String of(Manifest manifest) {
        String[] parts = manifest.id().split("\\.");
        String domain = parts[1] + "." + parts[0];
        String name = manifest.name().replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return (name.isEmpty() ? manifest.id() : name)
                + " developers <"
                + parts[parts.length - 1]
                + "@"
                + domain
                + ">";
    }
}
