package kith.net.topic;

import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;

/**
 * What a member says to a question, signed by its pseudonym of the topic, so that nobody on the way
 * can change it or take it for an answer to another question.
 *
 * @param author the public key of who says it
 * @param bytes all of it, as it travels
 */
record Answer(Id author, byte[] bytes) {

    /** With all heads an answer fits in a link's packet. */
    static final int CONTENT_BYTES_MAX = 1000;

    static final int BYTES_MIN = Id.BYTES + Crypto.SIGNATURE_BYTES;

    static final int BYTES_MAX = BYTES_MIN + CONTENT_BYTES_MAX;

    private static final byte[] DOMAIN = Topic.ascii("kith answer 1");

    static Answer sign(Id topic, MessageId query, byte[] seed, byte[] content, Crypto crypto) {
        Id author = Id.of(crypto.ed25519Public(seed));
        byte[] signature = crypto.sign(seed, signed(topic, query, author, content, crypto));
        Writer out = new Writer(BYTES_MIN + content.length);
        author.write(out);
        return new Answer(author, out.bytes(content).bytes(signature).toBytes());
    }

    /** Of bytes whose length was checked. */
    static Answer of(byte[] bytes) {
        return new Answer(Id.read(new Reader(bytes)), bytes);
    }

    /** Whether its author signed it, for this question. */
    boolean proven(Id topic, MessageId query, Crypto crypto) {
        int length = bytes.length - Crypto.SIGNATURE_BYTES;
        byte[] signature = new Reader(bytes, length, Crypto.SIGNATURE_BYTES).rest();
        byte[] said = signed(topic, query, author, content(), crypto);
        return crypto.verify(author.bytes(), said, signature);
    }

    byte[] content() {
        return new Reader(bytes, Id.BYTES, bytes.length - BYTES_MIN).rest();
    }

    private static byte[] signed(
            Id topic, MessageId query, Id author, byte[] content, Crypto crypto) {
        Writer id = new Writer(MessageId.BYTES);
        query.write(id);
        byte[] digest = crypto.sha256(topic.bytes(), id.toBytes(), author.bytes(), content);
        return new Writer(DOMAIN.length + digest.length).bytes(DOMAIN).bytes(digest).toBytes();
    }
}
