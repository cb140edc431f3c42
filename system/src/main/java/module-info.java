/** Desktop implementations by java.lang.foreign of what the bridge needs. */
module kith.system {
    requires transitive kith.bridge;
    requires static org.jspecify;

    exports kith.system;
}
