package kith.cli.install;

import java.util.Map;

/** What the commands of this package share. */
final class Commands {
    private Commands() {}

    /** For the person who runs this process. */
    static Installer installer() {
        Map<String, String> environment = System.getenv();
        return new Installer(environment, System.getProperty("kith.program", "kith"), System.err);
    }
}
