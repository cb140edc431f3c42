package kith.cli.pack;

/** A package that cannot be made: the message is one line for the person who wants it. */
public final class PackException extends Exception {
    public PackException(String message) {
        super(message);
    }

    public PackException(String message, Throwable cause) {
        super(message, cause);
    }
}
