package kith.net;

import java.util.Map;
import kith.net.content.Delivery;
import kith.net.discovery.DiscoveryOutput;
import kith.net.group.Role;
import kith.net.group.Standing;
import kith.net.topic.MessageId;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** What a peer wants done, in order. */
public sealed interface Output {

    /** Send these bytes as one UDP datagram. */
    record Transmit(Address to, byte[] bytes) implements Output {}

    /** Nothing more now: call again at {@code untilMs} at the latest, or with the next input. */
    record Wait(long untilMs) implements Output {}

    /**
     * Keep this record. Sequences count up by one; several may be written together, in order. What
     * depends on it is withheld until {@link Input.Saved}.
     */
    record Save(long sequence, StoreRecord record) implements Output {}

    /**
     * A link stands, or moved: what is behind {@code node} proved to hold its key.
     *
     * @param at where it leads; null if through a relay
     */
    record Linked(Id node, @Nullable Address at) implements Output {}

    /** A link ended. */
    record Unlinked(Id node, Reason reason) implements Output {}

    /** The invitation asked for. */
    record Invited(byte[] invitation) implements Output {}

    /** A person is a contact: at a start, when they become one, when their devices are others. */
    record Contact(Id author, int devices) implements Output {}

    /** How far a message of {@link Input.Send} has come. */
    record State(long ticket, Progress progress) implements Output {}

    /** A message's way. */
    enum Progress {
        /** On the disk here; survives a crash. */
        KEPT,
        /**
         * Safe without this device: enough nodes of different networks hold it for each of the
         * person's devices that does not have it yet.
         */
        STORED,
        /** All of the person's devices that were known when it was sent have it. */
        DELIVERED,
        /** Its time to live is over. */
        EXPIRED,
        /** Nobody to seal it to, or no room. */
        REFUSED,
    }

    /**
     * A message for the owner: complete, authentic, once, in order of its author's device and
     * conversation. Given again after a crash until {@link Input.Taken}.
     *
     * @param mark what to say about its place in the conversation
     */
    record Deliver(Id envelope, Id author, Id device, byte[] content, Delivery.Mark mark)
            implements Output {}

    /**
     * The nodes nearest to the key of {@link Input.Find}; none if too much is looked for already.
     *
     * @param result who they are, none proven yet, and what it took
     */
    record Found(long ticket, DiscoveryOutput.Result result) implements Output {}

    /** An invitation that could not be made or taken: malformed, expired, too many. */
    record Declined(Reason reason) implements Output {}

    /**
     * An invitation that the owner took, and that somebody else answered before: its author is no
     * contact by it, and a new one is needed.
     */
    record Spent(Id author) implements Output {}

    /** The stream asked for with {@code ticket}; -1 if there is no link or no room for one. */
    record Opened(long ticket, Id node, long stream) implements Output {}

    /** Bytes of a stream in order; a stream not seen before was opened by the other side. */
    record Read(Id node, long stream, byte[] bytes, boolean last) implements Output {}

    /** The stream takes {@code bytes} more. */
    record Room(Id node, long stream, int bytes) implements Output {}

    /** The other side gave the stream up, or the link ended. */
    record Broken(Id node, long stream, long code) implements Output {}

    /** A datagram of {@link Input.Throw}. */
    record Caught(Id node, byte[] bytes) implements Output {}

    /**
     * A message of {@link Input.Post}; may come twice after a loss, so it names itself if it
     * matters.
     */
    record Posted(Id node, byte[] bytes) implements Output {}

    /** A message of {@link Input.Post} that is not sent: there is no link, or no room for more. */
    record Unposted(Id node, byte[] bytes) implements Output {}

    /** A topic is followed: its id, and the 33 bytes that others follow it by. */
    record Joined(Id topic, byte[] bytes) implements Output {}

    /**
     * What was said in a topic is on its way.
     *
     * @param number what tells it from others of its author; -1 if it was refused: the topic is not
     *     followed or another's feed, or more was said than 16 KiB a second
     */
    record Published(long ticket, long number) implements Output {}

    /**
     * A message of a topic: complete, and proven to be its author's. It may come again after a
     * restart; author and number name it.
     */
    record Heard(Id topic, Id author, long number, byte[] content) implements Output {}

    /**
     * A member of a topic asks something. Each question is to be answered by {@link Input.Answer},
     * if only to say that there is no answer: others wait for it.
     *
     * @param query names the question
     * @param untilMs when it is too late to answer, in milliseconds since 1970
     */
    record Question(Id topic, MessageId query, byte[] question, long untilMs) implements Output {}

    /**
     * An answer to {@link Input.Query}, proven to be its author's; one of each author.
     *
     * @param author the answering device's pseudonym in the topic
     */
    record Answer(long ticket, Id author, byte[] content) implements Output {}

    /**
     * A query is over: enough came, all who were asked said what they had to, or the time is over.
     *
     * @param asked how many members, as far as is known; 0 also if the query could not begin
     */
    record QueryEnded(long ticket, int asked, int answers) implements Output {}

    /** The group asked for; null if the name is none or there are too many groups. */
    record GroupCreated(long ticket, @Nullable Id group) implements Output {}

    /**
     * A group is known, or something about it changed; also at a start.
     *
     * @param standing what the owner is to it
     * @param members all of them, and what they may do
     */
    record GroupChanged(Id group, String name, Standing standing, Map<Id, Role> members)
            implements Output {}

    /**
     * Said in a group: complete, and signed by a member's device. Given again after a crash until
     * {@link Input.Taken}, of which {@code id} is the envelope. What one device says may come in
     * another order.
     *
     * @param timeMs when it was written, on the author's clock
     */
    record GroupHeard(Id group, Id id, Id author, Id device, long timeMs, byte[] content)
            implements Output {}

    /** What the owner wanted of a group and cannot have. */
    record GroupDeclined(Id group, Reason reason) implements Output {}

    /** The round trip of {@link Input.Ping}. */
    record Answered(Id node, long roundTripMs) implements Output {}

    /** Something worth counting or showing. */
    record Trace(TraceEvent event) implements Output {}
}
