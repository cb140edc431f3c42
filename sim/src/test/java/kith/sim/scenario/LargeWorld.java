package kith.sim.scenario;

import java.util.List;
import java.util.Locale;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.FakeCrypto;
import kith.net.topic.Member;
import kith.net.topic.Topic;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.TraceHash;
import kith.sim.World;
import kith.sim.nat.NatKind;

/**
 * Measures how large a world may be: peers with eight links each, which keep them alive, and one
 * broadcast a minute in a topic that all follow. Run by {@code ./dev sim --large}.
 */
final class LargeWorld {

    /** Each dials one or two others, so that with the five of the topic it has eight links. */
    private static final double DIALS = 1.5;

    /** Two messages kept for others: what a phone would. */
    private static final int KEPT_BYTES = 2048;

    /** 1 KiB, as one packet holds. */
    private static final int MESSAGE_BYTES = 1024;

    private static final int MINUTE_US = 60_000_000;

    private final RealPeers peers = new RealPeers(1, true);
    private final TraceHash hash = new TraceHash();
    private final World world = new World(1, hash);
    private final byte[] topic =
            new Topic(Topic.Kind.OPEN, Id.of(Dice.of(1, "topic", 0).bytes(Id.BYTES))).toBytes();
    private final Id topicId =
            new Topic(Topic.Kind.OPEN, Id.of(Dice.of(1, "topic", 0).bytes(Id.BYTES)))
                    .id(new FakeCrypto());
    private long links;
    private long heard;

    private LargeWorld() {}

    /** {@code [PEERS [MINUTES]]}: 10 000 and 60. */
    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        long usedBefore = usedBytes();
        LargeWorld large = new LargeWorld();
        long beginNs = System.nanoTime();
        large.begin(count);
        double builtS = (System.nanoTime() - beginNs) / 1e9;
        for (int minute = 0; minute < minutes; minute++) {
            large.minute(minute);
        }
        double wallS = (System.nanoTime() - beginNs) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d peers, %.1f links each, %d min: %.0f s (%.0f s until linked), %d events, %d messages,"
                        + " %.1f KB live heap a peer, trace %s%n",
                count,
                (double) large.links / count,
                minutes,
                wallS,
                builtS,
                large.world.figures().events(),
                large.heard,
                (usedBytes() - usedBefore) / 1000.0 / count,
                large.hash.text());
    }

    private void begin(int count) {
        Conditions up = Conditions.delay(20);
        Conditions down = Conditions.delay(0);
        for (int i = 0; i < count; i++) {
            world.host(world.site(NatKind.OPEN, up, down), World.PORT, peers.birth(i), this::heard);
        }
        for (Host host : List.copyOf(world.hosts())) {
            Dice dice = world.dice("mesh", host.number());
            // In the order of their numbers, so that each finds one that came before it.
            world.at((long) MINUTE_US / 2 * host.number() / count, () -> join(host, dice));
        }
        world.run(MINUTE_US);
    }

    private void join(Host host, Dice dice) {
        host.start();
        int count = world.hosts().size();
        int dials = dice.chance(DIALS % 1) ? (int) DIALS + 1 : (int) DIALS;
        for (int i = 0; i < dials; i++) {
            dial(host, (host.number() + 1 + (int) dice.below(count - 1)) % count);
        }
        Host contact = world.hosts().get((int) dice.below(Math.max(1, host.number())));
        Member member = new Member(peers.node(contact.number()), List.of(contact.address()));
        host.give(new Input.Join(topic, List.of(member), KEPT_BYTES));
    }

    private void dial(Host host, int other) {
        host.give(new Input.Dial(world.hosts().get(other).address(), peers.node(other)));
    }

    private void minute(int number) {
        Dice dice = world.dice("said", number);
        Host source = world.hosts().get((int) dice.below(world.hosts().size()));
        byte[] message = dice.bytes(MESSAGE_BYTES);
        world.after(
                dice.below(MINUTE_US / 2),
                () -> source.give(new Input.Publish(number, topicId, message)));
        world.run(world.nowUs() + MINUTE_US);
    }

    private void heard(Host host, Output output) {
        switch (output) {
            case Output.Linked linked -> links++;
            case Output.Unlinked unlinked -> links--;
            case Output.Heard message -> heard++;
            default -> {}
        }
    }

    private static long usedBytes() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
