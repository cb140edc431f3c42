package kith.sim.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All scenarios there are. */
public final class Scenarios {

    /** In the order they are listed. */
    public static final List<Scenario> ALL =
            List.of(
                    new Direct(),
                    new Ladder(),
                    new Relay(),
                    new Flood(),
                    new Roam(),
                    new Crash(),
                    new Reconciliation(),
                    new Broadcast(),
                    new Feed(),
                    new ChurnStorm(),
                    new PartitionHeal(),
                    new Query(),
                    new Predecessor(),
                    new Lookups(),
                    new FirstPeers(),
                    new TwoNetworks(),
                    new Eclipse(),
                    new Group(),
                    new Offline(Offline.OFFLINE),
                    new Offline(Offline.HOARDING));

    private Scenarios() {}

    /** The scenario of that name, or null. */
    public static @Nullable Scenario of(String name) {
        for (Scenario scenario : ALL) {
            if (scenario.name().equals(name)) {
                return scenario;
            }
        }
        return null;
    }
}
