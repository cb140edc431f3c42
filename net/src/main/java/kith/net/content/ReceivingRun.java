package kith.net.content;

import java.util.Map;
import java.util.TreeMap;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** A run of messages another device is sealing to this one: the keys not yet used. */
final class ReceivingRun {

    /** The first byte of the record's key; the hash of the encapsulation follows. */
    static final int RECORD = 'R';

    private static final int SKIPPED_BYTES = 1 + Crypto.KEY_BYTES;
    private static final int VALUE_BYTES_MAX =
            2 * Id.BYTES + 16 + 2 + 2 * Crypto.KEY_BYTES + RunKeys.MESSAGES_MAX * SKIPPED_BYTES;

    /** SHA-256 of the encapsulation. */
    final Id id;

    final Id author;
    final Id device;
    final long number;

    /** When the prekey's private part is deleted, and this run with it. */
    final long expiresMs;

    private final byte[] locatorKey;
    private final long[] locators = new long[RunKeys.MESSAGES_MAX];
    private final TreeMap<Integer, byte[]> skipped = new TreeMap<>();
    private byte[] chainKey;
    private int position;

    ReceivingRun(Id id, Opened first, long number, long expiresMs, Keyed keyed) {
        this.id = id;
        this.author = first.author();
        this.device = first.device();
        this.number = number;
        this.expiresMs = expiresMs;
        this.chainKey = keyed.keys.chainKey();
        this.locatorKey = keyed.keys.locatorKey();
        System.arraycopy(keyed.locators, 0, locators, 0, locators.length);
    }

    private ReceivingRun(Id id, Reader reader, Crypto crypto) {
        this.id = id;
        this.author = Id.read(reader);
        this.device = Id.read(reader);
        this.number = reader.u64();
        this.expiresMs = reader.u64();
        this.position = reader.u8();
        this.chainKey = reader.bytes(Crypto.KEY_BYTES);
        this.locatorKey = reader.bytes(Crypto.KEY_BYTES);
        int count = reader.u8();
        for (int i = 0; i < Math.min(count, RunKeys.MESSAGES_MAX); i++) {
            skipped.put(reader.u8(), reader.bytes(Crypto.KEY_BYTES));
        }
        if (!reader.failed()) {
            System.arraycopy(Keyed.locators(crypto, locatorKey), 0, locators, 0, locators.length);
        }
    }

    /** The keys of a run that is perhaps not to be believed, and the locators they give. */
    static final class Keyed {

        final RunKeys keys;
        final long[] locators;

        Keyed(RunKeys keys, Crypto crypto) {
            this.keys = keys;
            this.locators = locators(crypto, keys.locatorKey());
        }

        int find(long locator) {
            return ReceivingRun.find(locators, locator);
        }

        byte[] key(int wanted, Crypto crypto) {
            return RunKeys.message(crypto, forward(keys.chainKey(), wanted, crypto));
        }

        private static long[] locators(Crypto crypto, byte[] locatorKey) {
            long[] all = new long[RunKeys.MESSAGES_MAX];
            for (int i = 0; i < all.length; i++) {
                all[i] = RunKeys.locator(crypto, locatorKey, i);
            }
            return all;
        }
    }

    /** The position a locator stands for; -1 if none. */
    int find(long locator) {
        return find(locators, locator);
    }

    /** The key of a message, which stays; null if it was used before. */
    byte @Nullable [] key(int wanted, Crypto crypto) {
        return wanted < position
                ? skipped.get(wanted)
                : RunKeys.message(crypto, forward(chainKey, wanted - position, crypto));
    }

    /** The message was opened: its key is gone, those passed over are kept. */
    void used(int wanted, Crypto crypto) {
        skipped.remove(wanted);
        while (position <= wanted) {
            if (position < wanted) {
                skipped.put(position, RunKeys.message(crypto, chainKey));
            }
            chainKey = RunKeys.next(crypto, chainKey);
            position++;
        }
    }

    /** Keys kept for messages that were passed over. */
    int skippedKeys() {
        return skipped.size();
    }

    StoreRecord record() {
        Writer writer = new Writer(VALUE_BYTES_MAX);
        author.write(writer);
        device.write(writer);
        writer.u64(number).u64(expiresMs).u8(position).bytes(chainKey).bytes(locatorKey);
        writer.u8(skipped.size());
        for (Map.Entry<Integer, byte[]> entry : skipped.entrySet()) {
            writer.u8(entry.getKey()).bytes(entry.getValue());
        }
        byte[] key = Keys.of(RECORD, id);
        return new StoreRecord(StoreRecord.Kind.CONVERSATION, key, writer.toBytes());
    }

    StoreRecord removal() {
        return new StoreRecord(StoreRecord.Kind.CONVERSATION, Keys.of(RECORD, id), null);
    }

    /** Null if the value is damaged. */
    static @Nullable ReceivingRun restore(Id id, byte[] value, Crypto crypto) {
        Reader reader = new Reader(value);
        ReceivingRun run = new ReceivingRun(id, reader, crypto);
        return reader.finished() ? run : null;
    }

    private static byte[] forward(byte[] chainKey, int steps, Crypto crypto) {
        byte[] key = chainKey;
        for (int i = 0; i < steps; i++) {
            key = RunKeys.next(crypto, key);
        }
        return key;
    }

    private static int find(long[] locators, long locator) {
        for (int i = 0; i < locators.length; i++) {
            if (locators[i] == locator) {
                return i;
            }
        }
        return -1;
    }
}
