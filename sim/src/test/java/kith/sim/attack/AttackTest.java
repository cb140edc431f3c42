package kith.sim.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kith.sim.Conditions;
import kith.sim.Host;
import kith.sim.Site;
import kith.sim.World;
import kith.sim.nat.NatKind;
import kith.sim.scenario.RealPeers;
import kith.sim.scenario.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sits on the line delays messages at most; all checkers watch. */
class AttackTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void peersTalkOnWhileTheirLineIsForgedReplayedAndReflected(long seed) {
        Stage stage = new Stage(seed, new RealPeers(seed, true), null);
        World world = stage.world();
        Conditions up = Conditions.delay(10).withLoss(0.02);
        Host ann = stage.host(NatKind.OPEN, up, Conditions.delay(10));
        Host bob = stage.host(NatKind.OPEN, up, Conditions.delay(10));
        Site attackers = world.site(NatKind.OPEN, Conditions.delay(1), Conditions.delay(1));
        Forger forger = new Forger(world, attackers, 0.2);
        Replayer replayer = new Replayer(world, attackers, 0.2);
        Reflector reflector = new Reflector(world, attackers, 0.2);
        List.of(forger, replayer, reflector).forEach(ann.site()::tap);
        ann.start();
        bob.start();
        stage.acquaint(List.of(List.of(ann, bob)), 60_000_000);
        for (int i = 0; i < 100; i++) {
            stage.send(ann, bob, 100 + 40 * i);
            stage.send(bob, ann, 100 + 40 * i);
            world.run(world.nowUs() + 100_000);
        }
        stage.settle(true, 60_000_000);
        assertEquals(200, stage.ledger().delivered(), "seed " + seed);
        long attacks = Math.min(forger.sent(), Math.min(replayer.sent(), reflector.sent()));
        assertTrue(attacks > 100, "only " + attacks + ", seed " + seed);
    }
}
