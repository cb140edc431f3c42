package kith.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that cannot start says in one line what stands in the way. */
class NodeStartTest {

    @TempDir private Path home;

    @Test
    void anAddressThatIsTakenIsNamed() throws Exception {
        try (DatagramChannel taken = DatagramChannel.open()) {
            taken.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            String address = "127.0.0.1:" + taken.socket().getLocalPort();
            assertEquals(
                    "cannot listen at " + address + ": Address already in use",
                    refusal(IOException.class, home.resolve("node"), address));
        }
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        assertEquals(file + " is no folder", refusal(StoreException.class, file, "127.0.0.1:0"));
        Path below = file.resolve("node");
        assertEquals(
                below + " cannot be used: " + file + " is no folder",
                refusal(StoreException.class, below, "127.0.0.1:0"));
    }

    @Test
    void whoHasTheFolderIsNotDisturbed() throws Exception {
        Path folder = home.resolve("node");
        try (Node first = Node.start(NodeConfig.of(folder), output -> {})) {
            assertEquals(
                    "another node runs on " + folder,
                    refusal(StoreException.class, folder, "127.0.0.1:0"));
            assertEquals(first.id(), Node.ids(folder).node());
        }
    }

    private static String refusal(Class<? extends Exception> type, Path folder, String listen) {
        NodeConfig config =
                new NodeConfig(folder, List.of(PeerAddress.socket(listen)), List.of(), 1 << 20);
        return String.valueOf(
                assertThrows(type, () -> Node.start(config, output -> {}).close()).getMessage());
    }
}
