package kith.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.World;
import kith.sim.check.Ledger.Fate;
import kith.sim.nat.NatKind;

/** Processes end at random moments, some losing all they had kept; devices sleep; clocks differ. */
final class Crash implements Scenario {

    /** One output in 400 is the last of its process. */
    private static final double CRASH_CHANCE = 1.0 / 400;

    /** One crash in twelve takes the store with it. */
    private static final double WIPE_CHANCE = 1.0 / 12;

    /** One second in thirty, for each device, it falls asleep. */
    private static final double SLEEP_CHANCE = 1.0 / 30;

    /** 20 s either way: what clocks differ by that are set by hand. */
    private static final long SKEW_MS = 20_000;

    private static final long DURATION_MS = 120_000;

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String about() {
        return "processes end at random moments, with and without their store";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss", "duration");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Stage stage = play.stage(0);
        World world = stage.world();
        Conditions up = Conditions.delay(Direct.LINE_DELAY_MS).withLoss(options.loss(0.02));
        for (int i = 0; i < options.peers(4); i++) {
            Host host = stage.host(NatKind.OPEN, up, Conditions.delay(Direct.LINE_DELAY_MS));
            host.ahead(world.dice("skew", i).below(2 * SKEW_MS) - SKEW_MS).start();
        }
        List<List<Host>> ring = Direct.ring(world.hosts());
        stage.acquaint(ring, 60_000_000);
        long durationUs = options.durationUs(DURATION_MS);
        long untilUs = world.nowUs() + durationUs;
        Faults faults = new Faults(stage, untilUs);
        for (List<Host> pair : ring) {
            Direct.talk(stage, pair.get(0), pair.get(1), untilUs);
            Direct.talk(stage, pair.get(1), pair.get(0), untilUs);
        }
        for (long atUs = world.nowUs(); atUs < untilUs; atUs += 5_000_000) {
            world.at(atUs, () -> reacquaint(stage, ring));
        }
        play.run(stage, durationUs);
        world.run(world.nowUs() + 40_000_000);
        stage.acquaint(ring, 60_000_000);
        stage.settle(false, Direct.SETTLE_US);
        play.note(faults.crashes + " crashes, " + faults.wipes + " with the store");
        play.note(
                stage.ledger().count(Fate.UNKEPT)
                        + " messages were not kept yet when their process ended, "
                        + stage.ledger().count(Fate.STORE_LOST)
                        + " went with a store");
    }

    private static void reacquaint(Stage stage, List<List<Host>> ring) {
        for (List<Host> pair : new ArrayList<>(ring)) {
            Host one = pair.get(0);
            Host other = pair.get(1);
            boolean strangers = !stage.knows(one, other) || !stage.knows(other, one);
            if (strangers && one.isUp() && other.isUp()) {
                stage.introduce(one, other);
            }
        }
    }

    private static final class Faults {
        private final Stage stage;
        private final long untilUs;
        private int crashes;
        private int wipes;

        Faults(Stage stage, long untilUs) {
            this.stage = stage;
            this.untilUs = untilUs;
            Dice dice = stage.world().dice("crash", 0);
            stage.alsoTell((host, output) -> perhapsCrash(host, dice));
            for (Host host : stage.world().hosts()) {
                perhapsSleep(host, stage.world().dice("sleep", host.number()));
            }
        }

        private void perhapsCrash(Host host, Dice dice) {
            if (stage.world().nowUs() < untilUs && dice.chance(CRASH_CHANCE)) {
                boolean wiped = dice.chance(WIPE_CHANCE);
                crashes++;
                wipes += wiped ? 1 : 0;
                stage.crash(host, wiped);
                stage.world().after(100_000 + dice.below(5_000_000), host::start);
            }
        }

        private void perhapsSleep(Host host, Dice dice) {
            if (stage.world().nowUs() >= untilUs) {
                return;
            }
            if (host.isUp() && dice.chance(SLEEP_CHANCE)) {
                int life = host.life();
                host.sleep();
                stage.world().after(dice.below(20_000_000), () -> wake(host, life));
            }
            stage.world().after(1_000_000, () -> perhapsSleep(host, dice));
        }

        private static void wake(Host host, int life) {
            if (host.peer() != null && host.life() == life) {
                host.wake();
            }
        }
    }
}
