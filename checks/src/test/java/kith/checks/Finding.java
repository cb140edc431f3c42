package kith.checks;

import java.nio.file.Path;

/**
 * A place that breaks a rule.
 *
 * @param line from 1; 0 for the whole file
 */
record Finding(Path file, int line, String what) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
