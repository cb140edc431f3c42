package kith.net.mailbox;

import kith.net.Id;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** A posted message whose first byte is 0x70 to 0x7f. */
public sealed interface MailboxMessage {

    /** 0x70 to 0x7f. */
    static boolean is(int kind) {
        return kind >> 4 == 7;
    }

    int STORE = 0x70;
    int ANSWER = 0x71;
    int CHALLENGE = 0x72;
    int PROOF = 0x73;
    int RELEASE = 0x74;

    /** Bytes of the random number of a challenge. */
    int NONCE_BYTES = 16;

    Id envelope();

    /**
     * Asks to hold an envelope.
     *
     * @param bytes of all its packets
     * @param work see {@link Work}; 0 if the address asks for none
     * @param spread whether the holder is to see to further copies at once
     */
    record Store(Id envelope, Id address, int bytes, long expiresMs, long work, boolean spread)
            implements MailboxMessage {}

    /** What became of a {@link Store}. */
    record Answer(Id envelope, Verdict verdict, long untilMs) implements MailboxMessage {}

    /** Asks to show that a packet is held. */
    record Challenge(Id envelope, int packet, byte[] nonce) implements MailboxMessage {}

    /** SHA-256 over nonce and packet. */
    record Proof(Id envelope, byte[] nonce, byte[] hash) implements MailboxMessage {}

    /** The envelope was delivered; see {@link Release}. */
    record Released(Id envelope, byte[] token) implements MailboxMessage {}

    /** Answers to a {@link Store}. */
    enum Verdict {
        /** There is room: give it. */
        SEND(0),
        /** A lease: held until the given time, whatever comes. */
        HELD(1),
        /** A quota is full. */
        FULL(2),
        /** Expired, without work, or too large. */
        REFUSED(3);

        final int code;

        Verdict(int code) {
            this.code = code;
        }

        static @Nullable Verdict of(int code) {
            for (Verdict verdict : values()) {
                if (verdict.code == code) {
                    return verdict;
                }
            }
            return null;
        }
    }

    default byte[] encode() {
        Writer writer = new Writer(128);
        switch (this) {
            case Store(
                            Id envelope,
                            Id address,
                            int bytes,
                            long expiresMs,
                            long work,
                            boolean spread) -> {
                envelope.write(writer.u8(STORE));
                address.write(writer);
                writer.u32(bytes).u64(expiresMs).u64(work).u8(spread ? 1 : 0);
            }
            case Answer(Id envelope, Verdict verdict, long untilMs) -> {
                envelope.write(writer.u8(ANSWER));
                writer.u8(verdict.code).u64(untilMs);
            }
            case Challenge(Id envelope, int packet, byte[] nonce) -> {
                envelope.write(writer.u8(CHALLENGE));
                writer.u16(packet).bytes(nonce);
            }
            case Proof(Id envelope, byte[] nonce, byte[] hash) -> {
                envelope.write(writer.u8(PROOF));
                writer.bytes(nonce).bytes(hash);
            }
            case Released(Id envelope, byte[] token) -> {
                envelope.write(writer.u8(RELEASE));
                writer.bytes(token);
            }
        }
        return writer.toBytes();
    }

    static Decoded<MailboxMessage> decode(byte[] bytes) {
        Reader reader = new Reader(bytes);
        int kind = reader.u8();
        Id envelope = Id.read(reader);
        MailboxMessage message =
                switch (kind) {
                    case STORE -> store(envelope, reader);
                    case ANSWER -> {
                        Verdict verdict = Verdict.of(reader.u8());
                        long untilMs = reader.u64();
                        yield verdict == null || untilMs < 0
                                ? null
                                : new Answer(envelope, verdict, untilMs);
                    }
                    case CHALLENGE ->
                            new Challenge(envelope, reader.u16(), reader.bytes(NONCE_BYTES));
                    case PROOF ->
                            new Proof(envelope, reader.bytes(NONCE_BYTES), reader.bytes(Id.BYTES));
                    case RELEASE -> new Released(envelope, reader.bytes(Release.BYTES));
                    default -> null;
                };
        if (kind < STORE || kind > RELEASE) {
            return Decoded.reject(bytes.length == 0 ? Reason.TRUNCATED : Reason.UNKNOWN_KIND);
        }
        if (message == null) {
            return Decoded.reject(reader.failed() ? Reason.TRUNCATED : Reason.INVALID_FIELD);
        }
        return reader.decoded(message);
    }

    private static @Nullable MailboxMessage store(Id envelope, Reader reader) {
        Id address = Id.read(reader);
        long bytes = reader.u32();
        long expiresMs = reader.u64();
        long work = reader.u64();
        int spread = reader.u8();
        boolean valid = bytes > 0 && bytes <= 1 << 22 && expiresMs >= 0 && spread <= 1;
        return valid || reader.failed()
                ? new Store(envelope, address, (int) bytes, expiresMs, work, spread == 1)
                : null;
    }
}
