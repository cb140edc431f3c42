package kith.node.lan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kith.net.lan.Hint;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Multicast on loopback. */
class MulticastLanTest {

    private record Sighted(Hint hint, List<Address> at) {}

    private static final class Ears implements Lan.Listener {
        final BlockingQueue<Sighted> sighted = new LinkedBlockingQueue<>();
        final BlockingQueue<String> problems = new LinkedBlockingQueue<>();

        @Override
        public void sighted(Hint hint, List<Address> at) {
            sighted.add(new Sighted(hint, at));
        }

        @Override
        public void problem(@Nullable String problem) {
            problems.add(String.valueOf(problem));
        }

        /** Waits for somebody with this tag. */
        @Nullable Sighted await(int tag) throws InterruptedException {
            Sighted next;
            do {
                next = sighted.poll(60, TimeUnit.SECONDS);
            } while (next != null && next.hint.tag()[0] != tag);
            return next;
        }
    }

    private final List<Closeable> open = new ArrayList<>();
    private volatile List<Network> networks = loopback();

    @AfterEach
    void close() throws Exception {
        for (Closeable each : open) {
            each.close();
        }
    }

    @Test
    void eachOfTwoHearsTheOthersHintAndAddress() throws Exception {
        Ears ann = join(1, 7001);
        Ears ben = join(2, 7002);
        Sighted seen = ann.await(2);
        assertNotNull(seen);
        assertEquals(List.of(Address.v4(0x7f000001, 7002)), seen.at);
        assertNotNull(ben.await(1));
        assertArrayEquals(tag(2), seen.hint.tag());
        for (Sighted each : ann.sighted) {
            assertEquals(2, each.hint.tag()[0], "not itself");
        }
    }

    @Test
    void aNetworkThatComesLaterIsJoined() throws Exception {
        networks = List.of();
        Ears ann = join(1, 7001);
        assertEquals(
                "there is no network that can multicast", ann.problems.poll(60, TimeUnit.SECONDS));
        networks = loopback();
        assertEquals("null", ann.problems.poll(60, TimeUnit.SECONDS));
        join(2, 7002);
        assertNotNull(ann.await(2));
    }

    @Test
    void onANetworkThatCameBackNobodyIsKnownByWhatWasSaidBefore() throws Exception {
        Ears ann = join(1, 7001);
        Ears ben = join(2, 7002);
        Sighted before = ann.await(2);
        assertNotNull(before);
        networks = List.of();
        assertNotNull(ben.problems.poll(60, TimeUnit.SECONDS));
        assertNotNull(ann.problems.poll(60, TimeUnit.SECONDS));
        ann.sighted.clear();
        networks = loopback();
        Sighted after = ann.await(2);
        assertNotNull(after);
        assertFalse(Arrays.equals(before.hint.salt(), after.hint.salt()));
    }

    @Test
    void aNetworkThatCannotBeJoinedIsTold() throws Exception {
        networks = List.of(new Network("nothing-of-the-kind", loopback().get(0).parts()));
        Ears ann = join(1, 7001);
        assertEquals(
                "nothing-of-the-kind: nothing-of-the-kind is gone",
                ann.problems.poll(60, TimeUnit.SECONDS));
        assertNull(ann.sighted.poll());
    }

    private Ears join(int tag, int port) throws Exception {
        Ears ears = new Ears();
        InetSocketAddress bound = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Lan.Own own = new Lan.Own(List.of(bound), salt -> new Hint(salt, tag(tag)));
        open.add(new MulticastLan(() -> networks).join(own, ears));
        return ears;
    }

    private static byte[] tag(int number) {
        return new byte[] {(byte) number, 0, 0, 0, 0, 0, 0, 0};
    }

    /** Loopback, although no system says that it can multicast there by IPv6. */
    static List<Network> loopback() {
        try {
            NetworkInterface lo =
                    NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
            List<Network.Part> four = new ArrayList<>(Network.of(lo).parts());
            four.removeIf(part -> part.address().getAddress().length != 4);
            return List.of(new Network(lo.getName(), four));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
