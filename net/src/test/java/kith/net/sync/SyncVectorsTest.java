package kith.net.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.Vectors;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import kith.net.wire.Writer;
import org.junit.jupiter.api.Test;

/** The bytes of {@code docs/protocol/vectors/sync.json}, which were made without this code. */
class SyncVectorsTest {

    private static final byte[] KEY = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    private static final byte[] FINGERPRINT = HexFormat.of().parseHex("810102030405060708");

    private final Crypto crypto = new RealCrypto();
    private final Keyed keyed = new Keyed(crypto, KEY);

    private Id id(long number) {
        String text = "id " + number;
        return Id.of(crypto.sha256(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void fingerprintsAndShortFormsAreThoseOfTheSpecification() {
        for (Vectors.Vector vector : Vectors.of("sync.json", "fingerprint")) {
            IdTree tree = new IdTree();
            for (int i = 0; i < vector.number("ids"); i++) {
                tree.add(id(i));
            }
            Sum sum = tree.sum(Range.LEAST, null);
            assertEquals(vector.number("value"), keyed.fingerprint(sum), vector.text("ids"));
        }
        for (Vectors.Vector vector : Vectors.of("sync.json", "short")) {
            assertEquals(vector.number("value"), keyed.brief(id(vector.number("id"))));
        }
    }

    @Test
    void claimsHaveTheBytesOfTheSpecification() {
        Id one = border("10");
        Id two = border("102030");
        Id three = border("102030" + "00".repeat(27) + "01");
        Id four = border("80");
        List<Claim> claims =
                List.of(
                        new Claim.Fingerprint(new Range(one, two), 0x0102030405060708L),
                        new Claim.Listing(
                                new Range(two, three), keyed.briefs(List.of(id(0), id(1)))),
                        new Claim.Lacking(List.of(id(2), id(3))),
                        new Claim.Wanted(new Range(three, four), keyed.briefs(List.of(id(4)))),
                        new Claim.Listing(new Range(four, null), List.of()));
        byte[] bytes = Vectors.of("sync.json", "claims").getFirst().bytes("bytes");
        ClaimWriter writer = new ClaimWriter(SyncMessage.CLAIMS_BYTES_MAX);
        claims.forEach(writer::add);
        assertArrayEquals(bytes, writer.finish().getFirst());
        assertEquals(claims, ClaimReader.read(bytes).orNull());
    }

    private static Id border(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return Id.of(new Writer(Id.BYTES).bytes(bytes).zeros(Id.BYTES - bytes.length).toBytes());
    }

    @Test
    void messagesHaveTheBytesOfTheSpecification() {
        Id scope =
                Id.of(
                        HexFormat.of()
                                .parseHex(
                                        "404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f"));
        byte[] none = {};
        List<SyncMessage> messages =
                List.of(
                        new SyncMessage.Begin(
                                7, scope, KEY, piece(0, 0, SyncMessage.End.LAST), FINGERPRINT),
                        new SyncMessage.Begin(
                                7, scope, KEY, piece(0, 1, SyncMessage.End.MORE), none),
                        new SyncMessage.Round(
                                7, false, piece(1, 3, SyncMessage.End.CUT), FINGERPRINT),
                        new SyncMessage.Round(7, true, piece(2, 0, SyncMessage.End.LAST), none),
                        new SyncMessage.Stop(7, false, Reason.UNKNOWN_TARGET),
                        new SyncMessage.Stop(7, true, Reason.EXPIRED));
        List<Vectors.Vector> vectors = Vectors.of("sync.json", "message");
        assertEquals(messages.size(), vectors.size());
        for (int i = 0; i < messages.size(); i++) {
            byte[] bytes = vectors.get(i).bytes("bytes");
            String name = vectors.get(i).text("name");
            assertArrayEquals(bytes, messages.get(i).encode(), name);
            SyncMessage read = SyncMessage.decode(bytes).orNull();
            assertNotNull(read, name);
            assertArrayEquals(bytes, read.encode(), name);
        }
    }

    private static SyncMessage.Piece piece(int round, int index, SyncMessage.End end) {
        return new SyncMessage.Piece(round, index, end);
    }

    @Test
    void whatTheSpecificationForbidsIsRejected() {
        for (Vectors.Vector vector : Vectors.of("sync.json", "rejected")) {
            Decoded<SyncMessage> read = SyncMessage.decode(vector.bytes("bytes"));
            assertInstanceOf(Decoded.Reject.class, read, vector.text("why"));
        }
        for (Vectors.Vector vector : Vectors.of("sync.json", "rejected claims")) {
            Decoded<List<Claim>> read = ClaimReader.read(vector.bytes("bytes"));
            assertInstanceOf(Decoded.Reject.class, read, vector.text("why"));
        }
    }
}
