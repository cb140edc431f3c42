package kith.net.link;

import java.util.Queue;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;

/**
 * What every part of the links works with.
 *
 * @param head a datagram's head while it is sealed or opened: one array for all links
 */
record LinkTools(
        Credentials own,
        Crypto crypto,
        Randomness randomness,
        LinkBounds bounds,
        Queue<LinkOutput> outputs,
        byte[] head) {

    void send(Path to, byte[] datagram) {
        outputs.add(new LinkOutput.Transmit(to, datagram));
    }

    KeyPair ephemeral() {
        return KeyPair.of(randomness.bytes(Crypto.KEY_BYTES), crypto);
    }
}
