package kith.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kith.net.Input;
import kith.net.Output;
import kith.net.wire.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose clock was two hours ahead, and is put right while it runs. */
class ClockSetBackTest {

    private static final long AHEAD_MS = 2 * 3_600_000;

    @TempDir Path parent;

    private final AtomicLong aheadMs = new AtomicLong(AHEAD_MS);
    private final List<House> houses = new ArrayList<>();

    /** A node, what it gave out, and how it was set back. */
    private static final class House extends Hearing {
        final List<Output.Deliver> delivered = new CopyOnWriteArrayList<>();
        final BlockingQueue<Long> setBack = new LinkedBlockingQueue<>();
        final Node node;

        House(Path folder, MonotoneClock clock, int quotaBytes) throws Exception {
            List<PeerAddress> nobody = List.of();
            NodeConfig config =
                    new NodeConfig(
                            folder, List.of(PeerAddress.socket("127.0.0.1:0")), nobody, quotaBytes);
            node = Node.start(config, this, clock);
        }

        @Override
        public void output(Output output) {
            if (output instanceof Output.Deliver deliver) {
                delivered.add(deliver);
                if (deliver.content()[0] != 0) {
                    node.submit(new Input.Taken(deliver.envelope()));
                }
            }
            super.output(output);
        }

        @Override
        public void clockSetBack(long byMs) {
            setBack.add(byMs);
        }
    }

    private House house(String name, MonotoneClock clock) throws Exception {
        return house(name, clock, 1 << 30);
    }

    private House house(String name, MonotoneClock clock, int quotaBytes) throws Exception {
        House house = new House(parent.resolve(name), clock, quotaBytes);
        houses.add(house);
        return house;
    }

    private MonotoneClock ahead() {
        return new MonotoneClock(
                () -> System.currentTimeMillis() + aheadMs.get(), System::nanoTime);
    }

    @AfterEach
    void close() {
        houses.forEach(house -> house.node.close());
    }

    @Test
    void startsOverByTheRightTimeAndLosesNothing() throws Exception {
        House a = house("a", ahead());
        House b = house("b", new MonotoneClock());
        a.node.submit(new Input.Invite());
        b.node.submit(new Input.Accept(a.await(Output.Invited.class).invitation()));
        b.await(Output.Contact.class);
        say(b, a, 1);
        say(b, a, 0);
        say(a, b, 2);
        b.clear();
        aheadMs.set(0);
        a.node.execute(() -> {});
        Long byMs = a.setBack.poll(60, TimeUnit.SECONDS);
        assertTrue(byMs != null && Math.abs(byMs - AHEAD_MS) < 60_000, "by " + byMs);
        Output.Unlinked told = b.await(Output.Unlinked.class);
        assertEquals(Reason.ENDED, told.reason(), "it said goodbye");
        assertEquals(a.node.id(), b.await(Output.Linked.class).node());
        say(a, b, 3);
        say(b, a, 4);
        assertEquals(List.of(1, 0, 0, 4), contents(a), "what was not taken comes again");
        assertEquals(List.of(2, 3), contents(b));
    }

    @Test
    void aMinuteLessIsLeft() throws Exception {
        aheadMs.set(MonotoneClock.AHEAD_MS - 10_000);
        House a = house("a", ahead());
        House b = house("b", new MonotoneClock());
        a.node.submit(new Input.Invite());
        b.node.submit(new Input.Accept(a.await(Output.Invited.class).invitation()));
        b.await(Output.Contact.class);
        aheadMs.set(0);
        say(a, b, 1);
        say(b, a, 2);
        assertTrue(a.setBack.isEmpty());
    }

    @Test
    void waitsForADiskThatIsFullAndGoesOnMeanwhile() throws Exception {
        House a = house("a", ahead(), 1);
        House b = house("b", new MonotoneClock());
        int port = a.node.bound().get(0).getPort();
        b.node.submit(new Input.Dial(PeerAddress.address("127.0.0.1:" + port), a.node.id()));
        b.await(Output.Linked.class);
        aheadMs.set(0);
        for (int i = 0; i < 3; i++) {
            b.node.submit(new Input.Post(a.node.id(), new byte[] {(byte) i}));
            assertEquals(i, a.await(Output.Posted.class).bytes()[0]);
        }
        assertTrue(a.setBack.isEmpty());
    }

    private static void say(House from, House to, int content) throws InterruptedException {
        byte[] bytes = {(byte) content};
        from.node.submit(new Input.Send(content, to.node.author(), bytes));
        Output.Deliver deliver;
        do {
            deliver = to.await(Output.Deliver.class);
        } while (deliver.content()[0] != content);
        assertArrayEquals(bytes, deliver.content());
    }

    private static List<Integer> contents(House house) {
        return house.delivered.stream().map(deliver -> (int) deliver.content()[0]).toList();
    }
}
