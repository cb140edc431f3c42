package kith.net.stream;

/** Learns what became of the frames of a packet. */
interface Fate {

    /** The other side has the frame. May be told more than once. */
    void arrived(int kind, long id, long offset, int length);

    /** The frame must be sent again if it still matters. */
    void missed(int kind, long id, long offset, int length);

    /** A packet of so many bytes was declared lost. */
    void lost(int bytes);
}
