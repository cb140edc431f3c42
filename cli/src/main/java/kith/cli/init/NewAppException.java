package kith.cli.init;

/** An app that cannot be made: the message is one line for the person who wants it. */
public final class NewAppException extends Exception {
    NewAppException(String message) {
        super(message);
    }

    NewAppException(String message, Throwable cause) {
        super(message, cause);
    }
}
