package kith.net.topic;

/**
 * What the owner of a node wants to know from members of a topic.
 *
 * @param ticket the owner's number for it
 * @param text the question, at most {@link Queries#QUESTION_BYTES_MAX} bytes
 * @param peers how many members to ask, 1 to {@link Queries#PEERS_MAX}
 * @param answers how many are enough, at least 1
 * @param timeMs how long to wait for them, 1 to {@link Queries#TIME_MS_MAX}
 */
public record Inquiry(long ticket, byte[] text, int peers, int answers, int timeMs) {

    boolean isValid() {
        return text.length <= Queries.QUESTION_BYTES_MAX
                && peers >= 1
                && peers <= Queries.PEERS_MAX
                && answers >= 1
                && timeMs >= 1
                && timeMs <= Queries.TIME_MS_MAX;
    }
}
