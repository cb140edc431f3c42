package kith.desktop;

/** An app that cannot be started: the message is one line for the person who started it. */
public class LaunchException extends Exception {
    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
