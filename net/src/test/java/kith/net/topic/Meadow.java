package kith.net.topic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Topics of some nodes on perfect links that begin when they are wanted, with a clock. */
final class Meadow {

    static final long WAY_MS = 10;

    final Random random;
    final Crypto crypto = new FakeCrypto();
    final Map<Id, Node> nodes = new LinkedHashMap<>();
    long nowMs = 1_800_000_000_000L;
    private long order;

    private record Timed(long atMs, long order, Runnable action) implements Comparable<Timed> {
        @Override
        public int compareTo(Timed other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Timed> actions = new PriorityQueue<>();

    Meadow(long seed) {
        random = new Random(seed);
    }

    /** One node's topics, and all they said. */
    final class Node implements Swarms.Network {

        final Id id;
        final Address address;
        final byte[] seed = new byte[32];
        final Set<Id> links = new LinkedHashSet<>();
        final List<TopicOutput.Deliver> heard = new ArrayList<>();
        final List<Reason> rejected = new ArrayList<>();
        final List<TopicOutput.Post> posts = new ArrayList<>();
        final List<TopicOutput.Question> questions = new ArrayList<>();
        final List<TopicOutput.Answer> answers = new ArrayList<>();
        final List<TopicOutput.QueryEnded> ended = new ArrayList<>();
        final Map<String, StoreRecord> disk = new LinkedHashMap<>();
        Swarms swarms;

        /** What it says to a question; null: nothing. */
        Function<byte[], byte @Nullable []> wisdom = text -> null;

        /** How long it thinks; less than 0: for ever. */
        long thinksMs;

        /** Says nothing and hears nothing. */
        boolean gone;

        Node(int number) {
            byte[] bytes = new byte[Id.BYTES];
            random.nextBytes(bytes);
            random.nextBytes(seed);
            id = Id.of(bytes);
            address = Address.v4(0x0b000001 + (number << 8), 7000);
            begin();
        }

        private void begin() {
            swarms = new Swarms(seed, seed, crypto, random::nextBytes, this);
        }

        void restart() {
            for (Id other : List.copyOf(links)) {
                unlink(id, other);
            }
            begin();
            disk.values().forEach(record -> swarms.restore(record, nowMs));
            drain();
        }

        Member member() {
            return new Member(id, List.of(address));
        }

        @Override
        public Member self() {
            return member();
        }

        @Override
        public boolean linked(Id node) {
            return links.contains(node);
        }

        @Override
        public Address address(Id node) {
            return at(node).address;
        }

        Id join(Topic topic, Node... members) {
            List<Member> list = new ArrayList<>();
            for (Node node : members) {
                list.add(node.member());
            }
            Id joined = swarms.join(topic, list, 1 << 16, nowMs);
            drain();
            return Objects.requireNonNull(joined, "no room");
        }

        long publish(Id topic, String text) {
            return publish(topic, Topic.ascii(text));
        }

        long publish(Id topic, byte[] content) {
            long number = swarms.publish(topic, content, nowMs);
            drain();
            return number;
        }

        void receive(Id from, byte[] message) {
            if (!gone) {
                swarms.receive(from, message, nowMs);
                drain();
            }
        }

        List<String> texts() {
            List<String> texts = new ArrayList<>();
            for (TopicOutput.Deliver each : heard) {
                texts.add(new String(each.content(), java.nio.charset.StandardCharsets.US_ASCII));
            }
            return texts;
        }

        private void think(TopicOutput.Question question) {
            byte[] content = wisdom.apply(question.text());
            swarms.answer(question.topic(), question.query(), content, nowMs);
            drain();
        }

        boolean ask(Id topic, long ticket, int peers, int answers, int timeMs) {
            byte[] text = Topic.ascii("who has it?");
            boolean begun =
                    swarms.ask(topic, new Inquiry(ticket, text, peers, answers, timeMs), nowMs);
            drain();
            return begun;
        }

        void drain() {
            TopicOutput output;
            while ((output = swarms.poll()) != null) {
                switch (output) {
                    case TopicOutput.Post post -> {
                        posts.add(post);
                        Node to = nodes.get(post.to());
                        if (to != null && links.contains(post.to())) {
                            later(WAY_MS, () -> to.receive(id, post.message()));
                        }
                    }
                    case TopicOutput.Reach(Member member) -> {
                        Node to = nodes.get(member.node());
                        if (to != null) {
                            later(2 * WAY_MS, () -> link(this, to));
                        }
                    }
                    case TopicOutput.Release release -> {
                        // Perfect links cost nothing.
                    }
                    case TopicOutput.Find find -> {
                        // Nobody else is known.
                    }
                    case TopicOutput.Deliver deliver -> heard.add(deliver);
                    case TopicOutput.Question question -> {
                        questions.add(question);
                        if (thinksMs >= 0) {
                            later(thinksMs, () -> think(question));
                        }
                    }
                    case TopicOutput.Answer answer -> answers.add(answer);
                    case TopicOutput.QueryEnded end -> ended.add(end);
                    case TopicOutput.Save(StoreRecord record) -> {
                        String key = Id.of(crypto.sha256(record.key())).toString();
                        disk.remove(key);
                        if (record.value() != null) {
                            disk.put(key, record);
                        }
                    }
                    case TopicOutput.Rejected(Id from, Reason reason, int bytes) ->
                            rejected.add(reason);
                }
            }
        }
    }

    Node at(Id id) {
        return Objects.requireNonNull(nodes.get(id));
    }

    Node node() {
        Node node = new Node(nodes.size());
        nodes.put(node.id, node);
        return node;
    }

    List<Node> nodes(int count) {
        List<Node> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(node());
        }
        return made;
    }

    void link(Node one, Node other) {
        if (!one.gone && !other.gone && one.links.add(other.id)) {
            other.links.add(one.id);
            one.swarms.up(other.id);
            other.swarms.up(one.id);
            one.drain();
            other.drain();
        }
    }

    void unlink(Id one, Id other) {
        for (Id[] pair : new Id[][] {{one, other}, {other, one}}) {
            Node node = at(pair[0]);
            if (node.links.remove(pair[1])) {
                node.swarms.down(pair[1], nowMs);
                node.drain();
            }
        }
    }

    void later(long delayMs, Runnable action) {
        actions.add(new Timed(nowMs + delayMs, order++, action));
    }

    void run(long forMs) {
        long endMs = nowMs + forMs;
        while (true) {
            long nextMs = actions.isEmpty() ? Long.MAX_VALUE : actions.peek().atMs();
            Node due = null;
            for (Node node : nodes.values()) {
                if (!node.gone && node.swarms.deadlineMs() < nextMs) {
                    nextMs = node.swarms.deadlineMs();
                    due = node;
                }
            }
            if (nextMs > endMs) {
                nowMs = endMs;
                return;
            }
            nowMs = Math.max(nowMs, nextMs);
            if (due != null) {
                due.swarms.expire(nowMs);
                due.drain();
            } else {
                actions.remove().action().run();
            }
        }
    }

    Topic open(int number) {
        byte[] key = new byte[Id.BYTES];
        key[0] = (byte) number;
        return new Topic(Topic.Kind.OPEN, Id.of(key));
    }

    /** So many members, each joined by one before it, after two minutes. */
    List<Node> members(int count, Topic topic) {
        List<Node> members = nodes(count);
        members.get(0).join(topic);
        for (int i = 1; i < count; i++) {
            members.get(i).join(topic, members.get(random.nextInt(i)));
            run(50);
        }
        run(120_000);
        return members;
    }
}
