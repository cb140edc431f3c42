package kith.node.lan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.RealCrypto;
import kith.net.person.Invitation;
import kith.node.Hearing;
import kith.node.Node;
import kith.node.NodeConfig;
import kith.node.PeerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that know no address of each other, on loopback. */
class NodesOnLanTest {

    @TempDir Path parent;

    private static final class House extends Hearing {
        final Node node;

        House(Path folder) throws Exception {
            node =
                    Node.start(
                            new NodeConfig(
                                    folder,
                                    List.of(PeerAddress.socket("127.0.0.1:0")),
                                    List.of(),
                                    1 << 30,
                                    new MulticastLan(MulticastLanTest::loopback)),
                            this);
        }
    }

    private final List<House> houses = new ArrayList<>();

    private House house(String name) throws Exception {
        House house = new House(parent.resolve(name));
        houses.add(house);
        return house;
    }

    @AfterEach
    void close() {
        for (House house : houses) {
            house.node.close();
        }
    }

    @Test
    void contactsFindEachOtherWithoutAnyAddress() throws Exception {
        House a = house("a");
        House b = house("b");
        a.node.submit(new Input.Invite());
        b.node.submit(new Input.Accept(withoutAddresses(a.await(Output.Invited.class))));
        assertEquals(a.node.id(), b.await(Output.Linked.class).node());
        assertEquals(a.node.author(), b.await(Output.Contact.class).author());
        assertEquals(b.node.author(), a.await(Output.Contact.class).author());
    }

    private static byte[] withoutAddresses(Output.Invited invited) {
        RealCrypto crypto = new RealCrypto();
        Invitation given =
                Objects.requireNonNull(Invitation.decode(invited.invitation(), crypto).orNull());
        return new Invitation(
                        given.author(),
                        given.device(),
                        given.node(),
                        given.secret(),
                        given.expiresMs(),
                        List.of(),
                        List.of())
                .toBytes(crypto);
    }
}
