package kith.net.group;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.topic.Swarms;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import kith.net.wire.Writer;

/** What members publish in their topic, under its cover. */
sealed interface Notice {

    /** 64 tokens: what came in a few seconds. */
    int TOKENS_MAX = 64;

    /** A change of the group. */
    record Changes(byte[] operation) implements Notice {}

    /** The operations its sender knows that no other names. */
    record Knows(List<Id> heads) implements Notice {}

    /**
     * A piece of a message.
     *
     * @param number the position of its key in the chain
     */
    record Says(Id chain, long number, byte[] sealed) implements Notice {}

    /** Pieces that its sender has and keeps, each by its 8 bytes that only who opened it knows. */
    record Has(List<Long> tokens) implements Notice {}

    default byte[] toBytes() {
        Writer out = new Writer(Swarms.CONTENT_BYTES_MAX);
        switch (this) {
            case Changes(byte[] operation) -> out.u8(1).bytes(operation);
            case Knows(List<Id> heads) -> {
                out.u8(2).u8(heads.size());
                heads.forEach(head -> head.write(out));
            }
            case Says(Id chain, long number, byte[] sealed) -> {
                chain.write(out.u8(3));
                out.u32(number).bytes(sealed);
            }
            case Has(List<Long> tokens) -> {
                out.u8(4).u8(tokens.size());
                tokens.forEach(out::u64);
            }
        }
        return out.toBytes();
    }

    static Decoded<Notice> decode(byte[] bytes) {
        Reader in = new Reader(bytes);
        return switch (in.u8()) {
            case 1 -> in.decoded(new Changes(in.rest()));
            case 2 -> knows(in);
            case 3 -> {
                Id chain = Id.read(in);
                long number = in.u32();
                yield in.decoded(new Says(chain, number, in.rest()));
            }
            case 4 -> has(in);
            default -> Decoded.reject(bytes.length == 0 ? Reason.TRUNCATED : Reason.UNKNOWN_KIND);
        };
    }

    private static Decoded<Notice> knows(Reader in) {
        int count = in.u8();
        List<Id> heads = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            heads.add(Id.read(in));
        }
        boolean valid = !heads.isEmpty() && heads.size() <= Operation.HEADS_MAX;
        return valid && Operation.ascending(heads)
                ? in.decoded(new Knows(heads))
                : Decoded.reject(Reason.INVALID_FIELD);
    }

    private static Decoded<Notice> has(Reader in) {
        int count = in.u8();
        List<Long> tokens = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            tokens.add(in.u64());
        }
        return count <= TOKENS_MAX ? in.decoded(new Has(tokens)) : Decoded.reject(Reason.TOO_LONG);
    }
}
