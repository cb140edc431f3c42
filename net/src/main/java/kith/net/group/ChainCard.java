package kith.net.group;

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
 * The key of a device's chain at one of its positions, as members give it to each other. That the
 * chain is the device's is signed; that the key belongs to it shows at position 0 or with the first
 * message.
 *
 * @param chain names it: the hash of the key at position 0
 * @param devices the list of whose device it is
 * @param position of the next message key
 */
record ChainCard(
        Id epoch,
        Id chain,
        DeviceList devices,
        Id device,
        byte[] signature,
        long position,
        byte[] key) {

    /** The longest encoding. */
    static final int BYTES_MAX =
            3 * Id.BYTES + 2 + DeviceList.BYTES_MAX + Crypto.SIGNATURE_BYTES + 4 + Crypto.KEY_BYTES;

    Id author() {
        return devices.author();
    }

    static byte[] sign(Owner owner, Id group, Id epoch, Id chain) {
        return owner.signAsDevice(Domain.GROUP_CHAIN, group.bytes(), epoch.bytes(), chain.bytes());
    }

    /** The name of a chain that begins with this key. */
    static Id name(byte[] key, Crypto crypto) {
        return Id.of(crypto.sha256(Domain.GROUP_CHAIN.over(key)));
    }

    byte[] toBytes() {
        byte[] list = devices.toBytes();
        Writer out = new Writer(BYTES_MAX);
        epoch.write(out);
        chain.write(out);
        out.u16(list.length).bytes(list);
        device.write(out);
        return out.bytes(signature).u32(position).bytes(key).toBytes();
    }

    static Decoded<ChainCard> parse(byte[] bytes) {
        Reader in = new Reader(bytes);
        Id epoch = Id.read(in);
        Id chain = Id.read(in);
        DeviceList devices = DeviceList.parse(in.bytes(in.u16())).orNull();
        Id device = Id.read(in);
        byte[] signature = in.bytes(Crypto.SIGNATURE_BYTES);
        long position = in.u32();
        byte[] key = in.bytes(Crypto.KEY_BYTES);
        if (in.failed()) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        if (devices == null || devices.device(device) == null || position >= Chain.LENGTH_MAX) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        return in.decoded(new ChainCard(epoch, chain, devices, device, signature, position, key));
    }

    /** Whether its device and its person say so, for this group. */
    boolean proven(Id group, Crypto crypto) {
        byte[] signed = Domain.GROUP_CHAIN.over(group.bytes(), epoch.bytes(), chain.bytes());
        boolean begins = position > 0 || name(key, crypto).equals(chain);
        return begins
                && DeviceList.decode(devices.toBytes(), crypto) instanceof Decoded.Ok
                && crypto.verify(device.bytes(), signed, signature);
    }
}
