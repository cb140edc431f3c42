package kith.sim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kith.net.wire.Address;
import kith.sim.Host;
import kith.sim.Watch;
import kith.sim.nat.NatKind;
import kith.sim.nat.NatMix;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run is asked to be, it is. */
class OptionsTest {

    private static final Options USUAL = Options.of(3);

    /** Hundreds of devices, for minutes; ScenarioTest and FindersTest have small ones. */
    private static final List<String> CROWDS =
            List.of(
                    "broadcast",
                    "feed",
                    "churn-storm",
                    "partition-heal",
                    "query",
                    "predecessor",
                    "lookup",
                    "first-peers",
                    "two-networks",
                    "eclipse",
                    "group",
                    "offline",
                    "hoarders");

    /** Sees who there is, how datagrams leave, and who ends. */
    private static final class Seen implements Watch {
        private final Set<Integer> hosts = new HashSet<>();
        private final Set<NatKind> kinds = new HashSet<>();
        private int translated;
        private int crashes;
        private long sent;
        private long arrived;

        @Override
        public void sent(Host host, Address outer, Address to, byte[] bytes) {
            sent++;
            translated += outer.equals(host.address()) ? 0 : 1;
        }

        @Override
        public void arrived(Host host, Address from, byte[] bytes) {
            arrived++;
        }

        @Override
        public void changed(Host host, String what) {
            hosts.add(host.number());
            kinds.add(host.site().kind());
            crashes += what.equals("crashed") ? 1 : 0;
        }

        double lostShare() {
            return 1 - (double) arrived / sent;
        }
    }

    private static Outcome play(String name, Options options, @Nullable Watch watch) {
        Scenario scenario = Scenarios.of(name);
        assertNotNull(scenario);
        Outcome outcome =
                new Play(scenario, options, seed -> new RealPeers(seed, true), line -> {}, watch)
                        .run();
        assertNull(outcome.failure(), name + " " + options);
        assertEquals(1.0, outcome.deliveredRatio(), name + " " + options);
        return outcome;
    }

    static Stream<List<String>> everyOptionOfEveryScenario() {
        return Scenarios.ALL.stream()
                .filter(scenario -> !CROWDS.contains(scenario.name()))
                .flatMap(scenario ->
                        scenario.takes().stream().map(option -> List.of(scenario.name(), option)));
    }

    @ParameterizedTest
    @MethodSource("everyOptionOfEveryScenario")
    void whatAScenarioTakesMakesADifference(List<String> taken) {
        String name = taken.getFirst();
        Options asked =
                switch (taken.getLast()) {
                    case "peers" -> USUAL.withPeers(5);
                    case "loss" -> USUAL.withLoss(0.15);
                    case "churn" -> with(1.0, null, null);
                    case "nat-mix" -> with(null, NatMix.of("port-restricted"), null);
                    case "duration" -> with(null, null, 5_000L);
                    default -> throw new AssertionError(taken);
                };
        assertNotEquals(play(name, USUAL, null).traceHash(), play(name, asked, null).traceHash());
    }

    @Test
    void thereAreAsManyPeersAsAsked() {
        Seen seen = new Seen();
        assertEquals(7, play("direct", USUAL.withPeers(7), seen).peers());
        assertEquals(7, seen.hosts.size());
    }

    @Test
    void theShareOfDatagramsLostIsTheOneAsked() {
        Seen none = new Seen();
        play("direct", USUAL, none);
        assertEquals(0, none.lostShare(), 0.001);
        Seen some = new Seen();
        play("direct", USUAL.withLoss(0.2), some);
        assertEquals(0.2, some.lostShare(), 0.03);
    }

    @Test
    void processesEndAsOftenAsAsked() {
        Seen none = new Seen();
        play("direct", USUAL.withPeers(20), none);
        assertEquals(0, none.crashes);
        Seen some = new Seen();
        Options often = new Options(3, 20, null, 0.5, null, 300_000L, true);
        play("direct", often, some);
        // 20 devices, 5 minutes, half of them each minute: 50, less those that are down already.
        assertTrue(some.crashes > 30 && some.crashes < 65, some.crashes + " crashes");
    }

    @Test
    void moreTimeIsMoreMessages() {
        long minute = play("direct", USUAL, null).sent();
        long three = play("direct", with(null, null, 180_000L), null).sent();
        assertTrue(three > 2 * minute && three < 4 * minute, minute + " and " + three);
    }

    @ParameterizedTest
    @EnumSource(NatKind.class)
    void peopleBehindAnyTranslatorWriteEachOther(NatKind kind) {
        NatMix mix = NatMix.of(kind.label());
        Seen seen = new Seen();
        play("direct", new Options(3, 3, null, null, mix, 10_000L, true), seen);
        play("relay", new Options(3, null, null, null, mix, 10_000L, true), null);
        assertTrue(seen.kinds.contains(kind));
        assertEquals(kind != NatKind.OPEN, seen.translated > 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void peopleOfTheWorldsMixWriteEachOther(long seed) {
        NatMix world = NatMix.of("world");
        Seen seen = new Seen();
        play("direct", new Options(seed, 10, 0.02, 0.1, world, null, true), seen);
        assertTrue(seen.kinds.size() > 3, seen.kinds.toString());
    }

    private static Options with(
            @Nullable Double churn, @Nullable NatMix nats, @Nullable Long durationMs) {
        return new Options(3, null, null, churn, nats, durationMs, true);
    }
}
