package kith.net.envelope;

import java.util.ArrayList;
import java.util.List;
import kith.net.crypto.RealCrypto;

/** Prints what the codec takes for a packet of a message of 1 MiB. Not a test: figures vary. */
final class CodecFigures {

    private CodecFigures() {}

    public static void main(String[] arguments) {
        byte[] cipher = Samples.random(1, Envelopes.CIPHER_BYTES_MAX);
        for (int round = 0; round < 8; round++) {
            long begin = System.nanoTime();
            List<Sealed> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(Envelopes.split(Samples.fields(), null, cipher, Samples.CRYPTO));
            }
            long split = System.nanoTime();
            int packets = 0;
            for (Sealed sealed : all) {
                Transfers transfers = new Transfers(TransferBounds.usual(), new RealCrypto());
                for (byte[] packet : sealed.packets()) {
                    byte[] message = Messages.carrying(Messages.PACKET, packet);
                    transfers.receive(Samples.id(1), message, 0);
                    packets++;
                }
            }
            long received = System.nanoTime();
            System.out.println(
                    (split - begin) / packets
                            + " ns to split and hash, "
                            + (received - split) / packets
                            + " ns to receive and prove, a packet");
        }
    }
}
