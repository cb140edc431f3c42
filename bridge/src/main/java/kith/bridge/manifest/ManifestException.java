package kith.bridge.manifest;

import kith.bridge.app.InvalidAppException;

/**
 * What is wrong with a manifest, as one line: {@code FILE:LINE:COLUMN: what is wrong; what is
 * allowed}.
 */
public final class ManifestException extends InvalidAppException {
    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final int column;

    ManifestException(String file, Place at, String text) {
        super(file + ":" + at.line() + ":" + at.column() + ": " + text);
        this.file = file;
        this.line = at.line();
        this.column = at.column();
    }

    /** The manifest, as the person who started the app would name it. */
    public String file() {
        return file;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }

    /** Counted from 1, in UTF-16 units. */
    public int column() {
        return column;
    }
}
