package kith.net.person;

import java.util.Arrays;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * A device's public key for being written to, good for a time. Names its author too, so that nobody
 * can pass another person's device off as theirs and have its messages misdirected.
 *
 * @param version rises with each new one of the device, from 1
 * @param expiresMs when the private part is deleted; no message sealed to it may live longer
 * @param publicKey X-Wing, {@link Crypto#KEM_PUBLIC_BYTES}
 * @param signature by the device
 */
public record Prekey(
        Id author,
        Id device,
        long version,
        long createdMs,
        long expiresMs,
        byte[] publicKey,
        byte[] signature) {

    private static final long DAY_MS = 24L * 3600 * 1000;

    /** 7 days: a device makes a new one this often. */
    public static final long PERIOD_MS = 7 * DAY_MS;

    /** 30 days: the longest a message may be on its way. */
    public static final long TIME_TO_LIVE_MS_MAX = 30 * DAY_MS;

    /**
     * One day: by this much a message with an encapsulation may outlive its time, and clocks err.
     */
    public static final long SLACK_MS = DAY_MS;

    /** 38 days: period, longest time to live and slack. This is the forward-secrecy window. */
    public static final long LIFE_MS = PERIOD_MS + TIME_TO_LIVE_MS_MAX + SLACK_MS;

    private static final int FORMAT = 1;

    /** 1369. */
    public static final int BYTES =
            1 + 2 * Id.BYTES + 3 * 8 + Crypto.KEM_PUBLIC_BYTES + Crypto.SIGNATURE_BYTES;

    /** Signs a public key as the owner's device. */
    public static Prekey sign(Owner owner, long version, byte[] publicKey, long createdMs) {
        Id author = owner.author();
        Id device = owner.device();
        long expiresMs = createdMs + LIFE_MS;
        Prekey draft =
                new Prekey(author, device, version, createdMs, expiresMs, publicKey, new byte[0]);
        byte[] signature = owner.signAsDevice(Domain.PREKEY, draft.toBytes());
        return new Prekey(author, device, version, createdMs, expiresMs, publicKey, signature);
    }

    /** The encoding, signature last. */
    public byte[] toBytes() {
        Writer writer = new Writer(BYTES).u8(FORMAT);
        author.write(writer);
        device.write(writer);
        writer.u64(version).u64(createdMs).u64(expiresMs);
        return writer.bytes(publicKey).bytes(signature).toBytes();
    }

    /** Decodes and checks form and signature, not the time, and not whose device it is. */
    public static Decoded<Prekey> decode(byte[] bytes, Crypto crypto) {
        Decoded<Prekey> decoded = parse(bytes);
        Prekey prekey = decoded.orNull();
        if (prekey == null) {
            return decoded;
        }
        byte[] body = Arrays.copyOf(bytes, BYTES - Crypto.SIGNATURE_BYTES);
        return crypto.verify(prekey.device.bytes(), Domain.PREKEY.over(body), prekey.signature)
                ? decoded
                : Decoded.reject(Reason.FORGED);
    }

    /** Decodes without checking the signature: for what this device stored itself. */
    static Decoded<Prekey> parse(byte[] bytes) {
        Reader reader = new Reader(bytes);
        if (reader.u8() != FORMAT) {
            return Decoded.reject(bytes.length == 0 ? Reason.TRUNCATED : Reason.UNKNOWN_KIND);
        }
        Prekey prekey =
                new Prekey(
                        Id.read(reader),
                        Id.read(reader),
                        reader.u64(),
                        reader.u64(),
                        reader.u64(),
                        reader.bytes(Crypto.KEM_PUBLIC_BYTES),
                        reader.bytes(Crypto.SIGNATURE_BYTES));
        Decoded<Prekey> decoded = reader.decoded(prekey);
        return decoded instanceof Decoded.Ok && !prekey.valid()
                ? Decoded.reject(Reason.INVALID_FIELD)
                : decoded;
    }

    public boolean expired(long nowMs) {
        return nowMs >= expiresMs || createdMs > nowMs + DeviceList.SKEW_MS;
    }

    /** Whether both are the same statement, signature included. */
    public boolean same(Prekey other) {
        return Arrays.equals(toBytes(), other.toBytes());
    }

    /** SHA-256 of the public key: what stands for it in derivations. */
    public byte[] hash(Crypto crypto) {
        return crypto.sha256(publicKey);
    }

    private boolean valid() {
        boolean times = createdMs >= 0 && expiresMs > createdMs && expiresMs - createdMs <= LIFE_MS;
        return times && version >= 1;
    }
}
