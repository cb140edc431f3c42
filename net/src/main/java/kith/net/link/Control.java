package kith.net.link;

import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Plain text of CONTROL: what it does, an answer, a challenge. All have one length. */
record Control(int flags, byte[] answer, byte[] challenge) {

    static final int BYTES = 1 + 2 * Roaming.CHALLENGE_BYTES;
    static final int DATAGRAM_BYTES = Layout.DATA_HEAD_BYTES + BYTES + Crypto.TAG_BYTES;

    private static final int CHALLENGE = 1;
    private static final int ANSWER = 2;
    private static final int CLOSE = 4;
    private static final byte[] NONE = new byte[Roaming.CHALLENGE_BYTES];

    static Control keepAlive() {
        return new Control(0, NONE, NONE);
    }

    static Control close() {
        return new Control(CLOSE, NONE, NONE);
    }

    static Control challenge(byte[] challenge) {
        return new Control(CHALLENGE, NONE, challenge);
    }

    static Control answer(byte[] answer, byte @Nullable [] challenge) {
        return challenge == null
                ? new Control(ANSWER, answer, NONE)
                : new Control(ANSWER | CHALLENGE, answer, challenge);
    }

    static @Nullable Control read(byte[] plain) {
        Reader reader = new Reader(plain);
        Control control =
                new Control(
                        reader.u8(),
                        reader.bytes(Roaming.CHALLENGE_BYTES),
                        reader.bytes(Roaming.CHALLENGE_BYTES));
        boolean known = (control.flags & ~(CHALLENGE | ANSWER | CLOSE)) == 0;
        return known && reader.finished() ? control : null;
    }

    byte[] bytes() {
        return new Writer(BYTES).u8(flags).bytes(answer).bytes(challenge).toBytes();
    }

    boolean challenges() {
        return (flags & CHALLENGE) != 0;
    }

    boolean answers() {
        return (flags & ANSWER) != 0;
    }

    boolean closes() {
        return (flags & CLOSE) != 0;
    }
}
