/** A simulated world in which peers of the network are tested, replayed and attacked. */
module kith.sim {
    requires static transitive org.jspecify;
    requires transitive kith.net;

    exports kith.sim;
    exports kith.sim.attack;
    exports kith.sim.check;
    exports kith.sim.nat;
    exports kith.sim.scenario;
}
