package kith.checks;

import java.util.List;

/**
 * A rule of docs/STYLE.md about single files.
 *
 * @param name what it demands, as a sentence
 * @param reader finds what breaks it
 * @param bad a file that breaks it, by path and text
 * @param good a file that is close to breaking it and does not
 */
record Rule(String name, Reader reader, Source bad, Source good) {

    /** Finds what breaks a rule. */
    @FunctionalInterface
    interface Reader {
        List<Finding> read(Source source);
    }

    @Override
    public String toString() {
        return name;
    }
}
