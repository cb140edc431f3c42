package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.content.Sealing;
import kith.net.crypto.Crypto;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * What members who are each other's contacts tell each other, sealed from device to device: all
 * that strangers must not know.
 *
 * @param asks whether what the sender lacks is asked for
 * @param operations encoded, each after those before it
 * @param secrets by the operation they belong to
 * @param chains encoded {@link ChainCard}s
 * @param hops how often it may be passed on
 * @param to other members to pass it on to
 */
record Letter(
        Id group,
        boolean asks,
        List<byte[]> operations,
        Map<Id, byte[]> secrets,
        List<byte[]> chains,
        int hops,
        List<Id> to) {

    /** 8: as many levels as there are. */
    static final int HOPS_MAX = 8;

    /** 512 chains: two of each member's device. */
    static final int CHAINS_MAX = 512;

    /** 256 secrets: of as many removals at once. */
    static final int SECRETS_MAX = 255;

    private static final int FORMAT = 1;

    static Letter of(Id group) {
        return new Letter(group, false, List.of(), Map.of(), List.of(), HOPS_MAX, List.of());
    }

    Letter asking() {
        return new Letter(group, true, operations, secrets, chains, hops, to);
    }

    Letter with(List<byte[]> operations, Map<Id, byte[]> secrets, List<byte[]> chains) {
        return new Letter(group, asks, operations, secrets, chains, hops, to);
    }

    Letter passedOn(int hops, List<Id> to) {
        return new Letter(group, false, operations, secrets, chains, hops, to);
    }

    byte[] toBytes() {
        Writer out = new Writer(Sealing.CONTENT_BYTES_MAX).u8(FORMAT);
        group.write(out);
        out.u8(asks ? 1 : 0).u16(operations.size());
        operations.forEach(operation -> out.u16(operation.length).bytes(operation));
        out.u8(secrets.size());
        secrets.forEach((operation, secret) -> {
            operation.write(out);
            out.bytes(secret);
        });
        out.u16(chains.size());
        chains.forEach(chain -> out.u16(chain.length).bytes(chain));
        out.u8(hops).u16(to.size());
        to.forEach(person -> person.write(out));
        return out.toBytes();
    }

    static Decoded<Letter> decode(byte[] bytes) {
        Reader in = new Reader(bytes);
        int format = in.u8();
        Id group = Id.read(in);
        int asks = in.u8();
        List<byte[]> operations = blocks(in);
        int count = in.u8();
        Map<Id, byte[]> secrets = new LinkedHashMap<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            Id operation = Id.read(in);
            secrets.put(operation, in.bytes(Crypto.KEY_BYTES));
        }
        List<byte[]> chains = blocks(in);
        int hops = in.u8();
        int people = in.u16();
        List<Id> to = new ArrayList<>();
        for (int i = 0; i < people && !in.failed(); i++) {
            to.add(Id.read(in));
        }
        if (in.failed()) {
            return Decoded.reject(format == FORMAT ? Reason.TRUNCATED : Reason.UNKNOWN_KIND);
        }
        boolean bounded =
                chains.size() <= CHAINS_MAX && hops <= HOPS_MAX && people <= Roll.MEMBERS_MAX;
        if (format != FORMAT || asks > 1 || !bounded) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        return in.decoded(new Letter(group, asks == 1, operations, secrets, chains, hops, to));
    }

    private static List<byte[]> blocks(Reader in) {
        int count = in.u16();
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            blocks.add(in.bytes(in.u16()));
        }
        return blocks;
    }
}
