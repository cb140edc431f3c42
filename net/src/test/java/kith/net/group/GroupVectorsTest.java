package kith.net.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.RealCrypto;
import kith.net.crypto.Vectors;
import kith.net.person.Owner;
import kith.net.wire.Decoded;
import kith.net.wire.Reader;
import org.junit.jupiter.api.Test;

/** The bytes of {@code docs/protocol/vectors/group.json}, which were made without this code. */
class GroupVectorsTest {

    private static final Crypto CRYPTO = new RealCrypto();

    @Test
    void operationsHaveTheBytesOfTheSpecification() {
        List<Operation> read = new ArrayList<>();
        for (Vectors.Vector vector : Vectors.of("group.json", "operation")) {
            Operation operation = Operation.decode(vector.bytes("bytes"), CRYPTO).orNull();
            assertNotNull(operation, vector.text("name"));
            assertArrayEquals(vector.bytes("bytes"), operation.toBytes(), vector.text("name"));
            assertEquals(Id.of(vector.bytes("id")), operation.id(CRYPTO), vector.text("name"));
            assertEquals(Id.of(vector.bytes("author")), operation.author());
            read.add(operation);
        }
        History history = new History(read.get(0), CRYPTO);
        for (Operation operation : read) {
            assertNull(history.add(operation));
        }
        assertEquals(read.size(), history.size());
        assertEquals(2, history.roll().members().size());
    }

    @Test
    void operationsThatTheSpecificationForbidsAreRefused() {
        List<Vectors.Vector> vectors = Vectors.of("group.json", "refused operation");
        assertEquals(17, vectors.size());
        for (Vectors.Vector vector : vectors) {
            assertInstanceOf(
                    Decoded.Reject.class,
                    Operation.decode(vector.bytes("bytes"), CRYPTO),
                    vector.text("why"));
        }
    }

    @Test
    void epochsFollowFromSecretsAsTheSpecificationSays() {
        for (Vectors.Vector vector : Vectors.of("group.json", "epoch")) {
            List<Id> keying = ids(vector.bytes("keying"));
            Map<Id, byte[]> secrets = new LinkedHashMap<>();
            Reader in = new Reader(vector.bytes("secrets"));
            keying.forEach(id -> secrets.put(id, in.bytes(Crypto.KEY_BYTES)));
            Id group = Id.of(vector.bytes("group"));
            Epoch epoch = Epoch.of(group, keying, secrets, CRYPTO);
            assertNotNull(epoch);
            assertEquals(Id.of(vector.bytes("id")), epoch.id());
            assertArrayEquals(vector.bytes("topic"), epoch.topic().toBytes());
            assertArrayEquals(vector.bytes("cover"), epoch.cover());
            secrets.remove(keying.get(0));
            assertNull(Epoch.of(group, keying, secrets, CRYPTO));
        }
        for (Vectors.Vector vector : Vectors.of("group.json", "commitment")) {
            Id commitment = Epoch.commitment(vector.bytes("secret"), CRYPTO);
            assertEquals(Id.of(vector.bytes("commitment")), commitment);
        }
    }

    private static List<Id> ids(byte[] bytes) {
        List<Id> ids = new ArrayList<>();
        Reader in = new Reader(bytes);
        while (in.remaining() > 0) {
            ids.add(Id.read(in));
        }
        return ids;
    }

    @Test
    void cardsAndChainsAreThoseOfTheSpecification() {
        Vectors.Vector keys = Vectors.of("group.json", "chain").get(0);
        for (Vectors.Vector vector : Vectors.of("group.json", "card")) {
            ChainCard card = ChainCard.parse(vector.bytes("bytes")).orNull();
            assertNotNull(card);
            assertArrayEquals(vector.bytes("bytes"), card.toBytes());
            assertTrue(card.proven(Id.of(vector.bytes("group")), CRYPTO));
            assertFalse(card.proven(card.chain(), CRYPTO), "another group");
            assertEquals(Long.parseLong(vector.text("position")), card.position());
            Chain chain = new Chain(card);
            assertArrayEquals(keys.bytes("message4"), chain.peek(4, CRYPTO));
            assertEquals(card.position() == 0, chain.peek(1, CRYPTO) != null);
        }
        ChainCard first =
                ChainCard.parse(Vectors.of("group.json", "card").get(0).bytes("bytes")).orNull();
        assertNotNull(first);
        assertEquals(Id.of(keys.bytes("name")), ChainCard.name(keys.bytes("key"), CRYPTO));
        Chain chain = new Chain(first);
        assertArrayEquals(keys.bytes("message0"), chain.take(CRYPTO));
        assertArrayEquals(keys.bytes("message1"), chain.take(CRYPTO));
        for (Vectors.Vector vector : Vectors.of("group.json", "refused card")) {
            ChainCard card = ChainCard.parse(vector.bytes("bytes")).orNull();
            Id group = Id.of(vector.bytes("group"));
            assertTrue(card == null || !card.proven(group, CRYPTO), vector.text("why"));
        }
    }

    @Test
    void piecesHaveTheBytesOfTheSpecification() {
        for (Vectors.Vector vector : Vectors.of("group.json", "piece")) {
            Id group = Id.of(vector.bytes("group"));
            Id device = Id.of(vector.bytes("device"));
            Spoken.Place place =
                    new Spoken.Place(
                            group,
                            Id.of(vector.bytes("epoch")),
                            Id.of(vector.bytes("chain")),
                            Long.parseLong(vector.text("number")));
            Spoken spoken =
                    new Spoken(
                            ids(vector.bytes("heads")),
                            Long.parseLong(vector.text("sequence")),
                            Id.of(vector.bytes("before")),
                            vector.number("time"),
                            Integer.parseInt(vector.text("piece")),
                            Integer.parseInt(vector.text("pieces")),
                            vector.bytes("content"));
            Owner owner = new Owner(vector.bytes("seed"), vector.bytes("seed"), CRYPTO);
            byte[] key = vector.bytes("key");
            assertArrayEquals(vector.bytes("sealed"), spoken.seal(owner, place, key, CRYPTO));
            Spoken opened =
                    Spoken.open(vector.bytes("sealed"), place, key, device, CRYPTO).orNull();
            assertNotNull(opened);
            assertEquals(Id.of(vector.bytes("id")), opened.id(group, device, CRYPTO));
            assertArrayEquals(spoken.content(), opened.content());
            assertEquals(spoken.heads(), opened.heads());
        }
    }

    @Test
    void noticesAndLettersHaveTheBytesOfTheSpecification() {
        for (Vectors.Vector vector : Vectors.of("group.json", "notice")) {
            byte[] plain = Cover.open(vector.bytes("cover"), vector.bytes("covered"), CRYPTO);
            assertArrayEquals(vector.bytes("plain"), plain, vector.text("name"));
            Notice notice = Notice.decode(vector.bytes("plain")).orNull();
            assertNotNull(notice, vector.text("name"));
            assertArrayEquals(vector.bytes("plain"), notice.toBytes(), vector.text("name"));
            byte[] forged = vector.bytes("covered");
            forged[forged.length / 2] ^= 1;
            assertNull(Cover.open(vector.bytes("cover"), forged, CRYPTO));
        }
        for (Vectors.Vector vector : Vectors.of("group.json", "letter")) {
            Letter letter = Letter.decode(vector.bytes("bytes")).orNull();
            assertNotNull(letter, vector.text("name"));
            assertArrayEquals(vector.bytes("bytes"), letter.toBytes(), vector.text("name"));
            assertEquals(Id.of(vector.bytes("group")), letter.group());
            assertEquals(Integer.parseInt(vector.text("operations")), letter.operations().size());
            assertEquals(Integer.parseInt(vector.text("chains")), letter.chains().size());
            assertEquals(vector.text("asks").equals("1"), letter.asks());
        }
        for (Vectors.Vector vector : Vectors.of("group.json", "refused notice")) {
            assertInstanceOf(
                    Decoded.Reject.class, Notice.decode(vector.bytes("bytes")), vector.text("why"));
        }
        for (Vectors.Vector vector : Vectors.of("group.json", "refused letter")) {
            assertInstanceOf(
                    Decoded.Reject.class, Letter.decode(vector.bytes("bytes")), vector.text("why"));
        }
    }
}
