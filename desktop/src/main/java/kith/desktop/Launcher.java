package kith.desktop;

/** Starts an app and waits for its end. */
public final class Launcher {
    private Launcher() {}

    /**
     * Runs {@code launch} on the calling thread, which becomes the interface thread of the process.
     *
     * @return the exit code of the app, or of its tests
     * @throws LaunchException if the app cannot be started; nothing is left behind
     */
    public static int run(Launch launch) throws LaunchException {
        throw new LaunchException("cannot start " + launch.app());
    }
}
