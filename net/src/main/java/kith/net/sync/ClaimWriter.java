package kith.net.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.Id;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** Puts claims, in ascending order of their ranges, into pieces of which each stands alone. */
final class ClaimWriter {

    static final int SKIP = 0;
    static final int FINGERPRINT = 1;
    static final int LISTING = 2;
    static final int WANTED = 3;
    static final int LACKING = 4;

    /** Set in a kind whose range has no end. */
    static final int TO_THE_END = 0x80;

    /** In the low half of a border's first byte: all that is left of the 32 bytes follows. */
    static final int WHOLE = 15;

    /** 15: what of the border before may be said to be the same. */
    static final int SHARED_MAX = 15;

    static final int BRIEF_BYTES = 6;

    private final int pieceBytesMax;
    private final List<byte[]> pieces = new ArrayList<>();
    private Writer writer;
    private Id border = Range.LEAST;

    ClaimWriter(int pieceBytesMax) {
        this.pieceBytesMax = pieceBytesMax;
        this.writer = new Writer(pieceBytesMax);
    }

    boolean isEmpty() {
        return pieces.isEmpty() && writer.length() == 0;
    }

    /** All bytes so far. */
    int length() {
        int sum = writer.length();
        for (byte[] piece : pieces) {
            sum += piece.length;
        }
        return sum;
    }

    void add(Claim claim) {
        byte[] bytes = encode(claim, border);
        if (bytes.length > writer.room()) {
            turn();
            bytes = encode(claim, border);
        }
        writer.bytes(bytes);
        Range range = range(claim);
        if (range != null && range.to() != null) {
            border = range.to();
        }
    }

    /** Adds ids the other side lacks, as claims that fill the pieces. */
    void lacking(List<Id> ids) {
        for (int i = 0; i < ids.size(); ) {
            int fit = (writer.room() - 2) / Id.BYTES;
            if (fit < 1) {
                turn();
            } else {
                int end = Math.min(ids.size(), i + Math.min(fit, Claim.IDS_MAX));
                add(new Claim.Lacking(new ArrayList<>(ids.subList(i, end))));
                i = end;
            }
        }
    }

    /** Begins another piece. */
    private void turn() {
        pieces.add(writer.toBytes());
        writer = new Writer(pieceBytesMax);
        border = Range.LEAST;
    }

    /** How many pieces there are. */
    int pieces() {
        return pieces.size() + 1;
    }

    /** The pieces; one without claims if there are none. */
    List<byte[]> finish() {
        pieces.add(writer.toBytes());
        return pieces;
    }

    private static @Nullable Range range(Claim claim) {
        return switch (claim) {
            case Claim.Fingerprint fingerprint -> fingerprint.range();
            case Claim.Listing listing -> listing.range();
            case Claim.Wanted wanted -> wanted.range();
            case Claim.Lacking lacking -> null;
        };
    }

    private byte[] encode(Claim claim, Id before) {
        Writer out = new Writer(SyncMessage.BYTES_MAX);
        Range range = range(claim);
        Id from = range == null ? before : range.from();
        if (!from.equals(before)) {
            border(out.u8(SKIP), before, from);
        }
        switch (claim) {
            case Claim.Fingerprint(Range of, long value) -> kind(out, FINGERPRINT, of).u64(value);
            case Claim.Listing(Range of, List<Long> briefs) ->
                    briefs(kind(out, LISTING, of), briefs);
            case Claim.Wanted(Range of, List<Long> briefs) -> briefs(kind(out, WANTED, of), briefs);
            case Claim.Lacking(List<Id> ids) -> {
                out.u8(LACKING).u8(ids.size());
                ids.forEach(id -> id.write(out));
            }
        }
        return out.toBytes();
    }

    private static Writer kind(Writer out, int kind, Range range) {
        Id to = range.to();
        return to == null ? out.u8(kind | TO_THE_END) : border(out.u8(kind), range.from(), to);
    }

    /** How much is as in the border before, how many bytes follow, and these; then zeros. */
    private static Writer border(Writer out, Id before, Id border) {
        byte[] old = before.bytes();
        byte[] bytes = border.bytes();
        int shared = 0;
        while (shared < SHARED_MAX && old[shared] == bytes[shared]) {
            shared++;
        }
        int end = bytes.length;
        while (end > shared && bytes[end - 1] == 0) {
            end--;
        }
        boolean whole = end - shared >= WHOLE;
        byte[] rest = Arrays.copyOfRange(bytes, shared, whole ? bytes.length : end);
        return out.u8(shared << 4 | (whole ? WHOLE : rest.length)).bytes(rest);
    }

    private static void briefs(Writer out, List<Long> briefs) {
        out.u8(briefs.size());
        for (long brief : briefs) {
            out.u16((int) (brief >>> 32)).u32(brief);
        }
    }
}
