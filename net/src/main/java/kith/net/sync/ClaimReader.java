package kith.net.sync;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** Reads the claims of one piece. */
final class ClaimReader {

    private final Reader reader;
    private final List<Claim> claims = new ArrayList<>();
    private Id border = Range.LEAST;
    private boolean ended;

    private ClaimReader(byte[] bytes) {
        this.reader = new Reader(bytes);
    }

    static Decoded<List<Claim>> read(byte[] bytes) {
        ClaimReader claims = new ClaimReader(bytes);
        while (claims.reader.remaining() > 0) {
            boolean taken = claims.next();
            if (claims.reader.failed()) {
                return Decoded.reject(Reason.TRUNCATED);
            }
            if (!taken) {
                return Decoded.reject(Reason.INVALID_FIELD);
            }
        }
        return Decoded.ok(claims.claims);
    }

    private boolean next() {
        int first = reader.u8();
        if (first == ClaimWriter.LACKING) {
            return lacking();
        }
        int kind = first & ~ClaimWriter.TO_THE_END;
        boolean toTheEnd = first != kind;
        Id from = border;
        Id to = toTheEnd ? null : border();
        if (ended || (to != null && to.compareTo(from) <= 0)) {
            return false;
        }
        ended = toTheEnd;
        border = to == null ? border : to;
        Range range = new Range(from, to);
        return switch (kind) {
            case ClaimWriter.SKIP -> !toTheEnd;
            case ClaimWriter.FINGERPRINT -> claims.add(new Claim.Fingerprint(range, reader.u64()));
            case ClaimWriter.LISTING -> {
                List<Long> briefs = briefs();
                yield briefs != null && claims.add(new Claim.Listing(range, briefs));
            }
            case ClaimWriter.WANTED -> {
                List<Long> briefs = briefs();
                yield briefs != null && claims.add(new Claim.Wanted(range, briefs));
            }
            default -> false;
        };
    }

    private boolean lacking() {
        int count = reader.u8();
        if (count == 0 || count > Claim.IDS_MAX) {
            return false;
        }
        List<Id> ids = new ArrayList<>();
        for (int i = 0; i < count && !reader.failed(); i++) {
            ids.add(Id.read(reader));
        }
        return claims.add(new Claim.Lacking(ids));
    }

    private Id border() {
        int head = reader.u8();
        int shared = head >>> 4;
        int length = head & ClaimWriter.WHOLE;
        byte[] bytes = new byte[Id.BYTES];
        System.arraycopy(border.bytes(), 0, bytes, 0, shared);
        byte[] rest = reader.bytes(length == ClaimWriter.WHOLE ? Id.BYTES - shared : length);
        System.arraycopy(rest, 0, bytes, shared, rest.length);
        return Id.of(bytes);
    }

    private @Nullable List<Long> briefs() {
        int count = reader.u8();
        if (count > Claim.SHORTS_MAX) {
            return null;
        }
        List<Long> briefs = new ArrayList<>();
        for (int i = 0; i < count && !reader.failed(); i++) {
            briefs.add((long) reader.u16() << 32 | reader.u32());
        }
        return briefs;
    }
}
