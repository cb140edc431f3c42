/** The commands of kith. */
module kith.cli {
    // Pictures, for kith build alone, which is started with them.
    requires static java.desktop;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires java.net.http;
    requires com.google.zxing;
    requires kith.bridge;
    requires kith.desktop;
    requires kith.sim;
    requires kith.node;
    requires kith.system;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires static org.jspecify;

    // picocli fills the fields of the commands.
    opens kith.cli to
            info.picocli;
    opens kith.cli.install to
            info.picocli;
    opens kith.cli.node to
            info.picocli;
}
