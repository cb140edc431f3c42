package kith.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kith.cli.sim.Amounts;
import kith.cli.sim.Figures;
import kith.sim.TraceLog;
import kith.sim.nat.NatMix;
import kith.sim.scenario.Options;
import kith.sim.scenario.Outcome;
import kith.sim.scenario.Play;
import kith.sim.scenario.RealPeers;
import kith.sim.scenario.Scenario;
import kith.sim.scenario.Scenarios;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kith sim}: peers in a simulated world. */
@Command(
        name = "sim",
        header = "Run peers in a simulated world and check what they promise.",
        customSynopsis = "kith sim [SCENARIO] [OPTION...]",
        description = {
            "%nThe same seed gives the same run, anywhere. Without options a scenario has",
            "conditions of its own. Exit code 1: something does not hold.",
            "%nScenarios:",
            "  direct  2 peers or more exchange messages for a minute",
            "  ladder  nine ever worse lines, each tried ten times",
            "  relay   two that cannot reach each other, through a third that can be reached",
            "  flood   10 000 handshakes a second from false addresses, while two peers talk",
            "  roam    a device moves to another address every 3 s in the middle of transfers",
            "  crash   processes end at random moments, with and without their store",
            "  reconciliation  two nodes find 50 ids that each lacks of a million",
            "  broadcast  10 000 members of a topic hear 100 messages, over lossy lines",
            "  feed    one author, 10 000 followers who sleep now and then",
            "  churn-storm  half of 10 000 members of a topic end at once and come back",
            "  partition-heal  10 000 members of a topic are cut into halves for 5 min",
            "  query   members of a topic ask 500 of 2000, and hear their answers",
            "  group   100 members say 100 KiB over lossy lines; one is removed",
            "  predecessor  broadcast as the predecessor did it, to compare with",
            "  lookup  1000 devices find the nodes nearest to keys, and each other by id",
            "  first-peers     all first peers leave for ever; others restart",
            "  two-networks    two networks become one",
            "  eclipse         sybils take the 20 places nearest to a device's key",
            "  offline  messages wait for a day at holders that leave",
            "  hoarders  the same, and holders that give nothing never leave"
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class SimCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "One of those above; without it they are listed.")
    private @Nullable String name;

    @Option(names = "--seed", paramLabel = "S", description = "What all chance follows from.")
    private long seed = 1;

    @Option(names = "--peers", paramLabel = "N", description = "How many devices: 2 to 100000.")
    private @Nullable Integer peers;

    @Option(names = "--loss", paramLabel = "5%", description = "Share of datagrams lost, each way.")
    private @Nullable String loss;

    @Option(
            names = "--churn",
            paramLabel = "1%/min",
            description = "Share of processes that end and come back.")
    private @Nullable String churn;

    @Option(
            names = "--nat-mix",
            paramLabel = "MIX",
            description =
                    "What devices are behind: world, a kind, or kinds with shares: open=1,symmetric=3.")
    private @Nullable String natMix;

    @Option(
            names = "--duration",
            paramLabel = "10min",
            description = "How long messages are sent, in the world's time: ms, s, min, h.")
    private @Nullable String duration;

    @Option(
            names = "--crypto",
            paramLabel = "KIND",
            description = "real, or fake: for large worlds, protects nothing.")
    private String crypto = "real";

    @Option(names = "--json", description = "End with one JSON object, for programs.")
    private boolean json;

    @Option(names = "--trace", paramLabel = "FILE", description = "Write what happens to a file.")
    private @Nullable Path trace;

    @Option(
            names = "--message",
            paramLabel = "ID",
            description = "Of the trace, only what is about this message.")
    private @Nullable String message;

    @Override
    public Integer call() throws IOException {
        if (name == null) {
            for (Scenario scenario : Scenarios.ALL) {
                System.out.printf("%-16s%s%n", scenario.name(), scenario.about());
            }
            return 0;
        }
        Scenario scenario = Scenarios.of(name);
        if (scenario == null) {
            throw misuse("there is no scenario '" + name + "'");
        }
        Options options = options(scenario);
        long beginNs = System.nanoTime();
        Outcome outcome = run(scenario, options);
        return report(outcome, (System.nanoTime() - beginNs) / 1e9);
    }

    private Outcome run(Scenario scenario, Options options) throws IOException {
        if (trace == null) {
            return play(scenario, options, null);
        }
        try (Writer writer = Files.newBufferedWriter(trace)) {
            return play(scenario, options, new TraceLog(writer, message));
        }
    }

    private static Outcome play(Scenario scenario, Options options, @Nullable TraceLog log) {
        return new Play(
                        scenario,
                        options,
                        world -> new RealPeers(world, options.fakeCrypto()),
                        System.err::println,
                        log)
                .run();
    }

    private int report(Outcome outcome, double wallS) {
        System.out.println(json ? Figures.json(outcome, wallS) : Figures.text(outcome, wallS));
        if (outcome.failure() == null) {
            return 0;
        }
        Main.complain(outcome.failure());
        Main.complain("the same again: " + again());
        return Main.FAILED;
    }

    /** The command line that repeats this run. */
    private String again() {
        StringBuilder again = new StringBuilder("kith sim " + name + " --seed " + seed);
        append(again, "--peers", peers);
        append(again, "--loss", loss);
        append(again, "--churn", churn);
        append(again, "--nat-mix", natMix);
        append(again, "--duration", duration);
        append(again, "--crypto", crypto);
        return again + " --trace trace.txt";
    }

    private static void append(StringBuilder line, String option, @Nullable Object value) {
        if (value != null) {
            line.append(' ').append(option).append(' ').append(value);
        }
    }

    private Options options(Scenario scenario) {
        taken(scenario, "peers", peers);
        taken(scenario, "loss", loss);
        taken(scenario, "churn", churn);
        taken(scenario, "nat-mix", natMix);
        taken(scenario, "duration", duration);
        if (peers != null && (peers < 2 || peers > 100_000)) {
            throw misuse("--peers " + peers + " is not a number from 2 to 100000");
        }
        if (!crypto.equals("real") && !crypto.equals("fake")) {
            throw misuse("--crypto " + crypto + " is neither real nor fake");
        }
        if (message != null && (trace == null || !message.matches("[0-9a-f]{4,64}"))) {
            throw misuse(
                    trace == null
                            ? "--message needs --trace FILE"
                            : "--message " + message + " is not the begin of an id");
        }
        return new Options(
                seed,
                peers,
                known("--loss", loss, loss == null ? null : Amounts.share(loss), "5%"),
                known("--churn", churn, churn == null ? null : Amounts.perMinute(churn), "1%/min"),
                known("--nat-mix", natMix, natMix == null ? null : NatMix.of(natMix), "world"),
                known("--duration", duration, Amounts.durationMs(duration), "10min"),
                crypto.equals("fake"));
    }

    private void taken(Scenario scenario, String option, @Nullable Object value) {
        if (value != null && !scenario.takes().contains(option)) {
            throw misuse("--" + option + " means nothing to " + scenario.name());
        }
    }

    private <T> @Nullable T known(
            String option, @Nullable String text, @Nullable T value, String example) {
        if (text != null && value == null) {
            throw misuse(option + " " + text + " is not understood, unlike " + example);
        }
        return value;
    }

    private ParameterException misuse(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
