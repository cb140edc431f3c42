package kith.sim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.topic.Member;
import kith.net.topic.Topic;
import kith.net.wire.Address;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.Owner;
import kith.sim.Watch;
import kith.sim.World;
import kith.sim.check.Violation;
import kith.sim.nat.NatKind;
import org.jspecify.annotations.Nullable;

/** Members of one topic: what is said in it, who heard it when, and what that cost. */
final class Crowd implements Owner, Watch {

    /** 1 KiB, as one packet holds. */
    static final int CONTENT_BYTES = 1024;

    /** Only a datagram with a publication of {@link #CONTENT_BYTES} in it is as long. */
    private static final int PAYLOAD_DATAGRAM_BYTES = 1150;

    /** 64 KiB kept by each member for those who missed something. */
    private static final int KEPT_BYTES = 64 << 10;

    /** Whoever was a member from 5 s before something was said to 60 s after must have heard it. */
    static final long BEFORE_US = 5_000_000;

    static final long AFTER_US = 60_000_000;

    private static final long JOINING_US = 60_000_000;
    private static final int NEVER = -1;

    private final Stage stage;
    private final World world;
    private final List<Said> said = new ArrayList<>();
    private final int count;
    private final long[] upSinceUs;
    private byte[] topic = {};
    private @Nullable Id topicId;
    private int payloadDatagramBytes = PAYLOAD_DATAGRAM_BYTES;
    private long payloads;
    private long payloadBytes;
    private long duplicates;
    private long heard;

    /** A message, and when who heard it. */
    private final class Said {
        final int number;
        final byte[] content;
        final long atUs = world.nowUs();
        final long payloadsBefore = payloads;
        final long bytesBefore = world.figures().datagramBytes();
        final long payloadBytesBefore = payloadBytes;
        final int alive = alive();
        final int[] latencyMs = new int[count];
        final byte[] life = new byte[count];

        /** Who heard it while it was a member all the time: others only caught up. */
        final boolean[] there = new boolean[count];

        int members;
        int reached;

        Said(int number, byte[] content) {
            this.number = number;
            this.content = content;
            Arrays.fill(latencyMs, NEVER);
        }
    }

    /** Sets up the hosts; none runs yet. */
    Crowd(Stage stage, int count, double loss) {
        this.count = count;
        this.upSinceUs = new long[count];
        this.stage = stage;
        stage.watchAlso(this);
        this.world = stage.world();
        stage.alsoTell(this);
        Conditions up = Conditions.delay(2 * Direct.LINE_DELAY_MS).withLoss(loss);
        for (int i = 0; i < count; i++) {
            stage.host(NatKind.OPEN, up, Conditions.delay(0));
        }
    }

    int count() {
        return count;
    }

    /** Takes datagrams of at least so many bytes for those with a message in them. */
    void countPayloadsFrom(int bytes) {
        payloadDatagramBytes = bytes;
    }

    Stage stage() {
        return stage;
    }

    /** What was joined. */
    Id topicId() {
        Id id = topicId;
        if (id == null) {
            throw new IllegalStateException("nothing was joined");
        }
        return id;
    }

    World world() {
        return world;
    }

    /** All come within a minute, each by one that came before it; the first says what is joined. */
    void gather(Input first) {
        Host founder = world.hosts().get(0);
        founder.start();
        founder.give(first);
        world.run(world.nowUs() + 1_000_000);
        if (topicId == null) {
            throw new Violation("the first member never joined", world.nowUs());
        }
        long beginUs = world.nowUs();
        for (int i = 1; i < count; i++) {
            Host host = world.hosts().get(i);
            Host contact = world.hosts().get((int) world.dice("contact", i).below(i));
            world.at(beginUs + JOINING_US * i / count, () -> join(host, contact));
        }
        world.run(beginUs + 2 * JOINING_US);
    }

    private void join(Host host, Host contact) {
        host.start();
        Member member = new Member(stage.node(contact), List.of(contact.address()));
        host.give(new Input.Join(topic, List.of(member), KEPT_BYTES));
    }

    /** What to join an open topic by; its key follows from the seed. */
    Input open() {
        Id key = Id.of(world.dice("topic", 0).bytes(Id.BYTES));
        byte[] bytes = new Topic(Topic.Kind.OPEN, key).toBytes();
        return new Input.Join(bytes, List.of(), KEPT_BYTES);
    }

    /** What the author of a feed joins it by. */
    static Input feed() {
        return new Input.JoinFeed(new byte[] {'n', 'e', 'w', 's'}, List.of(), KEPT_BYTES);
    }

    /** Lets a member say something. */
    void say(Host source) {
        byte[] content = world.dice("said", said.size()).bytes(CONTENT_BYTES);
        content[0] = (byte) (said.size() >>> 8);
        content[1] = (byte) said.size();
        Said message = new Said(said.size(), content);
        message.latencyMs[source.number()] = 0;
        said.add(message);
        Id id = topicId;
        if (id != null) {
            source.give(new Input.Publish(message.number, id, content));
        }
        world.after(AFTER_US, () -> judge(message));
    }

    private void judge(Said message) {
        for (int i = 0; i < count; i++) {
            boolean member =
                    world.hosts().get(i).isUp() && upSinceUs[i] <= message.atUs - BEFORE_US;
            if (member) {
                message.members++;
                message.reached += message.latencyMs[i] == NEVER ? 0 : 1;
            }
        }
    }

    @Override
    public void heard(Host host, Output output) {
        switch (output) {
            case Output.Joined joined -> {
                topic = joined.bytes();
                topicId = joined.topic();
            }
            case Output.Heard message -> heard(host, message);
            default -> {}
        }
    }

    private void heard(Host host, Output.Heard output) {
        byte[] content = output.content();
        int number = content.length < 2 ? -1 : (content[0] & 0xff) << 8 | (content[1] & 0xff);
        if (number < 0
                || number >= said.size()
                || !Arrays.equals(content, said.get(number).content)) {
            throw new Violation("host " + host.number() + " heard what nobody said", world.nowUs());
        }
        Said message = said.get(number);
        int i = host.number();
        if (message.latencyMs[i] == NEVER) {
            message.latencyMs[i] = (int) ((world.nowUs() - message.atUs) / 1000);
            message.there[i] = upSinceUs[i] <= message.atUs - BEFORE_US;
            heard++;
        } else if (message.life[i] == (byte) host.life()) {
            duplicates++;
        }
        message.life[i] = (byte) host.life();
    }

    @Override
    public void sent(Host host, Address outer, Address to, byte[] bytes) {
        if (bytes.length >= payloadDatagramBytes) {
            payloads++;
            payloadBytes += bytes.length;
        }
    }

    @Override
    public void changed(Host host, String what) {
        if (what.equals("started") || what.equals("awake")) {
            upSinceUs[host.number()] = world.nowUs();
        }
    }

    /** The share of messages {@code from} to {@code to} that those who are members now have. */
    double known(int from, int to) {
        long all = 0;
        long had = 0;
        for (int i = 0; i < count; i++) {
            if (world.hosts().get(i).isUp() && upSinceUs[i] <= world.nowUs() - AFTER_US) {
                for (Said message : said.subList(from, to)) {
                    all++;
                    had += message.latencyMs[i] == NEVER ? 0 : 1;
                }
            }
        }
        return all == 0 ? 1 : (double) had / all;
    }

    /** How many members are up. */
    int alive() {
        int alive = 0;
        for (Host host : world.hosts()) {
            alive += host.isUp() ? 1 : 0;
        }
        return alive;
    }

    /** Lets that share of members end each minute until a time; all come back but {@code kept}. */
    void churn(double perMinute, int kept, long untilUs) {
        for (Host host : world.hosts().subList(kept, count)) {
            if (perMinute > 0) {
                leaveLater(host, world.dice("churn", host.number()), 60_000 / perMinute, untilUs);
            }
        }
    }

    private void leaveLater(Host host, Dice dice, double meanMs, long untilUs) {
        long atUs = world.nowUs() + (long) (dice.exponential(meanMs) * 1000);
        if (atUs < untilUs) {
            world.at(
                    atUs,
                    () -> {
                        if (host.peer() != null) {
                            host.crash(false);
                            world.after(1_000_000 + dice.below(30_000_000), host::start);
                        }
                        leaveLater(host, dice, meanMs, untilUs);
                    });
        }
    }

    /** What messages {@code from} to {@code to} came to; all must be a minute old. */
    Figures figures(int from, int to) {
        long members = 0;
        long reached = 0;
        double copies = 0;
        double control = 0;
        LongStream.Builder latencies = LongStream.builder();
        for (Said message : said.subList(from, to)) {
            members += message.members;
            reached += message.reached;
            long payloadsAfter = payloads;
            long bytesAfter = world.figures().datagramBytes();
            long payloadBytesAfter = payloadBytes;
            if (message.number + 1 < said.size()) {
                Said next = said.get(message.number + 1);
                payloadsAfter = next.payloadsBefore;
                bytesAfter = next.bytesBefore;
                payloadBytesAfter = next.payloadBytesBefore;
            }
            copies += (double) (payloadsAfter - message.payloadsBefore) / message.alive;
            control +=
                    (double)
                                    (bytesAfter
                                            - message.bytesBefore
                                            - payloadBytesAfter
                                            + message.payloadBytesBefore)
                            / message.alive;
            for (int i = 0; i < count; i++) {
                if (message.there[i]) {
                    latencies.add(message.latencyMs[i]);
                }
            }
        }
        long[] sorted = latencies.build().sorted().toArray();
        int messages = to - from;
        return new Figures(
                members == 0 ? 1 : (double) reached / members,
                copies / messages,
                control / messages,
                at(sorted, 0.5),
                at(sorted, 0.99));
    }

    /**
     * What messages came to.
     *
     * @param reached share of members
     * @param copies datagrams with a message in them, for each member that was up
     * @param controlBytes all other IP bytes from one message to the next, for each member
     */
    record Figures(double reached, double copies, double controlBytes, long p50Ms, long p99Ms) {}

    private static long at(long[] sorted, double share) {
        int index = (int) StrictMath.ceil(share * sorted.length) - 1;
        return sorted.length == 0 ? 0 : sorted[Math.max(0, index)];
    }

    long duplicates() {
        return duplicates;
    }

    /** IP bytes sent from the first message on for each byte heard. */
    double bytesPerHeardByte() {
        long begin = said.isEmpty() ? 0 : said.get(0).bytesBefore;
        long bytes = world.figures().datagramBytes() - begin;
        return heard == 0 ? 0 : (double) bytes / ((double) heard * CONTENT_BYTES);
    }

    int said() {
        return said.size();
    }
}
