package kith.net.group;

import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The keys one device speaks under: each message's from the chain's key, which is then replaced by
 * its hash. Who has it at one position can go on, never back.
 */
final class Chain {

    /** 1024 keys of messages passed over are kept until those come. */
    static final int SKIPPED_MAX = 1024;

    /** 65 536 messages; a device begins another chain before. */
    static final int LENGTH_MAX = 1 << 16;

    private static final byte[] MESSAGE = {1};
    private static final byte[] NEXT = {2};

    /** What is known of it: the position and key are those of when it was given. */
    final ChainCard card;

    private long position;
    private byte[] key;
    private final Map<Long, byte[]> skipped = new LinkedHashMap<>();

    /** Whether a message was opened under it, or its key is that of its name. */
    private boolean tried;

    Chain(ChainCard card) {
        this.card = card;
        this.position = card.position();
        this.key = card.key();
        this.tried = card.position() == 0;
    }

    long position() {
        return position;
    }

    boolean tried() {
        return tried;
    }

    /** The chain as of now, for somebody else. */
    ChainCard now() {
        return new ChainCard(
                card.epoch(),
                card.chain(),
                card.devices(),
                card.device(),
                card.signature(),
                position,
                key);
    }

    /** The key of the next message; it is never given again. */
    byte[] take(Crypto crypto) {
        byte[] taken = crypto.hmac(key, MESSAGE);
        key = crypto.hmac(key, NEXT);
        position++;
        return taken;
    }

    /** The key of a message, or null: used before, too far ahead. Nothing changes by asking. */
    byte @Nullable [] peek(long number, Crypto crypto) {
        if (number < position) {
            return skipped.get(number);
        }
        if (number - position > SKIPPED_MAX || number >= LENGTH_MAX) {
            return null;
        }
        byte[] at = key;
        for (long i = position; i < number; i++) {
            at = crypto.hmac(at, NEXT);
        }
        return crypto.hmac(at, MESSAGE);
    }

    /** The message of that number was genuine: its key goes, those passed over stay. */
    void use(long number, Crypto crypto) {
        tried = true;
        while (position < number) {
            skipped.put(position, take(crypto));
        }
        if (position == number) {
            take(crypto);
        } else {
            skipped.remove(number);
        }
        while (skipped.size() > SKIPPED_MAX) {
            skipped.remove(skipped.keySet().iterator().next());
        }
    }

    byte[] toBytes() {
        byte[] start = now().toBytes();
        Writer out =
                new Writer(2 + start.length + 1 + 2 + skipped.size() * (4 + Crypto.KEY_BYTES))
                        .u16(start.length)
                        .bytes(start)
                        .u8(tried ? 1 : 0)
                        .u16(skipped.size());
        skipped.forEach((number, kept) -> out.u32(number).bytes(kept));
        return out.toBytes();
    }

    /** Null if the value is damaged. */
    static @Nullable Chain restore(byte[] value) {
        Reader in = new Reader(value);
        ChainCard card = ChainCard.parse(in.bytes(in.u16())).orNull();
        if (card == null) {
            return null;
        }
        Chain chain = new Chain(card);
        chain.tried = in.u8() == 1;
        int count = in.u16();
        for (int i = 0; i < count && !in.failed(); i++) {
            long number = in.u32();
            chain.skipped.put(number, in.bytes(Crypto.KEY_BYTES));
        }
        return in.finished() ? chain : null;
    }

    int skippedSize() {
        return skipped.size();
    }

    Id device() {
        return card.device();
    }
}
