package kith.net.mailbox;

import java.util.ArrayDeque;
import java.util.Arrays;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** What the parts of a mailbox work with. */
record MailboxTools(
        Id self,
        Crypto crypto,
        Randomness randomness,
        ArrayDeque<MailboxOutput> outputs,
        Alarm alarm) {

    /** When something is to be done next. */
    static final class Alarm {

        private long atMs = Long.MAX_VALUE;

        void at(long timeMs) {
            atMs = Math.min(atMs, timeMs);
        }

        long atMs() {
            return atMs;
        }

        /** Forgets the time, before all that is to be done is looked at again. */
        void rewind() {
            atMs = Long.MAX_VALUE;
        }
    }

    /** The record of an envelope; null as value removes it. */
    static StoreRecord record(int first, Id envelope, byte @Nullable [] value) {
        byte[] key = new Writer(1 + Id.BYTES).u8(first).bytes(envelope.bytes()).toBytes();
        return new StoreRecord(StoreRecord.Kind.MAILBOX, key, value);
    }

    /** The envelope a record of {@link #record} is about; null if it is another's. */
    static @Nullable Id envelope(StoreRecord record, int first) {
        byte[] key = record.key();
        boolean own =
                record.kind() == StoreRecord.Kind.MAILBOX
                        && key.length == 1 + Id.BYTES
                        && key[0] == first;
        return own ? Id.of(Arrays.copyOfRange(key, 1, key.length)) : null;
    }

    void post(Id to, MailboxMessage message) {
        outputs.add(new MailboxOutput.Post(to, message));
    }

    void save(StoreRecord record) {
        outputs.add(new MailboxOutput.Save(record));
    }

    /** 0 to {@code bound} - 1. */
    long below(long bound) {
        return Long.remainderUnsigned(randomness.bits(), bound);
    }
}
