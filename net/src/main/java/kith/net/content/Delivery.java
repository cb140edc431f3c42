package kith.net.content;

/**
 * A message in its place.
 *
 * @param message what it says
 * @param mark what to say about its place
 */
public record Delivery(Arrived message, Mark mark) {

    /** What a reader should know about the order. The code is part of the store's format. */
    public enum Mark {
        /** It follows what was delivered before. */
        NONE(0),
        /** A message before it is missing and was waited for in vain. */
        AFTER_GAP(1),
        /** It was missing, and later ones were delivered before it. */
        LATE(2),
        /** Its author's device signed another message with this number: one of them is lying. */
        FORKED(3);

        private final int code;

        Mark(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Mark of(int code) {
            return code >= 0 && code < values().length ? values()[code] : NONE;
        }
    }
}
