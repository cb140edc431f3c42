package kith.node.lan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import kith.net.wire.Address;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private final Network home =
            new Network(
                    "home",
                    List.of(
                            new Network.Part(InetAddress.ofLiteral("10.9.1.1"), 24),
                            new Network.Part(InetAddress.ofLiteral("fd00:9::1"), 64)));

    @Test
    void onlyAddressesOfThisNetworkAreNear() {
        assertEquals(List.of(Address.v4(0x0a090102, 7000)), near("10.9.1.2"));
        assertEquals(1, near("fd00:9::2").size());
        for (String far :
                List.of("10.9.2.2", "192.0.2.1", "127.0.0.1", "224.0.0.251", "fd00:8::2", "::1")) {
            assertEquals(List.of(), near(far), far);
        }
    }

    @Test
    void addressesOfAllAtOnceAreNobodys() {
        assertEquals(List.of(), near("10.9.1.255"));
        assertEquals(List.of(), near("10.9.1.0"));
        assertEquals(List.of(), near("255.255.255.255"));
    }

    @Test
    void anInterfaceWithoutAMaskIsNearToNobody() {
        Network.Part part = new Network.Part(InetAddress.ofLiteral("10.9.1.1"), 0);
        assertFalse(part.near(new byte[] {10, 9, 1, 2}));
        Network.Part two = new Network.Part(InetAddress.ofLiteral("10.9.1.0"), 31);
        assertTrue(two.near(new byte[] {10, 9, 1, 1}), "both ends of a line of two");
    }

    @Test
    void onlyTheAddressesANodeListensOnAreAnnounced() {
        assertEquals(2, home.reachable(bound("0.0.0.0")).size());
        assertEquals(1, home.reachable(bound("10.9.1.1")).size());
        assertEquals(0, home.reachable(bound("127.0.0.1")).size());
    }

    @Test
    void theNetworksOfThisDeviceCanMulticast() throws Exception {
        for (Network network : Network.all()) {
            assertTrue(
                    NetworkInterface.getByName(network.name()).supportsMulticast(), network.name());
            for (Network.Part part : network.parts()) {
                boolean six = part.address().getAddress().length == 16;
                assertFalse(six && part.address().isLinkLocalAddress(), part.toString());
            }
        }
    }

    private static InetSocketAddress bound(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 7000);
    }

    private List<Address> near(String address) {
        byte[] ip = InetAddress.ofLiteral(address).getAddress();
        return home.near(new Announcement(DnsMessageTest.ANN.hint(), 7000, List.of(ip)));
    }
}
