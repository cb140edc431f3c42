package kith.net.content;

import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** The run of messages this device is sealing to one receiver's device now. */
final class SendingRun {

    /** The first byte of the record's key; the device follows. */
    static final int RECORD = 'r';

    private static final int VALUE_BYTES =
            3 * 8 + 1 + 2 * Crypto.KEY_BYTES + Crypto.KEM_ENCAPSULATION_BYTES;

    final Id device;

    /** Which of this device's runs to that device it is, from 1. */
    final long number;

    final long prekeyVersion;
    final byte[] encapsulation;
    private final byte[] locatorKey;
    private byte[] chainKey;
    private int position;

    /**
     * How long a message with the encapsulation is on its way; later messages must not outlive it.
     */
    long carriedUntilMs;

    SendingRun(Id device, long number, long prekeyVersion, RunKeys keys, byte[] encapsulation) {
        this.device = device;
        this.number = number;
        this.prekeyVersion = prekeyVersion;
        this.encapsulation = encapsulation;
        this.chainKey = keys.chainKey();
        this.locatorKey = keys.locatorKey();
    }

    int position() {
        return position;
    }

    boolean finished() {
        return position >= RunKeys.MESSAGES_MAX;
    }

    long locator(Crypto crypto) {
        return RunKeys.locator(crypto, locatorKey, position);
    }

    /** The key of the message at {@link #position}, which then goes on. */
    byte[] take(Crypto crypto) {
        byte[] key = RunKeys.message(crypto, chainKey);
        chainKey = RunKeys.next(crypto, chainKey);
        position++;
        return key;
    }

    StoreRecord record() {
        byte[] value =
                new Writer(VALUE_BYTES)
                        .u64(number)
                        .u64(prekeyVersion)
                        .u64(carriedUntilMs)
                        .u8(position)
                        .bytes(chainKey)
                        .bytes(locatorKey)
                        .bytes(encapsulation)
                        .toBytes();
        byte[] key = Keys.of(RECORD, device);
        return new StoreRecord(StoreRecord.Kind.CONVERSATION, key, value);
    }

    /** Null if the value is damaged. */
    static @Nullable SendingRun restore(Id device, byte[] value) {
        Reader reader = new Reader(value);
        long number = reader.u64();
        long prekeyVersion = reader.u64();
        long carriedUntilMs = reader.u64();
        int position = reader.u8();
        RunKeys keys = new RunKeys(reader.bytes(Crypto.KEY_BYTES), reader.bytes(Crypto.KEY_BYTES));
        byte[] encapsulation = reader.bytes(Crypto.KEM_ENCAPSULATION_BYTES);
        if (!reader.finished()) {
            return null;
        }
        SendingRun run = new SendingRun(device, number, prekeyVersion, keys, encapsulation);
        run.position = position;
        run.carriedUntilMs = carriedUntilMs;
        return run;
    }
}
