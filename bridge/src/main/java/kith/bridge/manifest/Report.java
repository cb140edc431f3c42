package kith.bridge.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is said about one manifest: an error ends the reading, warnings are collected. */
final class Report {
    /** 100: who has more warnings begins with the first. */
    static final int WARNINGS_MAX = 100;

    private final String file;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param file the manifest, as the person who started the app would name it
     */
    Report(String file) {
        this.file = file;
    }

    /** An error to throw. */
    ManifestException bad(Place at, String wrong, String allowed) {
        return new ManifestException(file, at, wrong + "; " + allowed);
    }

    void warn(Place at, String text) {
        if (warnings.size() < WARNINGS_MAX) {
            warnings.add(file + ":" + at.line() + ":" + at.column() + ": " + text);
        }
    }

    List<String> warnings() {
        return Collections.unmodifiableList(new ArrayList<>(warnings));
    }
}
