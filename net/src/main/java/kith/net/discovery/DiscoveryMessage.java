package kith.net.discovery;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Datagrams of their own, outside links. The first byte is the kind, 0x30 to 0x34. */
sealed interface DiscoveryMessage {

    int QUESTION = 0x30;
    int ANSWER = 0x31;
    int PUT = 0x32;
    int STORED = 0x33;
    int INTRODUCE = 0x34;

    /** 80: the fixed fields of an answer, so that every question may be answered. */
    int QUESTION_BYTES_MIN = 80;

    /** 1200: as any datagram. */
    int BYTES_MAX = 1200;

    /** Flags of a question. */
    int V4 = 1;

    int V6 = 2;
    int RECORDS = 4;
    int ACQUAINT = 16;

    /** Flags of an answer. */
    int RELAYS = 1;

    int MORE = 2;

    /** A flag of both: strangers get through to the sender. */
    int REACHABLE = 8;

    /**
     * Who is near a place?
     *
     * @param flags {@link #V4} and the others
     * @param token what the other side gave in an answer, or zeros
     * @param length of the whole datagram; the answer has no more bytes, unless the token holds
     */
    record Question(Transaction transaction, int flags, byte[] token, Id target, int length)
            implements DiscoveryMessage {

        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    /**
     * Those are.
     *
     * @param token for the next question of the same address
     * @param you where the question came from
     * @param node who answers, as it says
     * @param nodes those near the target, the nearest first
     * @param records kept under the target
     */
    record Answer(
            Transaction transaction,
            int flags,
            byte[] token,
            Address you,
            Id node,
            List<Address> nodes,
            List<byte[]> records)
            implements DiscoveryMessage {

        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    /** Keep a record under a key. */
    record Put(Transaction transaction, byte[] token, Id key, byte[] record)
            implements DiscoveryMessage {}

    /** The record is kept, or why not: one of {@link #CODES}. */
    record Stored(Transaction transaction, @Nullable Reason refused) implements DiscoveryMessage {}

    /** Somebody at this address asks to be known; {@link DiscoveryTokens#proof} shows by whom. */
    record Introduce(byte[] proof, Address address) implements DiscoveryMessage {}

    /** The reasons for not keeping a record, by their number less one. */
    List<Reason> CODES =
            List.of(Reason.FULL, Reason.REFUSED, Reason.STALE, Reason.EXPIRED, Reason.FORGED);

    /** The bytes of the datagram. */
    default byte[] encode() {
        Writer out = new Writer(BYTES_MAX);
        switch (this) {
            case Question(
                            Transaction transaction,
                            int flags,
                            byte[] token,
                            Id target,
                            int length) ->
                    transaction
                            .write(out.u8(QUESTION))
                            .u8(flags)
                            .bytes(token)
                            .bytes(target.bytes())
                            .zeros(length - out.length());
            case Answer answer -> write(answer, out);
            case Put(Transaction transaction, byte[] token, Id key, byte[] record) ->
                    transaction.write(out.u8(PUT)).bytes(token).bytes(key.bytes()).bytes(record);
            case Stored(Transaction transaction, Reason refused) ->
                    transaction
                            .write(out.u8(STORED))
                            .u8(refused == null ? 0 : 1 + CODES.indexOf(refused));
            case Introduce(byte[] proof, Address address) -> {
                address.write(out.u8(INTRODUCE).bytes(proof));
                out.zeros(QUESTION_BYTES_MIN - out.length());
            }
        }
        return out.toBytes();
    }

    private static void write(Answer answer, Writer out) {
        answer.transaction().write(out.u8(ANSWER)).u8(answer.flags()).bytes(answer.token());
        answer.you().write(out);
        out.bytes(answer.node().bytes());
        int v4 = 0;
        for (Address node : answer.nodes()) {
            v4 += node.isV4() ? 1 : 0;
        }
        out.u8(v4).u8(answer.nodes().size() - v4).u8(answer.records().size()).u8(0);
        answer.nodes().stream().filter(Address::isV4).forEach(node -> Compact.write(node, out));
        answer.nodes().stream()
                .filter(node -> !node.isV4())
                .forEach(node -> Compact.write(node, out));
        answer.records().forEach(record -> out.u16(record.length).bytes(record));
    }

    /** Reads what {@link #encode} wrote. */
    static Decoded<DiscoveryMessage> decode(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        Reader in = new Reader(bytes);
        return switch (in.u8()) {
            case QUESTION -> question(in, bytes.length);
            case ANSWER -> answer(in);
            case PUT -> put(in);
            case STORED -> stored(in);
            case INTRODUCE -> {
                byte[] proof = in.bytes(DiscoveryTokens.BYTES);
                Address address = Address.read(in);
                boolean padded = bytes.length == QUESTION_BYTES_MIN;
                in.skip(in.remaining());
                yield padded
                        ? in.decoded(new Introduce(proof, address))
                        : Decoded.reject(Reason.INVALID_FIELD);
            }
            default -> Decoded.reject(Reason.UNKNOWN_KIND);
        };
    }

    private static Decoded<DiscoveryMessage> question(Reader in, int length) {
        if (length < QUESTION_BYTES_MIN) {
            return Decoded.reject(Reason.TRUNCATED);
        }
        Transaction transaction = Transaction.read(in);
        int flags = in.u8();
        byte[] token = in.bytes(DiscoveryTokens.BYTES);
        Id target = Id.read(in);
        in.skip(in.remaining());
        if (flags > 31) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        return in.decoded(new Question(transaction, flags, token, target, length));
    }

    private static Decoded<DiscoveryMessage> answer(Reader in) {
        Transaction transaction = Transaction.read(in);
        int flags = in.u8();
        byte[] token = in.bytes(DiscoveryTokens.BYTES);
        Address you = Address.read(in);
        Id node = Id.read(in);
        int v4 = in.u8();
        int v6 = in.u8();
        int recordCount = in.u8();
        if ((flags & ~(RELAYS | MORE | REACHABLE)) != 0 || in.u8() != 0) {
            return Decoded.reject(in.failed() ? Reason.TRUNCATED : Reason.INVALID_FIELD);
        }
        List<Address> nodes = new ArrayList<>();
        for (int i = 0; i < v4 + v6 && !in.failed(); i++) {
            Address address = Compact.read(i < v4, in);
            if (address != null) {
                nodes.add(address);
            }
        }
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < recordCount && !in.failed(); i++) {
            records.add(in.bytes(in.u16()));
        }
        return in.decoded(
                new Answer(
                        transaction,
                        flags,
                        token,
                        you,
                        node,
                        List.copyOf(nodes),
                        List.copyOf(records)));
    }

    private static Decoded<DiscoveryMessage> put(Reader in) {
        Transaction transaction = Transaction.read(in);
        byte[] token = in.bytes(DiscoveryTokens.BYTES);
        Id key = Id.read(in);
        if (in.remaining() > Whereabouts.BYTES_MAX) {
            return Decoded.reject(Reason.TOO_LONG);
        }
        byte[] record = in.rest();
        return in.decoded(new Put(transaction, token, key, record));
    }

    private static Decoded<DiscoveryMessage> stored(Reader in) {
        Transaction transaction = Transaction.read(in);
        int code = in.u8();
        if (code > CODES.size()) {
            return Decoded.reject(Reason.INVALID_FIELD);
        }
        return in.decoded(new Stored(transaction, code == 0 ? null : CODES.get(code - 1)));
    }
}
