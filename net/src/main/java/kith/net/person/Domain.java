package kith.net.person;

import java.nio.charset.StandardCharsets;
import kith.net.wire.Writer;

/**
 * What a signature or MAC is about. Its name goes in front of what is signed, so that nothing
 * signed for one purpose can be passed off as another.
 */
public enum Domain {
    DEVICE_LIST("kith device list 1"),
    PREKEY("kith prekey 1"),
    /** A device says over a link that it is there. */
    MEETING("kith meeting 1"),
    /** Knowledge of a contact secret. */
    CONTACT("kith contact 1"),
    /** The content of a message, to one receiver. */
    MESSAGE("kith message 1"),
    /** A message's id, the same for all its receivers. */
    MESSAGE_ID("kith message id 1"),
    /** The conversation of two people. */
    DIRECT("kith direct 1"),
    /** The conversation in which two people's devices acknowledge what came by mail. */
    RECEIPTS("kith receipts 1"),
    /** A change of a group. */
    GROUP_OPERATION("kith group operation 1"),
    /** The id of such a change, and of a group by its first. */
    GROUP_OPERATION_ID("kith group operation id 1"),
    /** A device says which chain of keys it speaks under in a group. */
    GROUP_CHAIN("kith group chain 1"),
    /** What is said in a group. */
    GROUP_MESSAGE("kith group message 1"),
    /** The id of what is said in a group. */
    GROUP_MESSAGE_ID("kith group message id 1"),
    /** The conversation in which two people's devices tell each other of groups. */
    GROUPS("kith groups 1"),
    /** The {@code info} of HPKE in suite 1. */
    RUN("kith run 1");

    private final String label;

    Domain(String label) {
        this.label = label + "\0";
    }

    /** The label, a zero byte, and the parts one after another. */
    public byte[] over(byte[]... parts) {
        byte[] name = label.getBytes(StandardCharsets.US_ASCII);
        int length = name.length;
        for (byte[] part : parts) {
            length += part.length;
        }
        Writer writer = new Writer(length).bytes(name);
        for (byte[] part : parts) {
            writer.bytes(part);
        }
        return writer.toBytes();
    }
}
