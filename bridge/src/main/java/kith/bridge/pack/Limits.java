package kith.bridge.pack;

/** What a {@code .kith} file may have at most. A reader refuses one more before it makes room. */
public final class Limits {
    /** 4 KiB: seven lines of known length; the longest statement has some 600 bytes. */
    public static final int STATEMENT_BYTES = 4 << 10;

    /** 8 MiB of hash list: 4 GiB of pieces and 65 536 names of 60 bytes. */
    public static final int LIST_BYTES = 8 << 20;

    /** 65 536 files: what a web app with all its source maps has, and some. */
    public static final int FILES = 65_536;

    /** 4 GiB unpacked: what a phone has to spare, and the end of what a bomb can fill. */
    public static final long CONTENT_BYTES = 4L << 30;

    /** 255 bytes of UTF-8: the longest name Linux, macOS and Android take. */
    public static final int NAME_BYTES = 255;

    /** 1024 bytes of UTF-8: with a folder before it a path still is below the 4096 of Linux. */
    public static final int PATH_BYTES = 1024;

    private Limits() {}
}
