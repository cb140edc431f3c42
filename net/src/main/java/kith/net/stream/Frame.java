package kith.net.stream;

/** The types of frames, one byte each; layouts in {@code docs/protocol/stream.md}, section 2. */
final class Frame {

    static final int PADDING = 0x00;
    static final int PING = 0x01;
    static final int ACK = 0x02;
    static final int RESET = 0x03;
    static final int STOP = 0x04;
    static final int MAX_DATA = 0x05;
    static final int MAX_STREAM_DATA = 0x06;
    static final int MAX_STREAMS = 0x07;
    static final int MESSAGE = 0x08;
    static final int DATAGRAM = 0x09;
    static final int STREAM = 0x10;
    static final int STREAM_FIN = 0x11;

    /** Not on the wire: a PING somebody asked for, in the record of what a packet carried. */
    static final int PING_ASKED = 0x7f;

    /** Type, number (u32) and length (2 bytes). */
    static final int MESSAGE_HEAD_BYTES = 7;

    /** Type and length (2 bytes). */
    static final int DATAGRAM_HEAD_BYTES = 3;

    private Frame() {}
}
