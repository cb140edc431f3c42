package kith.net.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.RealCrypto;
import kith.net.wire.Address;

/**
 * How long a linked node waits for a peer that strangers flood with handshakes from forged
 * addresses, from the time a message comes to the time its owner has it, so whatever stands before
 * it in the queue counts. Datagrams come at fixed times and take as long as the processor clock of
 * the thread says: what other programs do meanwhile does not count. {@code ./dev fuzz --flood}.
 */
public final class FloodMeasure {

    private static final int PER_SECOND = 10_000;
    private static final int SECONDS = 30;

    /** The messages are shared out among them. */
    private static final int RUNS = 3;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long MESSAGE_EVERY_NS = 5_000_000;

    private final Scene scene = new Scene(Stage.LINKED, 1, new RealCrypto());
    private final List<byte[]> messages = new ArrayList<>();
    private final List<byte[]> inits = new ArrayList<>();
    private final List<Long> waitsNs = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Hostile friend;
    private int run;
    private int forged;

    private FloodMeasure() {
        scene.stage.enter(scene);
        friend = new Hostile(scene.world, scene.target);
        friend.join();
        for (long at = 0; at < SECONDS * 1_000_000_000L; at += MESSAGE_EVERY_NS) {
            messages.add(friend.sealed(friend.frames(List.of(new byte[] {0x40, 1, 2, 3}))));
        }
        byte[] init = scene.world.datagrams.ofKind(1).get(0);
        for (int i = 0; i < PER_SECOND; i++) {
            byte[] forged = init.clone();
            // Another sender and another key, as a stranger with a fresh key would have.
            System.arraycopy(scene.world.random.bytes(4), 0, forged, 1, 4);
            System.arraycopy(scene.world.random.bytes(32), 0, forged, 9, 32);
            inits.add(forged);
        }
    }

    private void run(String name, boolean flooded) {
        waitsNs.clear();
        tally.clear();
        long startMs = scene.world.nowMs;
        int count = messages.size() / RUNS;
        List<byte[]> mine = messages.subList(run * count, ++run * count);
        long clockNs = 0;
        long floodNs = flooded ? 0 : Long.MAX_VALUE;
        for (int next = 0; next < count; ) {
            long messageNs = next * MESSAGE_EVERY_NS;
            boolean message = messageNs < floodNs;
            clockNs = Math.max(clockNs, Math.min(messageNs, floodNs));
            scene.world.nowMs = startMs + clockNs / 1_000_000;
            long beforeNs = THREADS.getCurrentThreadCpuTime();
            if (message) {
                deliver(mine.get(next++));
            } else {
                forge();
                floodNs += 1_000_000_000L / PER_SECOND;
            }
            clockNs += THREADS.getCurrentThreadCpuTime() - beforeNs;
            if (message) {
                waitsNs.add(clockNs - messageNs);
            }
        }
        report(name);
    }

    private void deliver(byte[] datagram) {
        scene.target.handle(new Input.Datagram(friend.address, datagram));
        if (scene.target.take(Output.Posted.class).size() != 1) {
            throw new AssertionError("a message did not come through");
        }
    }

    private void forge() {
        Address from = Address.v4(scene.world.random.below(1 << 30), 1 + forged % 60_000);
        scene.target.attack(from, inits.get(forged++ % inits.size()), tally);
        if (forged % 1_000 == 0) {
            scene.target.balance.clear();
        }
    }

    private void report(String name) {
        long[] sorted = waitsNs.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        System.out.println(
                name
                        + ": "
                        + sorted.length
                        + " messages, p50 "
                        + sorted[sorted.length / 2] / 1000
                        + " us, p99 "
                        + sorted[sorted.length * 99 / 100] / 1000
                        + " us, longest "
                        + sorted[sorted.length - 1] / 1000
                        + " us; "
                        + tally);
    }

    /**
     * Prints the waits: in the first seconds of a process, without a flood, and with one in a
     * process that is warm.
     */
    public static void main(String[] arguments) {
        FloodMeasure measure = new FloodMeasure();
        measure.scene.target.mute = true;
        measure.run("cold, " + PER_SECOND + " handshakes/s", true);
        measure.run("warm, none", false);
        measure.run("warm, " + PER_SECOND + " handshakes/s", true);
    }
}
