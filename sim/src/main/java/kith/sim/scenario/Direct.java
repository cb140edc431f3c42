package kith.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import kith.net.Input;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.nat.NatKind;

/** Devices in a ring send each other messages; each knows its two neighbours. */
final class Direct implements Scenario {

    /** 10 ms for each line: 20 ms one way between two sites. */
    static final long LINE_DELAY_MS = 10;

    /** 16 KiB: 14 packets, so that some messages are repaired piece by piece. */
    private static final int BYTES_MAX = 16 << 10;

    private static final long DURATION_MS = 60_000;

    /** 15 min: a gap is given up after ten. */
    static final long SETTLE_US = 15 * 60_000_000L;

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public String about() {
        return "2 peers or more exchange messages for a minute";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss", "churn", "nat-mix", "duration");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Stage stage = play.stage(0);
        Conditions up = Conditions.delay(LINE_DELAY_MS).withLoss(options.loss(0));
        for (int i = 0; i < options.peers(2); i++) {
            NatKind nat = options.nat(NatKind.OPEN, stage.world().dice("mix", i));
            stage.host(nat, up, Conditions.delay(LINE_DELAY_MS)).start();
        }
        List<List<Host>> ring = ring(List.copyOf(stage.world().hosts()));
        if (options.nats() != null) {
            meet(stage, stage.meetingPlace(up, Conditions.delay(LINE_DELAY_MS)));
        }
        stage.acquaint(ring, 120_000_000);
        long durationUs = options.durationUs(DURATION_MS);
        long untilUs = stage.world().nowUs() + durationUs;
        stage.churn(options.churn(0), untilUs);
        for (List<Host> pair : ring) {
            talk(stage, pair.get(0), pair.get(1), untilUs);
            talk(stage, pair.get(1), pair.get(0), untilUs);
        }
        play.run(stage, durationUs);
        stage.settle(options.churn(0) == 0, SETTLE_US);
    }

    /** All know one place more, since those behind translators cannot find each other alone. */
    private static void meet(Stage stage, Host place) {
        for (Host host : stage.world().hosts()) {
            if (host != place) {
                host.give(new Input.Dial(place.address(), stage.node(place)));
            }
        }
        stage.world().run(stage.world().nowUs() + 5_000_000);
    }

    /** Each host with the next. */
    static List<List<Host>> ring(List<Host> hosts) {
        List<List<Host>> ring = new ArrayList<>();
        int pairs = hosts.size() == 2 ? 1 : hosts.size();
        for (int i = 0; i < pairs; i++) {
            ring.add(List.of(hosts.get(i), hosts.get((i + 1) % hosts.size())));
        }
        return ring;
    }

    /** Messages about one a second, sizes evenly spread over their logarithm. */
    static void talk(Stage stage, Host from, Host to, long untilUs) {
        Dice dice = stage.world().dice("talk", ((long) from.number() << 32) + to.number());
        talkOn(stage, from, to, dice, untilUs);
    }

    private static void talkOn(Stage stage, Host from, Host to, Dice dice, long untilUs) {
        long atUs = stage.world().nowUs() + (long) (dice.exponential(1000) * 1000);
        if (atUs < untilUs) {
            stage.world()
                    .at(
                            atUs,
                            () -> {
                                stage.send(from, to, bytes(dice, BYTES_MAX));
                                talkOn(stage, from, to, dice, untilUs);
                            });
        }
    }

    /** 32 to {@code max} bytes, each doubling as likely as the next. */
    static int bytes(Dice dice, int max) {
        return (int) (32 * StrictMath.exp(dice.share() * StrictMath.log(max / 32.0)));
    }
}
