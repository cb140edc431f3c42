package kith.bridge.app;

/** What asking for a file of an app gives. */
public sealed interface Opening {
    /** The file is there and open; who gets it closes it. */
    record Ok(AppFile file) implements Opening {}

    /**
     * The app has no such file.
     *
     * @param reason one sentence for the developer
     */
    record NotFound(String reason) implements Opening {}

    /**
     * The path, or what lies there, is not for the page: it leaves the folder, is hidden, or is not
     * what was packaged.
     *
     * @param reason one sentence for the developer
     */
    record Refused(String reason) implements Opening {}
}
