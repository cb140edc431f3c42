/** Desktop implementations by java.lang.foreign of what the bridge and a node need. */
module kith.system {
    requires transitive kith.bridge;
    // Not for apps without the network, whose packages it would make a third larger.
    requires static transitive kith.node;
    requires static org.jspecify;

    exports kith.system;
}
