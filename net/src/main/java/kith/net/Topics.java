package kith.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.relay.Wanter;
import kith.net.topic.Following;
import kith.net.topic.Inquiry;
import kith.net.topic.Member;
import kith.net.topic.MessageId;
import kith.net.topic.Swarms;
import kith.net.topic.Topic;
import kith.net.topic.TopicOutput;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Topics on the links of this node: has members reached, and lets go of them. */
final class Topics {

    /** 5 s from the last use of a link to its end, so that the last message still arrives. */
    static final long RELEASE_MS = 5_000;

    /** 32 linked nodes are asked whether they follow a topic of which nobody is known. */
    static final int ASKED_MAX = 32;

    private final PeerTools tools;
    private final Outbox outbox;
    private final Neighbors neighbors;
    private final Relaying relaying;
    private final Gathering gathering;
    private final Swarms swarms;
    private @Nullable Hearer hearer;

    /** Nodes that no topic uses, and when their links end. */
    private final Map<Id, Long> releases = new LinkedHashMap<>(4);

    Topics(PeerTools tools, Peer peer) {
        this.tools = tools;
        this.outbox = tools.outbox();
        this.neighbors = peer.neighbors;
        this.relaying = peer.relaying;
        this.gathering = new Gathering(tools, peer.discovering, this::found);
        PeerSetup setup = tools.setup();
        this.swarms =
                new Swarms(
                        setup.authorSeed(),
                        setup.deviceSeed(),
                        tools.crypto(),
                        tools.randomness(),
                        new Links());
    }

    /** Whoever hears what is said in topics that are not the owner's. */
    interface Hearer {

        /** Whether a topic is none of the owner's. */
        boolean owns(Id topic);

        /** Something was said in one of those. */
        void heard(Id topic, Id author, byte[] content, long nowMs);
    }

    /** Gives what is said in some topics to somebody else than the owner. */
    void tell(Hearer other) {
        hearer = other;
    }

    /** Follows a topic on behalf of this node itself, perhaps with those of another one. */
    void follow(Topic topic, List<Member> members, @Nullable Id like, int keptBytes, long nowMs) {
        Id id = swarms.join(topic, members, keptBytes, nowMs);
        if (id != null && like != null) {
            swarms.liken(id, like, nowMs);
        }
        drain(nowMs);
    }

    /** Whether any member is linked for a topic. */
    boolean hasMates(Id topic) {
        return !swarms.neighbors(topic).isEmpty();
    }

    /** Says something on behalf of this node itself; false if it said too much. */
    boolean say(Id topic, byte[] content, long nowMs) {
        long number = swarms.publish(topic, content, nowMs);
        drain(nowMs);
        return number >= 0;
    }

    /** What topics see of the links. */
    private final class Links implements Swarms.Network {

        @Override
        public Member self() {
            return new Member(tools.setup().node().id(), relaying.addresses());
        }

        @Override
        public boolean linked(Id node) {
            return neighbors.find(node) != null;
        }

        @Override
        public @Nullable Address address(Id node) {
            Neighbor neighbor = neighbors.find(node);
            return neighbor == null ? null : neighbor.address();
        }
    }

    void restore(List<StoreRecord> records, long nowMs) {
        for (StoreRecord record : records) {
            if (record.kind() == StoreRecord.Kind.TOPIC) {
                swarms.restore(record, nowMs);
            }
        }
        swarms.topics().forEach(topic -> gathering.joined(topic, nowMs));
        drain(nowMs);
    }

    void join(byte[] bytes, List<Member> members, int keptBytes, long nowMs) {
        Decoded<Topic> decoded = Topic.decode(bytes);
        if (decoded instanceof Decoded.Ok<Topic>(Topic topic)) {
            joined(topic, swarms.join(topic, members, keptBytes, nowMs), nowMs);
        } else if (decoded instanceof Decoded.Reject<Topic>(Reason reason)) {
            outbox.add(new Output.Declined(reason));
        }
    }

    void joinFeed(byte[] name, List<Member> members, int keptBytes, long nowMs) {
        Topic topic = Topic.feed(tools.setup().authorSeed(), name, tools.crypto());
        joined(topic, swarms.joinFeed(name, members, keptBytes, nowMs), nowMs);
    }

    private void joined(Topic topic, @Nullable Id id, long nowMs) {
        if (id != null) {
            gathering.joined(topic, nowMs);
        }
        drain(nowMs);
        if (id == null) {
            outbox.add(new Output.Declined(Reason.FULL));
        } else {
            outbox.afterSaves(() -> outbox.add(new Output.Joined(id, topic.toBytes())));
        }
    }

    List<Following> followed() {
        return swarms.followed();
    }

    void leave(Id topic, long nowMs) {
        Topic left = swarms.leave(topic, nowMs);
        if (left != null) {
            gathering.left(left);
        }
        drain(nowMs);
    }

    void publish(long ticket, Id topic, byte[] content, long nowMs) {
        long number = swarms.publish(topic, content, nowMs);
        drain(nowMs);
        outbox.afterSaves(() -> outbox.add(new Output.Published(ticket, number)));
    }

    void query(Input.Query query, long nowMs) {
        Inquiry inquiry =
                new Inquiry(
                        query.ticket(),
                        query.question(),
                        query.peers(),
                        query.answers(),
                        query.timeMs());
        boolean begun = swarms.ask(query.topic(), inquiry, nowMs);
        drain(nowMs);
        if (!begun) {
            outbox.add(new Output.QueryEnded(query.ticket(), 0, 0));
        }
    }

    void answer(Id topic, MessageId query, byte @Nullable [] content, long nowMs) {
        swarms.answer(topic, query, content, nowMs);
        drain(nowMs);
    }

    void stopQuery(long ticket, long nowMs) {
        swarms.stop(ticket);
        drain(nowMs);
    }

    void up(Neighbor neighbor, long nowMs) {
        swarms.up(neighbor.id);
        drain(nowMs);
    }

    void down(Neighbor neighbor, long nowMs) {
        swarms.down(neighbor.id, nowMs);
        drain(nowMs);
    }

    /** The node does not answer: others take its place, and nothing more is sent to it. */
    void stalled(Neighbor neighbor, long nowMs) {
        if (swarms.uses(neighbor.id)) {
            swarms.down(neighbor.id, nowMs);
            drain(nowMs);
            if (relaying.routes().unwant(Wanter.TOPICS, neighbor.id)) {
                neighbors.close(neighbor.id, nowMs);
            }
        }
    }

    void message(Neighbor from, byte[] bytes, long nowMs) {
        swarms.receive(from.id, bytes, nowMs);
        drain(nowMs);
    }

    void expire(long nowMs) {
        gathering.expire(nowMs);
        if (nowMs >= swarms.deadlineMs()) {
            swarms.expire(nowMs);
            drain(nowMs);
        }
        if (!releases.isEmpty() && nowMs >= releases.values().iterator().next()) {
            for (Map.Entry<Id, Long> each : new ArrayList<>(releases.entrySet())) {
                if (nowMs >= each.getValue()) {
                    releases.remove(each.getKey());
                    release(each.getKey(), nowMs);
                }
            }
        }
    }

    /** The releases are in the order of their times. */
    long deadlineMs() {
        long releaseMs = releases.isEmpty() ? Long.MAX_VALUE : releases.values().iterator().next();
        return Math.min(gathering.deadlineMs(), Math.min(swarms.deadlineMs(), releaseMs));
    }

    private void drain(long nowMs) {
        TopicOutput output;
        while ((output = swarms.poll()) != null) {
            switch (output) {
                case TopicOutput.Save(StoreRecord record) -> outbox.save(record);
                case TopicOutput.Post(Id to, byte[] message) ->
                        outbox.afterSaves(() -> post(to, message, nowMs));
                case TopicOutput.Reach(Member member) -> reach(member, nowMs);
                case TopicOutput.Release(Id node) -> {
                    releases.remove(node);
                    releases.put(node, nowMs + RELEASE_MS);
                }
                case TopicOutput.Find(Topic topic) -> find(topic, nowMs);
                case TopicOutput.Deliver(Id topic, Id author, long number, byte[] content) -> {
                    Hearer other = other(topic);
                    if (other == null) {
                        outbox.add(new Output.Heard(topic, author, number, content));
                    } else {
                        other.heard(topic, author, content, nowMs);
                    }
                }
                case TopicOutput.Question(Id topic, MessageId query, byte[] text, long untilMs) -> {
                    if (other(topic) == null) {
                        outbox.add(new Output.Question(topic, query, text, untilMs));
                    } else {
                        swarms.answer(topic, query, null, nowMs);
                    }
                }
                case TopicOutput.Answer(long ticket, Id author, byte[] content) ->
                        outbox.add(new Output.Answer(ticket, author, content));
                case TopicOutput.QueryEnded(long ticket, int asked, int answers) ->
                        outbox.add(new Output.QueryEnded(ticket, asked, answers));
                case TopicOutput.Rejected(Id from, Reason reason, int bytes) ->
                        neighbors.offended(from, reason, bytes, nowMs);
            }
        }
    }

    /** Whose topic it is, if it is not the owner's. */
    private @Nullable Hearer other(Id topic) {
        return hearer != null && hearer.owns(topic) ? hearer : null;
    }

    private void post(Id to, byte[] message, long nowMs) {
        if (!neighbors.post(to, message)) {
            swarms.unposted(to, message, nowMs);
        }
    }

    private void reach(Member member, long nowMs) {
        releases.remove(member.node());
        relaying.routes().want(Wanter.TOPICS, member.node(), member.addresses(), nowMs);
    }

    /** Whoever is linked is asked, and the network. */
    private void find(Topic topic, long nowMs) {
        List<Member> linked = new ArrayList<>();
        for (Neighbor neighbor : neighbors.all()) {
            if (linked.size() < ASKED_MAX) {
                Address address = neighbor.address();
                linked.add(new Member(neighbor.id, address == null ? List.of() : List.of(address)));
            }
        }
        swarms.found(topic, linked, nowMs);
        gathering.find(topic, nowMs);
    }

    private void found(Topic topic, Member member, long nowMs) {
        swarms.found(topic, List.of(member), nowMs);
        drain(nowMs);
    }

    private void release(Id node, long nowMs) {
        if (swarms.uses(node) || !relaying.routes().wants(Wanter.TOPICS, node)) {
            return;
        }
        Neighbor neighbor = neighbors.find(node);
        boolean alone = relaying.routes().unwant(Wanter.TOPICS, node);
        if (alone && neighbor != null && neighbor.link.dialed()) {
            neighbors.close(node, nowMs);
        }
    }
}
