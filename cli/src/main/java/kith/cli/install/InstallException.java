package kith.cli.install;

/** Something that could not be installed, started or removed: one line for the person. */
public final class InstallException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * @param message one line
     */
    public InstallException(String message) {
        super(message);
    }

    public InstallException(String message, Throwable cause) {
        super(message, cause);
    }
}
