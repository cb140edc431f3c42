package kith.cli.doctor;

import java.util.List;

/**
 * One thing that was looked for.
 *
 * @param name what, in one word
 * @param state whether it is there
 * @param detail what was found, or what does not work without it
 * @param cure the packages that bring it; empty when none is lacking
 */
public record Finding(String name, State state, String detail, List<Software> cure) {
    /** What finding, or not finding, something means. */
    public enum State {
        /** It is there. */
        OK,
        /** It is not there, and apps run without it. */
        OPTIONAL,
        /** It is not there, and no app runs without it. */
        MISSING
    }

    static Finding ok(String name, String detail) {
        return new Finding(name, State.OK, detail, List.of());
    }

    static Finding optional(String name, String detail, Software... cure) {
        return new Finding(name, State.OPTIONAL, detail, List.of(cure));
    }

    static Finding missing(String name, String detail, Software... cure) {
        return new Finding(name, State.MISSING, detail, List.of(cure));
    }
}
