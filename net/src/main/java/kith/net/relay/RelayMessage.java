package kith.net.relay;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/**
 * What nodes tell each other to open circuits and to find shorter ways, inside their links. The
 * first byte is the kind, 0x20 to 0x29.
 */
public sealed interface RelayMessage {

    /** 0x20 to 0x2f are this package's. */
    static boolean is(int kind) {
        return kind >> 4 == 2;
    }

    /** Eight addresses: the own ones of a few interfaces and what others see. */
    int CANDIDATES_MAX = 8;

    /** The longest: a kind, a count and the candidates. */
    int BYTES_MAX = 2 + CANDIDATES_MAX * Address.BYTES;

    /** To a relay: open a circuit to {@code target}. The request is the asker's number. */
    record Ask(long request, Id target) implements RelayMessage {}

    /** From a relay: {@code from} wants to reach you by this circuit. */
    record Offer(long circuit, Id from) implements RelayMessage {}

    /** To a relay: the offered circuit is welcome. */
    record Accept(long circuit) implements RelayMessage {}

    /** To a relay: it is not. */
    record Decline(long circuit) implements RelayMessage {}

    /** From a relay: the circuit asked for stands. */
    record Opened(long request, long circuit) implements RelayMessage {}

    /** From a relay: there will be none; why is one of {@link #CODES}. */
    record Refused(long request, Reason reason) implements RelayMessage {}

    /** To a relay: the circuit is not needed any more. */
    record Close(long circuit) implements RelayMessage {}

    /** From a relay: the circuit ended; why is one of {@link #CODES}. */
    record Ended(long circuit, Reason reason) implements RelayMessage {}

    /** The address the receiver has, as the sender of this sees it. */
    record Observed(Address address) implements RelayMessage {}

    /** Addresses at which the sender of this may be reached without a relay. */
    record Candidates(List<Address> addresses) implements RelayMessage {}

    /** The reasons that go over the wire, by their index. */
    List<Reason> CODES =
            List.of(Reason.UNKNOWN_TARGET, Reason.REFUSED, Reason.FULL, Reason.EXPIRED);

    /** The bytes of the message. */
    default byte[] encode() {
        Writer out = new Writer(BYTES_MAX);
        switch (this) {
            case Ask(long request, Id target) -> target.write(out.u8(0x20).u32(request));
            case Offer(long circuit, Id from) -> from.write(out.u8(0x21).u64(circuit));
            case Accept(long circuit) -> out.u8(0x22).u64(circuit);
            case Decline(long circuit) -> out.u8(0x23).u64(circuit);
            case Opened(long request, long circuit) -> out.u8(0x24).u32(request).u64(circuit);
            case Refused(long request, Reason why) ->
                    out.u8(0x25).u32(request).u8(CODES.indexOf(why));
            case Close(long circuit) -> out.u8(0x26).u64(circuit);
            case Ended(long circuit, Reason why) ->
                    out.u8(0x27).u64(circuit).u8(CODES.indexOf(why));
            case Observed(Address address) -> address.write(out.u8(0x28));
            case Candidates(List<Address> addresses) -> {
                out.u8(0x29).u8(addresses.size());
                addresses.forEach(address -> address.write(out));
            }
        }
        return out.toBytes();
    }

    /** Reads what {@link #encode} wrote. */
    static Decoded<RelayMessage> decode(byte[] bytes) {
        Reader in = new Reader(bytes);
        int kind = in.u8();
        RelayMessage message =
                switch (kind) {
                    case 0x20 -> new Ask(in.u32(), Id.read(in));
                    case 0x21 -> new Offer(in.u64(), Id.read(in));
                    case 0x22 -> new Accept(in.u64());
                    case 0x23 -> new Decline(in.u64());
                    case 0x24 -> new Opened(in.u32(), in.u64());
                    case 0x25 -> new Refused(in.u32(), code(in));
                    case 0x26 -> new Close(in.u64());
                    case 0x27 -> new Ended(in.u64(), code(in));
                    case 0x28 -> new Observed(Address.read(in));
                    case 0x29 -> new Candidates(candidates(in));
                    default -> null;
                };
        return message == null ? Decoded.reject(Reason.UNKNOWN_KIND) : in.decoded(message);
    }

    private static Reason code(Reader in) {
        int code = in.u8();
        if (code < CODES.size()) {
            return CODES.get(code);
        }
        in.fail();
        return Reason.REFUSED;
    }

    private static List<Address> candidates(Reader in) {
        int count = in.u8();
        if (count > CANDIDATES_MAX) {
            in.fail();
        }
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            addresses.add(Address.read(in));
        }
        return List.copyOf(addresses);
    }
}
