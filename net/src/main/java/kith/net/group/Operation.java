package kith.net.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.person.DeviceList;
import kith.net.person.Domain;
import kith.net.person.Owner;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * One signed change of a group. It names what its author knew of the group, and proves itself: it
 * carries the author's device list, so that who does not know the author can check it too.
 *
 * @param group the id of the operation that began the group; zeros in that one
 * @param devices the author's device list
 * @param device the author's device that signed
 * @param heads the operations known that no other known one names, ascending; none in the first
 * @param timeMs on the author's clock; only the name of a group is decided by it
 * @param signature by the device
 */
public record Operation(
        Id group,
        DeviceList devices,
        Id device,
        List<Id> heads,
        long timeMs,
        Action action,
        byte[] signature) {

    /** 16: who knows more of them names some now and the others next time. */
    public static final int HEADS_MAX = 16;

    /** What stands for the group in the operation that begins it. */
    static final Id NONE = Id.of(new byte[Id.BYTES]);

    private static final int FORMAT = 1;

    /** The longest encoding. */
    public static final int BYTES_MAX =
            1
                    + Id.BYTES
                    + 2
                    + DeviceList.BYTES_MAX
                    + Id.BYTES
                    + 8
                    + 1
                    + HEADS_MAX * Id.BYTES
                    + 1
                    + 1
                    + Action.NAME_BYTES_MAX
                    + 2 * Id.BYTES
                    + Crypto.SIGNATURE_BYTES;

    /** What is to be signed. */
    record Draft(Id group, List<Id> heads, long timeMs, Action action) {}

    static Operation sign(Owner owner, DeviceList own, Draft draft) {
        Operation unsigned =
                new Operation(
                        draft.group,
                        own,
                        owner.device(),
                        draft.heads,
                        draft.timeMs,
                        draft.action,
                        new byte[0]);
        return unsigned.with(owner.signAsDevice(Domain.GROUP_OPERATION, unsigned.toBytes()));
    }

    private Operation with(byte[] added) {
        return new Operation(group, devices, device, heads, timeMs, action, added);
    }

    /** The person whose operation it is. */
    public Id author() {
        return devices.author();
    }

    /** The hash of all but the signature. */
    public Id id(Crypto crypto) {
        byte[] all = toBytes();
        byte[] body = Arrays.copyOf(all, all.length - signature.length);
        return Id.of(crypto.sha256(Domain.GROUP_OPERATION_ID.over(body)));
    }

    /** The group's id. */
    public Id of(Crypto crypto) {
        return action instanceof Action.Create ? id(crypto) : group;
    }

    /** The encoding, signature last. */
    public byte[] toBytes() {
        byte[] list = devices.toBytes();
        Writer out = new Writer(BYTES_MAX).u8(FORMAT);
        group.write(out);
        out.u16(list.length).bytes(list);
        device.write(out);
        out.u64(timeMs).u8(heads.size());
        heads.forEach(head -> head.write(out));
        action.write(out);
        return out.bytes(signature).toBytes();
    }

    /** Decodes, and checks form and signatures; whether it counts is for the group to say. */
    public static Decoded<Operation> decode(byte[] bytes, Crypto crypto) {
        Operation operation = parse(bytes).orNull();
        if (operation == null) {
            return parse(bytes);
        }
        byte[] list = operation.devices.toBytes();
        byte[] body = Arrays.copyOf(bytes, bytes.length - Crypto.SIGNATURE_BYTES);
        byte[] signed = Domain.GROUP_OPERATION.over(body);
        boolean proven =
                DeviceList.decode(list, crypto) instanceof Decoded.Ok
                        && crypto.verify(operation.device.bytes(), signed, operation.signature);
        return proven ? Decoded.ok(operation) : Decoded.reject(Reason.FORGED);
    }

    /** Decodes without checking signatures: for what this device stored itself. */
    static Decoded<Operation> parse(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        Reader in = new Reader(bytes);
        if (in.u8() != FORMAT) {
            return Decoded.reject(bytes.length == 0 ? Reason.TRUNCATED : Reason.UNKNOWN_KIND);
        }
        Id group = Id.read(in);
        DeviceList devices = DeviceList.parse(in.bytes(in.u16())).orNull();
        Id device = Id.read(in);
        long timeMs = in.u64();
        int count = in.u8();
        List<Id> heads = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            heads.add(Id.read(in));
        }
        Action action = Action.read(in);
        byte[] signature = in.bytes(Crypto.SIGNATURE_BYTES);
        if (in.failed()) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        if (devices == null || action == null) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        List<Id> frozen = Collections.unmodifiableList(heads);
        Operation read = new Operation(group, devices, device, frozen, timeMs, action, signature);
        return read.valid() ? in.decoded(read) : Decoded.reject(Reason.INVALID_FIELD);
    }

    private boolean valid() {
        boolean first = action instanceof Action.Create;
        boolean begins = first == heads.isEmpty() && first == group.equals(NONE);
        boolean inTime =
                timeMs >= devices.createdMs() - DeviceList.SKEW_MS && timeMs < devices.expiresMs();
        return begins
                && inTime
                && heads.size() <= HEADS_MAX
                && ascending(heads)
                && devices.device(device) != null;
    }

    static boolean ascending(List<Id> ids) {
        for (int i = 1; i < ids.size(); i++) {
            if (ids.get(i - 1).compareTo(ids.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
