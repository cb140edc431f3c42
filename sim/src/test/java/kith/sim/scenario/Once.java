package kith.sim.scenario;

import kith.sim.PlainPeer;
import kith.sim.PlainPeers;

/** Plays a scenario in a process of its own and prints its hash. */
final class Once {

    private Once() {}

    public static void main(String[] args) {
        System.out.println(hash(args[0], Long.parseLong(args[1])));
    }

    /** {@code plain} plays direct with peers of the tests, any other name with real ones. */
    static String hash(String name, long seed) {
        Options options = Options.of(seed).withLoss(0.1);
        if (name.equals("plain")) {
            return play(new Direct(), options, PlainPeer.Fault.NONE).traceHash();
        }
        Scenario scenario = Scenarios.of(name);
        if (scenario == null) {
            throw new IllegalArgumentException(name);
        }
        return new Play(scenario, options, world -> new RealPeers(world, true), line -> {}, null)
                .run()
                .traceHash();
    }

    static Outcome play(Scenario scenario, Options options, PlainPeer.Fault fault) {
        return new Play(scenario, options, world -> new PlainPeers(fault), line -> {}, null).run();
    }
}
