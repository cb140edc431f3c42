package kith.bridge.app;

/** An app that cannot be started as it is: the message is one line for the person who tried. */
public class InvalidAppException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * @param message one line
     */
    public InvalidAppException(String message) {
        super(message);
    }

    public InvalidAppException(String message, Throwable cause) {
        super(message, cause);
    }
}
