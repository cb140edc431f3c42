package kith.cli.node;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import kith.net.Id;
import kith.net.crypto.RealCrypto;
import kith.net.topic.Topic;

/** How people write topics: by a name that anybody may speak under, or by a link. */
final class TopicName {

    private static final String LINK = "kith:topic?";

    /** 255 bytes, as a feed's name. */
    private static final int NAME_BYTES_MAX = 255;

    private TopicName() {}

    /**
     * Reads a name or a link.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static Topic parse(String text) {
        if (text.startsWith("kith:")) {
            return link(text);
        }
        byte[] name = utf8(text);
        if (name.length == 0 || name.length > NAME_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a topic's name has 1 to " + NAME_BYTES_MAX + " bytes, not " + name.length);
        }
        return new Topic(Topic.Kind.OPEN, Id.of(new RealCrypto().sha256(name)));
    }

    private static Topic link(String text) {
        String digits = text.startsWith(LINK) ? text.substring(LINK.length()) : "";
        if (digits.matches("[0-9a-f]{" + 2 * Topic.BYTES + "}")) {
            Topic topic = Topic.decode(HexFormat.of().parseHex(digits)).orNull();
            if (topic != null) {
                return topic;
            }
        }
        throw new IllegalArgumentException(
                "this is no whole link of a topic; copy all of it: " + LINK + "...");
    }

    /** The link of a topic's bytes. */
    static String link(byte[] topic) {
        return LINK + HexFormat.of().formatHex(topic);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
