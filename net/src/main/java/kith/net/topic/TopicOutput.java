package kith.net.topic;

import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reason;

/** What topics want done, in order. */
public sealed interface TopicOutput {

    /** Post this to a linked node; {@link Swarms#unposted} if that is not possible. */
    record Post(Id to, byte[] message) implements TopicOutput {}

    /** A link with the node is wanted. */
    record Reach(Member member) implements TopicOutput {}

    /** The link with the node is not needed here any more. */
    record Release(Id node) implements TopicOutput {}

    /** Nobody of the topic is known who answers: more members are looked for. */
    record Find(Topic topic) implements TopicOutput {}

    /**
     * A message of the topic, complete and proven.
     *
     * @param number see {@link Publication}: of its first part
     */
    record Deliver(Id topic, Id author, long number, byte[] content) implements TopicOutput {}

    /**
     * A member asks something; {@link Swarms#answer} until a time, with nothing if there is none.
     *
     * @param query names the question
     */
    record Question(Id topic, MessageId query, byte[] text, long untilMs) implements TopicOutput {}

    /** An answer to a question of {@link Swarms#ask}, proven; one of each author. */
    record Answer(long ticket, Id author, byte[] content) implements TopicOutput {}

    /** No more answers come. */
    record QueryEnded(long ticket, int asked, int answers) implements TopicOutput {}

    /** Keep this record. */
    record Save(StoreRecord record) implements TopicOutput {}

    /** A node sent what it should not have. */
    record Rejected(Id from, Reason reason, int bytes) implements TopicOutput {}
}
