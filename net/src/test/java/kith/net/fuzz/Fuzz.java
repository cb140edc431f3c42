package kith.net.fuzz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.net.score.Scores;

/**
 * The long attack: {@code ./dev fuzz [--datagrams N] [--seed S]}. Peers live through all of it, one
 * for each stage, so that what grows is seen. Three quarters of the datagrams come from strangers
 * and meet real keys; the rest come over links.
 */
public final class Fuzz {

    private static final int BATCH = 20_000;

    private final long seed;
    private final Map<Stage, Scene> outside = new EnumMap<>(Stage.class);
    private final Map<Stage, Scene> inside = new EnumMap<>(Stage.class);
    private final Map<Stage, Tally> strangers = new EnumMap<>(Stage.class);
    private final Map<Stage, Tally> insiders = new EnumMap<>(Stage.class);
    private final Map<Scene, Map<String, Long>> first = new LinkedHashMap<>();

    /** Plain texts that a lying contact changed. */
    long changed;

    /** Hostile nodes that linked. */
    long nodes;

    Fuzz(long seed) {
        this.seed = seed;
        for (Stage stage : Stage.values()) {
            strangers.put(stage, new Tally());
            insiders.put(stage, new Tally());
        }
    }

    /** Gives so many datagrams from strangers at a stage. */
    void fromOutside(Stage stage, int count) {
        Scene scene = outside.computeIfAbsent(stage, s -> new Scene(s, seed, new RealCrypto()));
        guarded(stage, () -> new Strangers(scene).attack(count, strangers.get(stage)));
        settle(stage, scene);
    }

    /** Gives so many datagrams over links at a stage. */
    void fromInside(Stage stage, int count) {
        Crypto crypto = stage == Stage.LINKED ? new RealCrypto() : new FakeCrypto();
        Scene scene = inside.computeIfAbsent(stage, s -> new Scene(s, seed + 1, crypto));
        Insiders attackers = new Insiders(scene);
        guarded(stage, () -> attackers.attack(count, insiders.get(stage)));
        nodes += attackers.nodes;
        settle(stage, scene);
    }

    /** A contact that lies, for a while. */
    void fromContact(long round) {
        Crypto crypto = round % 10 == 0 ? new RealCrypto() : new FakeCrypto();
        Tamperer tamperer = new Tamperer(seed + 1000 + round, crypto);
        guarded(Stage.TRANSFERRING, () -> changed += tamperer.attack(4));
    }

    private void guarded(Stage stage, Runnable attack) {
        try {
            attack.run();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("at " + stage + " with --seed " + seed, e);
        }
    }

    private void settle(Stage stage, Scene scene) {
        guarded(
                stage,
                () -> {
                    if (!scene.recovers()) {
                        throw new AssertionError("nothing comes through any more");
                    }
                });
        scene.target.balance.clear();
        if (!first.containsKey(scene)) {
            first.put(scene, Census.of(scene.target.peer));
        }
    }

    /** Elements in all tables of the attacked peers after their first batch. */
    long sizeAtFirst() {
        return first.values().stream().mapToLong(Fuzz::sum).sum();
    }

    /** The same now. */
    long sizeNow() {
        return first.keySet().stream().mapToLong(s -> sum(Census.of(s.target.peer))).sum();
    }

    /** By how many elements each table has grown since. */
    Map<String, Long> grown() {
        Map<String, Long> grown = new TreeMap<>();
        first.forEach((scene, was) -> {
            Census.of(scene.target.peer)
                    .forEach((name, count) -> grown.merge(name, count, Long::sum));
            was.forEach((name, count) -> grown.merge(name, -count, Long::sum));
        });
        grown.values().removeIf(count -> count < 1_000);
        return grown;
    }

    private static long sum(Map<String, Long> census) {
        return census.values().stream().mapToLong(Long::longValue).sum();
    }

    Tally outsideTally() {
        return together(strangers);
    }

    Tally insideTally() {
        return together(insiders);
    }

    private static Tally together(Map<Stage, Tally> tallies) {
        Tally sum = new Tally();
        tallies.values().forEach(sum::add);
        return sum;
    }

    /** IP bytes from addresses that nothing proved, and to them. */
    List<Long> unprovenBytes() {
        long received = 0;
        long sent = 0;
        for (Scene scene : outside.values()) {
            received += scene.target.balance.receivedBytes;
            sent += scene.target.balance.sentBytes;
        }
        return List.of(received, sent);
    }

    /** {@code --datagrams N} (10 000 000) and {@code --seed S} (1). */
    public static void main(String[] arguments) {
        long datagrams = option(arguments, "--datagrams", 10_000_000);
        long seed = option(arguments, "--seed", 1);
        Fuzz fuzz = new Fuzz(seed);
        long startedMs = System.currentTimeMillis();
        List<Long> heaps = new ArrayList<>();
        long given = 0;
        while (given < datagrams) {
            for (Stage stage : Stage.values()) {
                fuzz.fromOutside(stage, 3 * BATCH / 4);
                fuzz.fromInside(stage, BATCH / 4);
                fuzz.fromContact(given / BATCH);
                given += BATCH;
            }
            long seconds = (System.currentTimeMillis() - startedMs) / 1000;
            heaps.add(heap());
            System.err.println(
                    given + " datagrams in " + seconds + " s, heap " + heaps.getLast() + " KiB");
        }
        report(fuzz, heaps);
    }

    private static void report(Fuzz fuzz, List<Long> heaps) {
        List<String> lines = new ArrayList<>();
        lines.add("seed " + fuzz.seed);
        for (Stage stage : Stage.values()) {
            lines.add("strangers " + stage + ": " + fuzz.strangers.get(stage));
            lines.add("insiders  " + stage + ": " + fuzz.insiders.get(stage));
        }
        lines.add("strangers: " + fuzz.outsideTally());
        lines.add("insiders: " + fuzz.insideTally() + ", " + fuzz.nodes + " nodes");
        lines.add("plain texts a contact changed: " + fuzz.changed);
        List<Long> bytes = fuzz.unprovenBytes();
        lines.add(
                "IP bytes of unproven addresses: "
                        + bytes.get(0)
                        + " in, "
                        + bytes.get(1)
                        + " out");
        lines.add("elements in tables: " + fuzz.sizeAtFirst() + " at first, " + fuzz.sizeNow());
        lines.add("grown by 1000 or more: " + fuzz.grown());
        lines.add("scores of each peer: " + fuzz.scores() + " of " + Scores.ENTRIES_MAX);
        lines.add("heap, KiB, at first and after each tenth: " + tenths(heaps));
        lines.add("heap in the last half, KiB for each 1 000 000: " + slope(heaps, perRound()));
        lines.forEach(System.out::println);
    }

    /** How full the slowest table to fill is, in each peer that hostile nodes link to. */
    private List<Long> scores() {
        return inside.values().stream()
                .map(scene -> Census.of(scene.target.peer).getOrDefault("Scores.entries", 0L))
                .toList();
    }

    private static long perRound() {
        return (long) BATCH * Stage.values().length;
    }

    /**
     * By how much the heap grows: least squares over the last half, so that no single one rules.
     */
    static long slope(List<Long> heaps, long perRound) {
        List<Long> half = heaps.subList(heaps.size() / 2, heaps.size());
        double middle = (half.size() - 1) / 2.0;
        double rise = 0;
        double run = 0;
        for (int i = 0; i < half.size(); i++) {
            rise += (i - middle) * half.get(i);
            run += (i - middle) * (i - middle);
        }
        return run == 0 ? 0 : Math.round(rise / run * 1_000_000 / perRound);
    }

    private static List<Long> tenths(List<Long> all) {
        List<Long> tenths = new ArrayList<>();
        for (int tenth = 0; tenth <= 10; tenth++) {
            tenths.add(all.get(tenth * (all.size() - 1) / 10));
        }
        return tenths;
    }

    /** Live KiB, after garbage was collected. */
    static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }

    private static long option(String[] arguments, String name, long usual) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return Long.parseLong(arguments[i + 1]);
            }
        }
        return usual;
    }
}
