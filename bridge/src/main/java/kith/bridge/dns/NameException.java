package kith.bridge.dns;

/** The system knows no answer. Part of the normal run of things, so it has no stack trace. */
public final class NameException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int errno;

    /**
     * @param code as Node has it, for instance {@code ENOTFOUND}
     * @param errno libuv's negative number, for instance -3008
     */
    public NameException(String code, int errno) {
        super(code, null, false, false);
        this.code = code;
        this.errno = errno;
    }

    /** As Node has it, for instance {@code ENOTFOUND}. */
    public String code() {
        return code;
    }

    /** libuv's negative number. */
    public int errno() {
        return errno;
    }
}
