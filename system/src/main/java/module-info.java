/** Desktop implementations by java.lang.foreign of what the bridge needs. */
module kith.system {
    requires kith.bridge;
    requires static org.jspecify;
}
