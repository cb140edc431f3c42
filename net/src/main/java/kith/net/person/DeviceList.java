package kith.net.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a person, signed by the author key. A device not in the newest list known is not
 * one of theirs, whatever an older list said.
 *
 * @param version rises with each new list, from 1
 * @param devices 1 to {@link #DEVICES_MAX}, in ascending order of their keys
 * @param signature by the author
 */
public record DeviceList(
        Id author,
        long version,
        long createdMs,
        long expiresMs,
        List<Device> devices,
        byte[] signature) {

    /** 8: what one person carries and owns; a message is sealed once for each. */
    public static final int DEVICES_MAX = 8;

    /** 90 days: a stolen author's removed device is gone for all after that, even the unreached. */
    public static final long LIFE_MS = 90L * 24 * 3600 * 1000;

    /** 30 days: a list older than this is signed anew, so that two renewals may go unheard. */
    public static final long RENEWAL_MS = 30L * 24 * 3600 * 1000;

    /** One day: clocks that are wrong by less do no harm. */
    public static final long SKEW_MS = 24L * 3600 * 1000;

    private static final int FORMAT = 1;
    private static final int HEAD_BYTES = 1 + Id.BYTES + 3 * 8 + 1;

    /** The longest encoding. */
    public static final int BYTES_MAX =
            HEAD_BYTES + DEVICES_MAX * Device.BYTES + Crypto.SIGNATURE_BYTES;

    /** Signs a list of the owner's devices, sorted here. */
    public static DeviceList sign(Owner owner, long version, List<Device> devices, long nowMs) {
        if (devices.isEmpty() || devices.size() > DEVICES_MAX) {
            throw new IllegalArgumentException(devices.size() + " devices");
        }
        List<Device> sorted = new ArrayList<>(devices);
        sorted.sort(Comparator.comparing(Device::key));
        DeviceList draft =
                new DeviceList(
                        owner.author(), version, nowMs, nowMs + LIFE_MS, sorted, new byte[0]);
        byte[] signature = owner.signAsAuthor(Domain.DEVICE_LIST, draft.toBytes());
        return draft.with(signature);
    }

    /** The encoding, signature last. */
    public byte[] toBytes() {
        Writer writer = new Writer(BYTES_MAX).u8(FORMAT);
        author.write(writer);
        writer.u64(version).u64(createdMs).u64(expiresMs).u8(devices.size());
        for (Device device : devices) {
            device.write(writer);
        }
        return writer.bytes(signature).toBytes();
    }

    /** Decodes and checks form and signature, not the time. */
    public static Decoded<DeviceList> decode(byte[] bytes, Crypto crypto) {
        Decoded<DeviceList> decoded = parse(bytes);
        DeviceList list = decoded.orNull();
        if (list == null) {
            return decoded;
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - Crypto.SIGNATURE_BYTES);
        return crypto.verify(list.author.bytes(), Domain.DEVICE_LIST.over(body), list.signature)
                ? decoded
                : Decoded.reject(Reason.FORGED);
    }

    /** Decodes without checking the signature: for what this device stored itself. */
    public static Decoded<DeviceList> parse(byte[] bytes) {
        Reader reader = new Reader(bytes);
        if (reader.u8() != FORMAT) {
            return Decoded.reject(bytes.length == 0 ? Reason.TRUNCATED : Reason.UNKNOWN_KIND);
        }
        Id author = Id.read(reader);
        long version = reader.u64();
        long createdMs = reader.u64();
        long expiresMs = reader.u64();
        int count = reader.u8();
        if (count > DEVICES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            devices.add(Device.read(reader));
        }
        byte[] signature = reader.bytes(Crypto.SIGNATURE_BYTES);
        DeviceList list =
                new DeviceList(author, version, createdMs, expiresMs, frozen(devices), signature);
        Decoded<DeviceList> decoded = reader.decoded(list);
        return decoded instanceof Decoded.Ok && !list.valid()
                ? Decoded.reject(Reason.INVALID_FIELD)
                : decoded;
    }

    /** Whether its time is over or, by more than {@link #SKEW_MS}, not yet come. */
    public boolean expired(long nowMs) {
        return nowMs >= expiresMs || createdMs > nowMs + SKEW_MS;
    }

    public @Nullable Device device(Id key) {
        for (Device device : devices) {
            if (device.key().equals(key)) {
                return device;
            }
        }
        return null;
    }

    /** Whether both are the same statement, signature included. */
    public boolean same(DeviceList other) {
        return Arrays.equals(toBytes(), other.toBytes());
    }

    private boolean valid() {
        boolean times = createdMs >= 0 && expiresMs > createdMs && expiresMs - createdMs <= LIFE_MS;
        return times && version >= 1 && !devices.isEmpty() && ascending();
    }

    private boolean ascending() {
        for (int i = 1; i < devices.size(); i++) {
            if (devices.get(i - 1).key().compareTo(devices.get(i).key()) >= 0) {
                return false;
            }
        }
        return true;
    }

    private DeviceList with(byte[] added) {
        return new DeviceList(author, version, createdMs, expiresMs, frozen(devices), added);
    }

    private static List<Device> frozen(List<Device> devices) {
        return Collections.unmodifiableList(devices);
    }
}
