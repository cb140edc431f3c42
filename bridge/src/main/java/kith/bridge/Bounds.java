package kith.bridge;

/**
 * The bounds of everything a page can make grow. Beyond each the page gets an error, never the
 * host.
 */
public final class Bounds {
    /** 64 MiB: the largest frame and the largest request; more goes through in pieces of 1 MiB. */
    public static final int FRAME_BYTES_MAX = 64 << 20;

    /**
     * 1 MiB: what one answer carries at most, unless one frame alone is larger (measured optimum).
     */
    public static final int BATCH_BYTES_MAX = 1 << 20;

    /** 65 536 calls of one channel in flight: six times the 10 000 that must work. */
    public static final int CALLS_MAX = 65_536;

    /** 256 channels of one session: a page and more workers than any machine has cores. */
    public static final int CHANNELS_MAX = 256;

    /**
     * 64 exchanges of one channel held open; the page needs one, the others are calls on their way.
     */
    public static final int SLOTS_MAX = 64;

    /** 64 MiB of answers of one channel that wait to be fetched: one frame of the largest size. */
    public static final int OUTBOX_BYTES_MAX = FRAME_BYTES_MAX;

    /** 4 MiB of events of one channel that wait to be fetched: four answers ahead of the page. */
    public static final int EVENT_BYTES_MAX = 4 << 20;

    /** 16 384 handles of one session: what a process may usually hold open, and some. */
    public static final int HANDLES_MAX = 16_384;

    /**
     * 4096 sockets of one app: what a page can make use of, and well below what a process may hold
     * open, since the engine and the app's files need descriptors too.
     */
    public static final int SOCKETS_MAX = 4096;

    /** 2 MiB of one connection on their way to the page, or from it, that it has not asked for. */
    public static final int SOCKET_BYTES_MAX = 2 << 20;

    /** 10 s: how long a thread of a lane waits for work before it ends. */
    public static final long IDLE_MS_MAX = 10_000;

    private Bounds() {}
}
