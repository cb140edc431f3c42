package kith.cli.pack;

/** The processor that this machine has and a bundled runtime is for. */
final class Processor {
    private Processor() {}

    /** As Debian says it. */
    static String deb() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "amd64";
            case "aarch64" -> "arm64";
            case String other -> other;
        };
    }

    /** As rpm and the kernel say it. */
    static String rpm() {
        return switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case String other -> other;
        };
    }
}
