package kith.sim.scenario;

import java.util.List;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.World;
import kith.sim.nat.NatKind;

/** A device changes its address again and again while messages go both ways. */
final class Roam implements Scenario {

    /** 3 s: a few round trips and retransmissions at each place. */
    private static final long STAY_US = 3_000_000;

    private static final int BYTES = 128 << 10;

    private static final long DURATION_MS = 60_000;

    @Override
    public String name() {
        return "roam";
    }

    @Override
    public String about() {
        return "a device moves to another address every 3 s in the middle of transfers";
    }

    @Override
    public List<String> takes() {
        return List.of("loss", "duration");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Stage stage = play.stage(0);
        World world = stage.world();
        Conditions up =
                Conditions.delay(Direct.LINE_DELAY_MS)
                        .withRate(2_000_000)
                        .withLoss(options.loss(0.01));
        Host still = stage.host(NatKind.OPEN, up, Conditions.delay(Direct.LINE_DELAY_MS));
        Host moving = stage.host(NatKind.OPEN, up, Conditions.delay(Direct.LINE_DELAY_MS));
        still.start();
        moving.start();
        stage.link(moving, still, true, 10_000_000);
        long durationUs = options.durationUs(DURATION_MS);
        long untilUs = world.nowUs() + durationUs;
        Dice dice = world.dice("roam", 0);
        for (long atUs = world.nowUs(); atUs < untilUs; atUs += STAY_US) {
            world.at(atUs, () -> stage.stream(moving, still, BYTES));
            world.at(atUs + 1, () -> stage.stream(still, moving, BYTES));
            world.at(atUs + dice.below(STAY_US), () -> move(world, moving, up, dice));
        }
        play.run(stage, durationUs);
        stage.settle(true, Direct.SETTLE_US);
        play.note(world.sites().size() - 2 + " moves");
    }

    /** To an open place or behind a translator; half of the time nobody tells the peer. */
    private static void move(World world, Host host, Conditions up, Dice dice) {
        NatKind kind = dice.chance(0.5) ? NatKind.OPEN : NatKind.PORT_RESTRICTED;
        boolean told = dice.chance(0.5);
        host.move(world.site(kind, up, Conditions.delay(Direct.LINE_DELAY_MS)), told);
    }
}
