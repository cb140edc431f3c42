/** The commands of kith. */
module kith.cli {
    requires info.picocli;
    requires kith.desktop;
    requires static org.jspecify;
}
