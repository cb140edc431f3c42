/** Desktop implementations by java.lang.foreign of what the bridge and a node need. */
module kith.system {
    requires transitive kith.bridge;
    requires transitive kith.node;
    requires static org.jspecify;

    exports kith.system;
}
