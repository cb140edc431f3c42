package kith.net.group;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.topic.Topic;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * What the members share from one removal to the next: the topic in which they meet, and the key
 * that covers all they say there.
 *
 * @param id names it; follows from the operations alone
 * @param topic known to who has the secrets
 * @param topicId the topic's id
 * @param cover 32 bytes
 */
record Epoch(Id id, Topic topic, Id topicId, byte[] cover) {

    private static final byte[] ID = ascii("kith group epoch 1");
    private static final byte[] TOPIC = ascii("kith group topic 1");
    private static final byte[] COVER = ascii("kith group cover 1");
    private static final byte[] SECRET = ascii("kith group secret 1");

    /** Null if a secret is not known here. */
    static @Nullable Epoch of(Id group, List<Id> keying, Map<Id, byte[]> secrets, Crypto crypto) {
        Writer ids = new Writer((1 + keying.size()) * Id.BYTES);
        Writer all = new Writer(keying.size() * Crypto.KEY_BYTES);
        group.write(ids);
        for (Id operation : keying) {
            byte[] secret = secrets.get(operation);
            if (secret == null) {
                return null;
            }
            operation.write(ids);
            all.bytes(secret);
        }
        byte[] id = crypto.sha256(ID, ids.toBytes());
        byte[] key = crypto.hkdf(id, all.toBytes(), TOPIC, Crypto.KEY_BYTES);
        byte[] cover = crypto.hkdf(id, all.toBytes(), COVER, Crypto.KEY_BYTES);
        Topic topic = new Topic(Topic.Kind.OPEN, Id.of(key));
        return new Epoch(Id.of(id), topic, topic.id(crypto), cover);
    }

    /** What an operation says of its secret, so that all get the same. */
    static Id commitment(byte[] secret, Crypto crypto) {
        return Id.of(crypto.sha256(SECRET, secret));
    }

    /** The label and a zero byte. */
    private static byte[] ascii(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
