package kith.net.content;

import kith.net.crypto.Crypto;
import kith.net.person.Domain;
import kith.net.person.Prekey;
import kith.net.wire.Reader;
import kith.net.wire.Writer;

/**
 * What both sides derive from one encapsulation. The chain key is replaced by its hash at each
 * message, so that keys of messages before cannot be found again. The locator key stays: it tells
 * where in which run a message stands, without telling anybody else that two messages belong
 * together.
 *
 * @param chainKey of message 0
 * @param locatorKey for all messages of the run
 */
record RunKeys(byte[] chainKey, byte[] locatorKey) {

    /** 100: then a new encapsulation heals what was stolen. One byte holds every position. */
    static final int MESSAGES_MAX = 100;

    private static final byte[] MESSAGE = {1};
    private static final byte[] NEXT = {2};

    /** From the shared secret of an encapsulation to a prekey. */
    static RunKeys derive(Crypto crypto, byte[] shared, Prekey prekey) {
        byte[] version = new Writer(8).u64(prekey.version()).toBytes();
        byte[] info =
                Domain.RUN.over(
                        prekey.author().bytes(),
                        prekey.device().bytes(),
                        version,
                        prekey.hash(crypto));
        byte[] exporter = Hpke.exporterSecret(crypto, shared, info);
        return new RunKeys(
                Hpke.export(crypto, exporter, "chain"), Hpke.export(crypto, exporter, "locator"));
    }

    /** The key of the message at this point of the chain. */
    static byte[] message(Crypto crypto, byte[] chainKey) {
        return crypto.hmac(chainKey, MESSAGE);
    }

    /** The chain key one message on. */
    static byte[] next(Crypto crypto, byte[] chainKey) {
        return crypto.hmac(chainKey, NEXT);
    }

    /** 64 bits that stand for a position, 0 to {@link #MESSAGES_MAX} - 1. */
    static long locator(Crypto crypto, byte[] locatorKey, int position) {
        return new Reader(crypto.hmac(locatorKey, new byte[] {(byte) position})).u64();
    }

    /** 64 bits that tell the holder of a prekey that an encapsulation is for it. */
    static long hint(Crypto crypto, Prekey prekey, byte[] encapsulation) {
        return new Reader(crypto.hmac(prekey.hash(crypto), encapsulation)).u64();
    }
}
