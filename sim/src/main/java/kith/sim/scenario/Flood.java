package kith.sim.scenario;

import java.util.List;
import kith.net.wire.Address;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.Site;
import kith.sim.Tap;
import kith.sim.World;
import kith.sim.attack.Flooder;
import kith.sim.check.Violation;
import kith.sim.nat.NatKind;

/** Handshakes from addresses that are not the sender's, while two peers talk. */
final class Flood implements Scenario {

    private static final long PER_SECOND = 10_000;

    /** 50 ms: beyond that people hear it in a call. */
    private static final double P99_MS_MAX = 50;

    /** Where the key of an INIT is: docs/protocol/link.md. */
    private static final int KEY_OFFSET = 9;

    private static final int KEY_BYTES = 32;

    private static final long DURATION_MS = 10_000;

    /** 20 messages a second. */
    private static final long INTERVAL_US = 50_000;

    @Override
    public String name() {
        return "flood";
    }

    @Override
    public String about() {
        return "10 000 handshakes a second from false addresses, while two peers talk";
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
        Conditions up = Conditions.delay(Direct.LINE_DELAY_MS).withLoss(options.loss(0));
        Host victim = stage.host(NatKind.OPEN, up, Conditions.delay(Direct.LINE_DELAY_MS));
        Host friend = stage.host(NatKind.OPEN, up, Conditions.delay(Direct.LINE_DELAY_MS));
        Site attackers = world.site(NatKind.OPEN, Conditions.delay(1), Conditions.delay(1));
        FirstDatagram first = new FirstDatagram();
        friend.site().tap(first);
        victim.start();
        friend.start();
        stage.link(friend, victim, true, 10_000_000);
        long durationUs = options.durationUs(DURATION_MS);
        Flooder flooder = new Flooder(world, attackers, victim.address(), first::another);
        flooder.flood(PER_SECOND, durationUs);
        for (long atUs = 0; atUs < durationUs; atUs += INTERVAL_US) {
            world.after(atUs, () -> stage.post(victim, friend, 200));
            world.after(atUs + INTERVAL_US / 2, () -> stage.post(friend, victim, 200));
        }
        play.run(stage, durationUs);
        stage.settle(true, Direct.SETTLE_US);
        play.note(flooder.sent() + " datagrams of the flood");
        Double p99Ms = play.latencyMs(0.99);
        if (options.loss(0) == 0 && (p99Ms == null || p99Ms > P99_MS_MAX)) {
            throw new Violation("p99 is " + p99Ms + " ms during the flood", world.nowUs());
        }
    }

    /** A true handshake's first datagram, as the pattern of others with keys of their own. */
    private static final class FirstDatagram implements Tap {
        private byte[] bytes = {};

        @Override
        public void saw(Address from, Address to, byte[] datagram) {
            if (bytes.length == 0) {
                bytes = datagram.clone();
            }
        }

        byte[] another(Dice dice) {
            byte[] copy = bytes.clone();
            for (int i = 0; i < KEY_BYTES && KEY_OFFSET + i < copy.length; i++) {
                copy[KEY_OFFSET + i] = (byte) dice.bits();
            }
            return copy;
        }
    }
}
