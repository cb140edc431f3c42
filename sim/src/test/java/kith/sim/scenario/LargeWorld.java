package kith.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.Watch;
import kith.sim.World;
import kith.sim.nat.NatKind;

/**
 * Measures how large a world may be: peers with eight links each, which keep them alive and send
 * one message a minute each, as one broadcast a minute would. Run by {@code ./dev sim --large}.
 */
final class LargeWorld {

    /** Each dials four others, so it has eight links on average. */
    private static final int DIALS = 4;

    /** 1 KiB, as one packet holds. */
    private static final byte[] MESSAGE = new byte[1024];

    private static final int MINUTE_US = 60_000_000;

    private final RealPeers peers = new RealPeers(1, true);
    private final World world = new World(1, new Watch() {});
    private final List<Id> friends = new ArrayList<>();
    private long links;
    private long posted;

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
                        + " %.1f KB live heap a peer%n",
                count,
                (double) large.links / count,
                minutes,
                wallS,
                builtS,
                large.world.figures().events(),
                large.posted,
                (usedBytes() - usedBefore) / 1000.0 / count);
    }

    private void begin(int count) {
        Conditions line = Conditions.delay(10);
        for (int i = 0; i < count; i++) {
            world.host(
                    world.site(NatKind.OPEN, line, line), World.PORT, peers.birth(i), this::heard);
        }
        for (Host host : List.copyOf(world.hosts())) {
            Dice dice = world.dice("mesh", host.number());
            world.after(dice.below(MINUTE_US / 2), () -> join(host, dice));
            friends.add(peers.node((host.number() + 1) % count));
        }
        world.run(MINUTE_US);
    }

    private void join(Host host, Dice dice) {
        host.start();
        int count = world.hosts().size();
        dial(host, (host.number() + 1) % count);
        for (int i = 1; i < DIALS; i++) {
            dial(host, (host.number() + 2 + (int) dice.below(count - 2)) % count);
        }
    }

    private void dial(Host host, int other) {
        host.give(new Input.Dial(world.hosts().get(other).address(), peers.node(other)));
    }

    private void minute(int number) {
        for (Host host : world.hosts()) {
            Dice dice = world.dice("post", ((long) number << 32) + host.number());
            Input.Post post = new Input.Post(friends.get(host.number()), MESSAGE);
            world.after(dice.below(MINUTE_US), () -> host.give(post));
        }
        world.run(world.nowUs() + MINUTE_US);
    }

    private void heard(Host host, Output output) {
        switch (output) {
            case Output.Linked linked -> links++;
            case Output.Unlinked unlinked -> links--;
            case Output.Posted message -> posted++;
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
