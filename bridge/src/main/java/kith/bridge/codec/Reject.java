package kith.bridge.codec;

/** Why bytes or a request from a page were refused. Each refusal is counted under its reason. */
public enum Reject {
    /** A value, frame or batch ends before its declared length. */
    TRUNCATED,
    /** Bytes are left over after the last argument of a call. */
    TRAILING,
    /** A length, count, flag, ordinal or handle outside its range. */
    RANGE,
    /** A string that is not well-formed UTF-8 (RFC 3629). */
    UTF8,
    /** A frame longer than the bound or shorter than its own head. */
    FRAME_SIZE,
    /** A frame kind the page may not send. */
    FRAME_KIND,
    /** A call id that is 0 or already in flight. */
    CALL_ID,
    /** A route number nobody answers. */
    ROUTE,
    /** A dedicated exchange that is not exactly one call of a route with a single answer. */
    DEDICATED,
    /** More calls in flight than the channel's bound. */
    CALLS,
    /** More channels than the session's bound. */
    CHANNELS,
    /** A channel id outside 1..2^53-1. */
    CHANNEL_ID,
    /** More answers waiting for the page than the channel's bound in bytes. */
    OUTBOX,
    /** More calls waiting for a thread than the lane's bound. */
    LANE,
    /** The session is closed. */
    CLOSED
}
