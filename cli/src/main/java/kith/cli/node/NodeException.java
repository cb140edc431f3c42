package kith.cli.node;

/** A command that could not do what it was asked for; the message is one line for the person. */
public final class NodeException extends Exception {

    private static final long serialVersionUID = 1;

    public NodeException(String message) {
        super(message);
    }
}
