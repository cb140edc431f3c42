package kith.bridge.permission;

/**
 * What is done with a file. The names are those of Node's permission model
 * (https://nodejs.org/api/permissions.html).
 */
public enum Access {
    READ("FileSystemRead", "read"),
    WRITE("FileSystemWrite", "write"),
    /** Both at once; a refusal names the one that is missing. */
    READ_WRITE("FileSystemWrite", "write");

    private final String permission;
    private final String list;

    Access(String permission, String list) {
        this.permission = permission;
        this.list = list;
    }

    /** Node's name, for the {@code permission} of a refusal. */
    public String permission() {
        return permission;
    }

    /** The list under {@code kith.permissions.fs} that grants it. */
    public String list() {
        return list;
    }

    boolean reads() {
        return this != WRITE;
    }

    boolean writes() {
        return this != READ;
    }
}
