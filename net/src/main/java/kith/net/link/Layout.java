package kith.net.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import kith.net.crypto.Crypto;
import kith.net.wire.Writer;

/** The datagrams of a link to the byte; {@code docs/protocol/link.md} has the tables. */
final class Layout {

    static final int INIT = 0x01;
    static final int ANSWER = 0x02;
    static final int FINISH = 0x03;
    static final int RETRY = 0x04;
    static final int DATA = 0x05;
    static final int CONTROL = 0x06;

    static final int VERSION = 1;

    /** Suite 1 is bit 0: Noise_XX_25519_ChaChaPoly_SHA256, Ed25519 certificates. */
    static final int SUITE = 1;

    static final int SUITES = 1;

    /** Type, sender, lowest version, highest version, suites. */
    static final int INIT_HEAD_BYTES = 9;

    /** Type, sender, receiver, version, suite. */
    static final int ANSWER_HEAD_BYTES = 11;

    /** Type, receiver. */
    static final int FINISH_HEAD_BYTES = 5;

    /** Type, receiver, counter: also the associated data. */
    static final int DATA_HEAD_BYTES = 13;

    /**
     * 256: more than an ANSWER (211), so that whoever forges an address gains nothing by it, with
     * room for larger certificates.
     */
    static final int INIT_BYTES = 256;

    static final int SEALED_KEY_BYTES = Crypto.KEY_BYTES + Crypto.TAG_BYTES;

    static final int SEALED_CERTIFICATE_BYTES = Certificate.BYTES + Crypto.TAG_BYTES;

    static final int ANSWER_BYTES =
            ANSWER_HEAD_BYTES + Crypto.KEY_BYTES + SEALED_KEY_BYTES + SEALED_CERTIFICATE_BYTES;

    static final int FINISH_BYTES = FINISH_HEAD_BYTES + SEALED_KEY_BYTES + SEALED_CERTIFICATE_BYTES;

    static final int RETRY_BYTES = 5 + Tokens.BYTES;

    private static final byte[] NAME = "Kith link".getBytes(StandardCharsets.US_ASCII);

    private Layout() {}

    static byte[] init(int sender, byte[] ephemeral, byte[] token) {
        return new Writer(INIT_BYTES)
                .u8(INIT)
                .u32(sender)
                .u8(VERSION)
                .u8(VERSION)
                .u16(SUITES)
                .bytes(ephemeral)
                .bytes(token)
                .zeros(INIT_BYTES - INIT_HEAD_BYTES - Crypto.KEY_BYTES - token.length)
                .toBytes();
    }

    static byte[] answerHead(int sender, int receiver) {
        return new Writer(ANSWER_HEAD_BYTES)
                .u8(ANSWER)
                .u32(sender)
                .u32(receiver)
                .u8(VERSION)
                .u8(SUITE)
                .toBytes();
    }

    static byte[] finishHead(int receiver) {
        return new Writer(FINISH_HEAD_BYTES).u8(FINISH).u32(receiver).toBytes();
    }

    static byte[] retry(int receiver, byte[] token) {
        return new Writer(RETRY_BYTES).u8(RETRY).u32(receiver).bytes(token).toBytes();
    }

    /**
     * What both sides must have seen alike, else the handshake fails: the name of the protocol,
     * what was offered and what was chosen of it. A downgrade changes one of them.
     */
    static byte[] prologue(byte[] init, byte[] answer) {
        return new Writer(NAME.length + INIT_HEAD_BYTES + ANSWER_HEAD_BYTES)
                .bytes(NAME)
                .bytes(init, 0, INIT_HEAD_BYTES)
                .bytes(answer, 0, ANSWER_HEAD_BYTES)
                .toBytes();
    }

    static byte[] join(byte[] head, byte[] body) {
        byte[] joined = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, joined, head.length, body.length);
        return joined;
    }

    static byte[] after(byte[] datagram, int head) {
        return Arrays.copyOfRange(datagram, head, datagram.length);
    }
}
