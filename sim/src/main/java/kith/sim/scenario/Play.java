package kith.sim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.Watch;
import kith.sim.World;
import kith.sim.check.Ledger.Fate;
import kith.sim.check.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario: its options, the stages it sets up, what is said and counted on the way.
 */
public final class Play {

    private final Scenario scenario;
    private final Options options;
    private final LongFunction<Peers> casting;
    private final Consumer<String> progress;
    private final @Nullable Watch log;
    private final List<Stage> stages = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private double reachedRatio;
    private Crowd.@Nullable Figures reached;
    private @Nullable Crowd crowd;
    private @Nullable Counted counted;

    /**
     * @param casting makes the peers of a world with a seed
     * @param progress hears how far a run is, for people who wait
     * @param log sees everything that happens
     */
    public Play(
            Scenario scenario,
            Options options,
            LongFunction<Peers> casting,
            Consumer<String> progress,
            @Nullable Watch log) {
        this.scenario = scenario;
        this.options = options;
        this.casting = casting;
        this.progress = progress;
        this.log = log;
    }

    /** Plays the scenario; what does not hold is in the outcome. */
    public Outcome run() {
        String failure = null;
        try {
            scenario.play(this);
        } catch (Violation violation) {
            failure = violation.text();
        }
        return outcome(failure);
    }

    /** The primitives of this run, to compare with what peers compute. */
    Crypto crypto() {
        return options.fakeCrypto() ? new FakeCrypto() : new RealCrypto();
    }

    Options options() {
        return options;
    }

    /** A new world, with the seed of this run changed by {@code variant} unless that is 0. */
    Stage stage(long variant) {
        long seed = options.seed() + variant * 1_000_003;
        Stage stage = new Stage(seed, casting.apply(seed), log);
        stages.add(stage);
        return stage;
    }

    /** The world of a crowd, which counts itself. */
    Stage crowd() {
        return crowd(casting.apply(options.seed()));
    }

    /** The same with peers of another kind. */
    Stage crowd(Peers peers) {
        Stage stage = Stage.large(options.seed(), peers, log);
        stages.add(stage);
        return stage;
    }

    /** How far a run is, for people who wait. */
    void said(String what, Stage stage) {
        World world = stage.world();
        progress.accept(
                world.nowUs() / 1_000_000
                        + " s: "
                        + what
                        + ", "
                        + world.figures().events()
                        + " events");
    }

    /** What a crowd's run came to. */
    void reached(double ratio, Crowd.Figures warm, Crowd counted) {
        reachedRatio = ratio;
        reached = warm;
        crowd = counted;
    }

    /**
     * What a run came to that a scenario counted itself.
     *
     * @param copies of what was said, sent by who said it
     */
    record Counted(
            int peers,
            double ratio,
            long duplicates,
            double copies,
            double p50Ms,
            double p99Ms,
            int said) {}

    /** What a run came to. */
    void counted(Counted figures) {
        counted = figures;
    }

    /** Something worth reading at the end of the run. */
    void note(String line) {
        notes.add(line);
        progress.accept(line);
    }

    /** Runs a world for some time and tells about it every tenth of it. */
    void run(Stage stage, long durationUs) {
        long beginUs = stage.world().nowUs();
        for (int tenth = 1; tenth <= 10; tenth++) {
            stage.world().run(beginUs + durationUs * tenth / 10);
            progress.accept(
                    stage.world().nowUs() / 1_000_000
                            + " s: "
                            + stage.ledger().delivered()
                            + " of "
                            + stage.ledger().sent()
                            + " delivered, "
                            + stage.world().figures().events()
                            + " events");
        }
    }

    /**
     * The latency below which that share of deliveries stays, in milliseconds; null without any.
     */
    @Nullable Double latencyMs(double share) {
        long[] all = stages.stream().flatMapToLong(Play::latencies).sorted().toArray();
        int index = (int) StrictMath.ceil(share * all.length) - 1;
        return all.length == 0 ? null : all[Math.max(0, index)] / 1000.0;
    }

    private static LongStream latencies(Stage stage) {
        return Arrays.stream(stage.ledger().latenciesUs());
    }

    private Outcome outcome(@Nullable String failure) {
        if (reached != null && crowd != null) {
            return outcome(reached, crowd, failure);
        }
        if (counted != null) {
            return outcome(counted, failure);
        }
        long bytes = sum(stage -> stage.ledger().deliveredBytes());
        long moved = sum(stage -> stage.world().figures().datagramBytes());
        long delivered = count(Fate.DELIVERED);
        long promised = delivered + count(Fate.MISSING);
        long sent = sum(stage -> stage.ledger().sent());
        return new Outcome(
                scenario.name(),
                options.peers(stages.isEmpty() ? 0 : stages.getFirst().world().hosts().size()),
                options.seed(),
                promised == 0 ? null : (double) delivered / promised,
                sum(stage -> stage.ledger().duplicates()),
                null,
                bytes == 0 ? null : (double) moved / bytes,
                latencyMs(0.5),
                latencyMs(0.99),
                peakStoreBytes(),
                sum(stage -> stage.world().figures().events()),
                hash(),
                sent,
                count(Fate.UNKEPT),
                count(Fate.STORE_LOST),
                List.copyOf(notes),
                failure);
    }

    private Outcome outcome(Counted figures, @Nullable String failure) {
        return new Outcome(
                scenario.name(),
                figures.peers(),
                options.seed(),
                figures.ratio(),
                figures.duplicates(),
                figures.copies(),
                null,
                figures.p50Ms(),
                figures.p99Ms(),
                peakStoreBytes(),
                sum(stage -> stage.world().figures().events()),
                hash(),
                figures.said(),
                0,
                0,
                List.copyOf(notes),
                failure);
    }

    private Outcome outcome(Crowd.Figures warm, Crowd counted, @Nullable String failure) {
        return new Outcome(
                scenario.name(),
                counted.world().hosts().size(),
                options.seed(),
                reachedRatio,
                counted.duplicates(),
                warm.copies(),
                counted.bytesPerHeardByte(),
                (double) warm.p50Ms(),
                (double) warm.p99Ms(),
                peakStoreBytes(),
                sum(stage -> stage.world().figures().events()),
                hash(),
                counted.said(),
                0,
                0,
                List.copyOf(notes),
                failure);
    }

    private long count(Fate fate) {
        return sum(stage -> stage.ledger().count(fate));
    }

    private long sum(ToLongFunction<Stage> figure) {
        return stages.stream().mapToLong(figure).sum();
    }

    private long peakStoreBytes() {
        return stages.stream()
                .flatMap(stage -> stage.world().hosts().stream())
                .map(Host::disk)
                .mapToLong(disk -> disk.peakBytes())
                .max()
                .orElse(0);
    }

    private String hash() {
        if (stages.size() == 1) {
            return stages.getFirst().hash().text();
        }
        long all = 0;
        for (Stage stage : stages) {
            all = Dice.mix(all ^ Long.parseUnsignedLong(stage.hash().text(), 16));
        }
        String digits = Long.toHexString(all);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
