package kith.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kith.net.fuzz.Census;
import kith.net.relay.RelayMessage;
import kith.net.wire.Address;
import org.junit.jupiter.api.Test;

/** What somebody on the wire, in between or linked can do to whole peers. Real keys throughout. */
class PeerSecurityTest {

    private static final byte[] SECRET = "meet me at the old mill".getBytes(StandardCharsets.UTF_8);

    private final Village village = new Village(5);
    private final Village.House ann = village.house(1);
    private final Village.House ben = village.house(2);

    @Test
    void whatWasOnTheWireSentAgainIsDeliveredToNobody() {
        befriend();
        ann.handle(new Input.Send(1, ben.author(), SECRET));
        ann.handle(new Input.Post(ben.id(), SECRET));
        village.run(2_000);
        for (int round = 0; round < 2; round++) {
            for (Village.Seen seen : List.copyOf(village.wire)) {
                village.send(seen.from(), seen.to(), seen.bytes());
            }
            village.run(5_000);
        }
        assertEquals(1, ben.all(Output.Deliver.class).size());
        assertEquals(1, ben.all(Output.Posted.class).size());
    }

    @Test
    void datagramsInAnyOrderGiveMessagesInOrder() {
        befriend();
        List<Village.Seen> held = new ArrayList<>();
        village.loses = seen -> held.add(seen);
        for (int i = 0; i < 20; i++) {
            ann.handle(new Input.Send(i, ben.author(), new byte[] {(byte) i}));
        }
        village.run(50);
        assertTrue(held.size() > 5, () -> held.size() + " datagrams");
        village.loses = seen -> false;
        Collections.shuffle(held, village.random);
        for (Village.Seen seen : held) {
            village.send(seen.from(), seen.to(), seen.bytes());
            village.run(3);
        }
        village.run(20_000);
        List<Output.Deliver> got = ben.all(Output.Deliver.class);
        assertEquals(20, got.size());
        for (int i = 0; i < 20; i++) {
            assertArrayEquals(new byte[] {(byte) i}, got.get(i).content());
        }
    }

    /** Everything a peer says comes back to it, from the address it was sent to. */
    @Test
    void aPeersOwnDatagramsSentBackMeanNothing() {
        befriend();
        boolean[] sending = {false};
        village.loses =
                seen -> {
                    if (seen.from().equals(ann.address) && !sending[0]) {
                        sending[0] = true;
                        village.send(seen.to(), seen.from(), seen.bytes());
                        sending[0] = false;
                    }
                    return false;
                };
        ann.handle(new Input.Send(1, ben.author(), SECRET));
        ann.handle(new Input.Post(ben.id(), SECRET));
        village.run(5_000);
        assertTrue(ann.all(Output.Posted.class).isEmpty());
        assertTrue(ann.all(Output.Deliver.class).isEmpty());
        assertTrue(ann.all(Output.Unlinked.class).isEmpty());
        assertEquals(1, ben.all(Output.Deliver.class).size());
    }

    /** Before each true datagram come three that are like it but for a byte, from its address. */
    @Test
    void forgedDatagramsBlockNoTrueOne() {
        boolean[] forging = {false};
        village.loses =
                seen -> {
                    if (!forging[0]) {
                        forging[0] = true;
                        for (int i = 0; i < 3; i++) {
                            byte[] forged = seen.bytes().clone();
                            forged[village.random.nextInt(forged.length)] ^= 0x11;
                            village.send(seen.from(), seen.to(), forged);
                        }
                        forging[0] = false;
                    }
                    return false;
                };
        befriend();
        ann.handle(new Input.Send(1, ben.author(), new byte[50_000]));
        village.run(10_000);
        assertEquals(1, ben.all(Output.Deliver.class).size());
        assertTrue(ben.all(Output.Unlinked.class).isEmpty());
    }

    /**
     * A relay carries messages of two contacts: it knows both nodes, and neither the persons nor
     * their devices nor a word, in its memory, on its disk and on its lines.
     */
    @Test
    void aRelayKnowsNodesAndNeitherPersonsNorWords() {
        Village.House eve = village.house(3);
        befriend();
        link(ann, eve);
        link(ben, eve);
        village.loses = seen -> between(seen, ann, ben);
        ann.handle(new Input.Reach(ben.id()));
        ann.restart();
        link(ann, eve);
        ann.handle(new Input.Reach(ben.id()));
        village.run(150_000);
        village.wire.clear();
        ann.handle(new Input.Send(1, ben.author(), SECRET));
        village.run(10);
        List<byte[]> known = Census.arrays(eve.peer);
        village.run(10_000);
        assertEquals(1, ben.all(Output.Deliver.class).size());
        known.addAll(Census.arrays(eve.peer));
        eve.disk.values().forEach(record -> known.addAll(Census.arrays(record)));
        village.wire.forEach(seen -> known.add(seen.bytes()));
        assertTrue(holds(known, ann.id().bytes()), "the search finds what is there");
        assertTrue(holds(known, ben.id().bytes()), "the search finds what is there");
        for (Village.House house : List.of(ann, ben)) {
            byte[] device = house.crypto.ed25519Public(house.setup.deviceSeed());
            assertFalse(holds(known, house.author().bytes()));
            assertFalse(holds(known, device));
        }
        assertFalse(holds(known, SECRET));
    }

    /**
     * Whoever forges the address of an end and saw its circuit gets no longer datagrams through.
     */
    @Test
    void aRelayPassesDatagramsOfTheGreatestLengthAndNoLongerOne() {
        Village.House eve = village.house(3);
        village.loses = seen -> between(seen, ann, ben);
        link(ann, eve);
        link(ben, eve);
        ann.handle(new Input.Reach(ben.id()));
        village.run(3_000);
        byte[] relayed = null;
        for (Village.Seen seen : village.wire) {
            boolean through = seen.bytes()[0] == Neighbors.RELAYED;
            relayed = seen.from().equals(ann.address) && through ? seen.bytes() : relayed;
        }
        for (int length :
                new int[] {Relaying.DATAGRAM_BYTES_MAX, Relaying.DATAGRAM_BYTES_MAX + 1}) {
            village.wire.clear();
            village.send(ann.address, eve.address, Arrays.copyOf(relayed, length));
            village.run(15);
            int out = 0;
            for (Village.Seen seen : village.wire) {
                out += seen.from().equals(eve.address) && seen.bytes().length >= length ? 1 : 0;
            }
            assertEquals(length <= Relaying.DATAGRAM_BYTES_MAX ? 1 : 0, out);
        }
    }

    /** What a linked node says of its addresses sends no more than is written: 8 x 4 datagrams. */
    @Test
    void nobodyPointsAPeerAtVictims() {
        Village.House eve = village.house(3);
        village.loses = seen -> between(seen, ann, ben);
        link(ann, eve);
        link(ben, eve);
        ann.handle(new Input.Reach(ben.id()));
        village.run(3_000);
        assertEquals(ben.id(), ann.all(Output.Linked.class).getLast().node());
        village.wire.clear();
        for (int i = 0; i < 200; i++) {
            Address victim = Address.v4(0x50000000 + i, 53);
            byte[] message = new RelayMessage.Candidates(List.of(victim)).encode();
            ben.peer.neighbors.post(ann.id(), message);
        }
        ben.handle(new Input.Tick());
        village.run(30_000);
        int count = 0;
        for (Village.Seen seen : village.wire) {
            boolean known = village.houses.containsKey(seen.to());
            count += seen.from().equals(ann.address) && !known ? 1 : 0;
        }
        int sent = count;
        assertTrue(sent <= 8 * 4, () -> sent + " datagrams to victims");
    }

    private void befriend() {
        ann.handle(new Input.Invite());
        ben.handle(new Input.Accept(ann.all(Output.Invited.class).getLast().invitation()));
        village.run(5_000);
        assertFalse(ben.all(Output.Contact.class).isEmpty());
    }

    private void link(Village.House one, Village.House other) {
        one.handle(new Input.Dial(other.address, other.id()));
        village.run(5_000);
    }

    private static boolean between(Village.Seen seen, Village.House one, Village.House other) {
        List<Address> ends = List.of(seen.from(), seen.to());
        return ends.contains(one.address) && ends.contains(other.address);
    }

    private static boolean holds(List<byte[]> arrays, byte[] part) {
        for (byte[] bytes : arrays) {
            for (int i = 0; i + part.length <= bytes.length; i++) {
                if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                    return true;
                }
            }
        }
        return false;
    }
}
