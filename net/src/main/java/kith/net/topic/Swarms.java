package kith.net.topic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * All topics this node follows. It carries nothing of any other: interest decides. After any call,
 * {@link #poll} until it gives null; {@link #expire} when {@link #deadlineMs} has come.
 */
public final class Swarms {

    /** 64 topics followed: each keeps five links and what its join says of the latest messages. */
    public static final int TOPICS_MAX = 64;

    /** 16 MiB of one topic kept for others. */
    public static final int KEPT_BYTES_MAX = 16 << 20;

    /** 128 KiB: a message in its largest number of parts. */
    public static final int CONTENT_BYTES_MAX =
            Publication.PARTS_MAX * Publication.CONTENT_BYTES_MAX;

    /** A minute between records of how far a topic was heard and who its neighbors are. */
    static final long SAVE_MS = 60_000;

    private final ArrayDeque<TopicOutput> outputs = new ArrayDeque<>(2);
    private final Map<Long, Swarm> byTag = new LinkedHashMap<>(2);
    private final Map<Id, Followed> byId = new LinkedHashMap<>(2);
    private final Bucket unknown = new Bucket(64, 4);
    private final SwarmTools tools;
    private final byte[] authorSeed;
    private final byte[] deviceSeed;

    /** A topic with what is kept of it over a restart. */
    private static final class Followed {
        final Swarm swarm;
        final TopicRecord record;
        long lastNumber;
        long savedNumber;
        long saveMs;

        Followed(Swarm swarm, TopicRecord record, long nowMs) {
            this.swarm = swarm;
            this.record = record;
            this.lastNumber = record.lastNumber();
            this.savedNumber = record.since();
            this.saveMs = nowMs + SAVE_MS;
        }
    }

    /** Publishes by the author's feeds and the device's pseudonyms. */
    public Swarms(
            byte[] authorSeed,
            byte[] deviceSeed,
            Crypto crypto,
            Randomness randomness,
            Network network) {
        this.authorSeed = authorSeed;
        this.deviceSeed = deviceSeed;
        this.tools = new SwarmTools(crypto, randomness, network, outputs);
    }

    /** What topics ask the node they run on. */
    public interface Network extends SwarmTools.Network {}

    /** Takes a record back in; false if it is another's or damaged. */
    public boolean restore(StoreRecord stored, long nowMs) {
        TopicRecord record = TopicRecord.decode(stored);
        if (record == null || byId.size() >= TOPICS_MAX) {
            return false;
        }
        begin(record, nowMs).membership.learn(record.members(), nowMs);
        return true;
    }

    /**
     * Follows a topic; if it does already, only learns of more members.
     *
     * @param members to begin with; nobody: {@link TopicOutput.Find}
     * @param keptBytes how much of its latest messages is kept for those who missed them
     * @return the topic's id; null if there is no room for one more
     */
    public @Nullable Id join(Topic topic, List<Member> members, int keptBytes, long nowMs) {
        return join(topic, null, members, keptBytes, nowMs);
    }

    /** Follows, and may publish in, this person's feed of that name (at most 255 bytes). */
    public @Nullable Id joinFeed(byte[] name, List<Member> members, int keptBytes, long nowMs) {
        Topic topic = Topic.feed(authorSeed, name, tools.crypto());
        return join(topic, name, members, keptBytes, nowMs);
    }

    private @Nullable Id join(
            Topic topic, byte @Nullable [] name, List<Member> members, int kept, long nowMs) {
        Id id = topic.id(tools.crypto());
        Followed followed = byId.get(id);
        if (followed != null) {
            followed.swarm.membership.learn(members, nowMs);
            return id;
        }
        if (byId.size() >= TOPICS_MAX) {
            return null;
        }
        int keptBytes = Math.max(0, Math.min(KEPT_BYTES_MAX, kept));
        TopicRecord record = new TopicRecord(topic, name, keptBytes, 0, 0, List.of());
        Swarm swarm = begin(record, nowMs);
        swarm.membership.learn(members, nowMs);
        outputs.add(new TopicOutput.Save(record.encode()));
        return id;
    }

    private Swarm begin(TopicRecord record, long nowMs) {
        Topic topic = record.topic();
        byte[] pseudonymSeed = topic.pseudonymSeed(deviceSeed, tools.crypto());
        byte[] seed = topic.kind() == Topic.Kind.OPEN ? pseudonymSeed : null;
        if (record.name() != null) {
            seed = Topic.feedSeed(authorSeed, record.name(), tools.crypto());
        }
        Archive archive = new Archive(record.keptBytes(), record.since());
        Swarm.Setup setup = new Swarm.Setup(topic, seed, pseudonymSeed, archive);
        Swarm swarm = new Swarm(setup, tools, nowMs);
        byTag.put(swarm.tag, swarm);
        byId.put(swarm.id, new Followed(swarm, record, nowMs));
        return swarm;
    }

    /** Who follows one of two topics probably follows the other, too: those are known in it. */
    public void liken(Id topic, Id other, long nowMs) {
        Followed followed = byId.get(topic);
        Followed like = byId.get(other);
        if (followed != null && like != null) {
            followed.swarm.membership.meet(like.swarm.membership.passive().all(), nowMs);
        }
    }

    /** More members of a topic became known. */
    public void found(Topic topic, List<Member> members, long nowMs) {
        Followed followed = byId.get(topic.id(tools.crypto()));
        if (followed != null && !members.isEmpty()) {
            followed.swarm.membership.learn(members, nowMs);
        }
    }

    /** Follows a topic no longer, and forgets it; null if it was not followed. */
    public @Nullable Topic leave(Id topic, long nowMs) {
        Followed followed = byId.remove(topic);
        if (followed == null) {
            return null;
        }
        byTag.remove(followed.swarm.tag);
        followed.swarm.membership.leaveAll(nowMs);
        outputs.add(new TopicOutput.Save(followed.record.removed()));
        return followed.swarm.topic;
    }

    /** The topics that are followed. */
    public List<Topic> topics() {
        List<Topic> topics = new ArrayList<>();
        byId.values().forEach(followed -> topics.add(followed.swarm.topic));
        return topics;
    }

    /**
     * Publishes a message: at most {@link #CONTENT_BYTES_MAX} bytes, 16 parts of 1 KiB a second.
     *
     * @return its number; -1 if the topic is not followed, another's feed, or too much was said
     */
    public long publish(Id topic, byte[] content, long nowMs) {
        Followed followed = byId.get(topic);
        byte[] seed = followed == null ? null : followed.swarm.seed;
        if (followed == null || seed == null || content.length > CONTENT_BYTES_MAX) {
            return -1;
        }
        int size = Publication.CONTENT_BYTES_MAX;
        int parts = Math.max(1, (content.length + size - 1) / size);
        long first = Math.max(nowMs, followed.lastNumber + 1);
        Broadcast broadcast = followed.swarm.broadcast;
        if (!broadcast.allowsOwn(parts, nowMs)) {
            return -1;
        }
        followed.lastNumber = first + parts - 1;
        save(followed, nowMs);
        for (int i = 0; i < parts; i++) {
            int offset = i * size;
            int length = Math.min(size, content.length - offset);
            byte[] piece = new Reader(content, offset, length).rest();
            Publication.Part part = new Publication.Part(first + i, i, parts);
            broadcast.publish(Publication.sign(topic, seed, part, piece, tools.crypto()), nowMs);
        }
        return first;
    }

    /**
     * Asks members of a topic something; answered by {@link TopicOutput.Answer} and, at last,
     * {@link TopicOutput.QueryEnded}.
     *
     * @return false if the topic is not followed, a bound is exceeded, or too much is asked already
     */
    public boolean ask(Id topic, Inquiry inquiry, long nowMs) {
        Followed followed = byId.get(topic);
        return followed != null && followed.swarm.queries.ask(inquiry, nowMs);
    }

    /** Answers a question of {@link TopicOutput.Question}: null if there is nothing to say. */
    public void answer(Id topic, MessageId query, byte @Nullable [] content, long nowMs) {
        Followed followed = byId.get(topic);
        if (followed != null) {
            followed.swarm.queries.answer(query, content, nowMs);
        }
    }

    /** Ends a query before its time. */
    public void stop(long ticket) {
        byTag.values().forEach(swarm -> swarm.queries.stop(ticket));
    }

    /** A posted message of this package's range. */
    public void receive(Id from, byte[] bytes, long nowMs) {
        Decoded<TopicMessage> decoded = TopicMessage.decode(bytes);
        if (decoded instanceof Decoded.Reject<TopicMessage>(Reason reason)) {
            outputs.add(new TopicOutput.Rejected(from, reason, bytes.length));
        } else if (decoded instanceof Decoded.Ok<TopicMessage>(TopicMessage message)) {
            Swarm swarm = byTag.get(TopicMessage.tag(bytes));
            if (swarm != null) {
                swarm.receive(from, message, bytes.length, nowMs);
            } else {
                decline(from, message, bytes, nowMs);
            }
        }
    }

    /** Of a topic that is not followed: whoever counts on this node is told so. */
    private void decline(Id from, TopicMessage message, byte[] bytes, long nowMs) {
        outputs.add(new TopicOutput.Rejected(from, Reason.UNKNOWN_TARGET, bytes.length));
        if (!(message instanceof TopicMessage.Leave) && unknown.take(1, nowMs)) {
            byte[] leave = new TopicMessage.Leave(true).encode(TopicMessage.tag(bytes));
            outputs.add(new TopicOutput.Post(from, leave));
        }
    }

    /** A link with a node stands. */
    public void up(Id node) {
        byTag.values().forEach(swarm -> swarm.membership.up(node));
    }

    /** The link with a node ended, or nothing is heard through it any more. */
    public void down(Id node, long nowMs) {
        byTag.values().forEach(swarm -> swarm.membership.down(node, nowMs));
    }

    /** A message of {@link TopicOutput.Post} could not be posted. */
    public void unposted(Id to, byte[] message, long nowMs) {
        Swarm swarm = byTag.get(TopicMessage.tag(message));
        Mate mate = swarm == null ? null : swarm.mates.get(to);
        if (swarm == null || mate == null) {
            return;
        }
        TopicMessage decoded = TopicMessage.decode(message).orNull();
        if (decoded instanceof TopicMessage.Push(int hops, byte[] publication)) {
            Publication known = Publication.decode(swarm.id, publication, tools.crypto()).orNull();
            if (known != null) {
                swarm.broadcast.unposted(mate, known.id(), nowMs);
            }
        } else if (decoded != null && decoded.isOfQuery()) {
            swarm.queries.unposted(to, message, nowMs);
        }
    }

    /** Whether a link with the node is used by a topic. */
    public boolean uses(Id node) {
        for (Swarm swarm : byTag.values()) {
            if (swarm.membership.uses(node)) {
                return true;
            }
        }
        return false;
    }

    /** All that is followed, in the order it was begun. */
    public List<Following> followed() {
        List<Following> all = new ArrayList<>();
        for (Followed followed : byId.values()) {
            Swarm swarm = followed.swarm;
            all.add(new Following(swarm.id, swarm.topic.toBytes(), swarm.mates.size()));
        }
        return all;
    }

    /** How many topics are followed. */
    public int size() {
        return byId.size();
    }

    /** The neighbors in a topic; none if it is not followed. */
    public List<Id> neighbors(Id topic) {
        Followed followed = byId.get(topic);
        return followed == null ? List.of() : new ArrayList<>(followed.swarm.mates.keySet());
    }

    public void expire(long nowMs) {
        for (Followed followed : byId.values()) {
            followed.swarm.expire(nowMs);
            if (nowMs >= followed.saveMs) {
                if (followed.swarm.broadcast.archive().highest() > followed.savedNumber) {
                    save(followed, nowMs);
                } else {
                    followed.saveMs = nowMs + SAVE_MS;
                }
            }
        }
    }

    public long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Followed followed : byId.values()) {
            deadlineMs = Math.min(deadlineMs, followed.swarm.deadlineMs());
            deadlineMs = Math.min(deadlineMs, followed.saveMs);
        }
        return deadlineMs;
    }

    public @Nullable TopicOutput poll() {
        return outputs.poll();
    }

    private void save(Followed followed, long nowMs) {
        followed.savedNumber = followed.swarm.broadcast.archive().highest();
        followed.saveMs = nowMs + SAVE_MS;
        TopicRecord record =
                new TopicRecord(
                        followed.record.topic(),
                        followed.record.name(),
                        followed.record.keptBytes(),
                        followed.savedNumber,
                        followed.lastNumber,
                        followed.swarm.membership.passive().toBeginWith());
        outputs.add(new TopicOutput.Save(record.encode()));
    }
}
