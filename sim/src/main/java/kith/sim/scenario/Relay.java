package kith.sim.scenario;

import java.util.List;
import kith.net.Input;
import kith.net.wire.Address;
import kith.sim.Conditions;
import kith.sim.Host;
import kith.sim.World;
import kith.sim.nat.NatKind;

/** Two devices behind translators that keep them apart reach each other through a third. */
final class Relay implements Scenario {

    private static final long DURATION_MS = 60_000;

    private static final int BULK_BYTES = 4 << 20;

    /** Two messages a second each way. */
    private static final long INTERVAL_US = 500_000;

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String about() {
        return "two that cannot reach each other, through a third that can be reached";
    }

    @Override
    public List<String> takes() {
        return List.of("loss", "nat-mix", "duration");
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Stage stage = play.stage(0);
        Conditions up = Conditions.delay(Direct.LINE_DELAY_MS).withLoss(options.loss(0));
        Conditions down = Conditions.delay(Direct.LINE_DELAY_MS);
        Host relay = stage.meetingPlace(up, down);
        Host one = stage.host(kind(stage, options, 1), up, down);
        Host other = stage.host(kind(stage, options, 2), up, down);
        for (Host host : List.of(one, other)) {
            host.start();
            host.give(new Input.Dial(relay.address(), stage.node(relay)));
        }
        int[] straight = new int[1];
        one.site().tap((from, to, bytes) -> straight[0] += between(from, to, one, other) ? 1 : 0);
        stage.world().run(5_000_000);
        stage.link(one, other, false, 30_000_000);
        long durationUs = options.durationUs(DURATION_MS);
        long untilUs = stage.world().nowUs() + durationUs;
        stage.stream(one, other, BULK_BYTES);
        stage.stream(other, one, BULK_BYTES);
        for (long atUs = stage.world().nowUs(); atUs < untilUs; atUs += INTERVAL_US) {
            stage.world().at(atUs, () -> stage.post(one, other, 500));
            stage.world().at(atUs, () -> stage.post(other, one, 500));
        }
        play.run(stage, durationUs);
        stage.settle(true, Direct.SETTLE_US);
        play.note(straight[0] + " datagrams were sent straight to the other one's address");
    }

    private static NatKind kind(Stage stage, Options options, int number) {
        return options.nat(NatKind.SYMMETRIC, stage.world().dice("mix", number));
    }

    private static boolean between(Address from, Address to, Host one, Host other) {
        return World.sameSite(from, one.site().address())
                && World.sameSite(to, other.site().address());
    }
}
