package kith.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.StoreRecord;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on loopback. */
class NodeTest {

    @TempDir Path parent;

    /** A node and what it gave out. */
    private static final class House extends Hearing {
        final Node node;

        House(Path folder, List<PeerAddress> peers) throws Exception {
            node =
                    Node.start(
                            new NodeConfig(
                                    folder,
                                    List.of(PeerAddress.socket("127.0.0.1:0")),
                                    peers,
                                    1 << 30),
                            this);
        }

        PeerAddress where() {
            int port = node.bound().get(0).getPort();
            return new PeerAddress(node.id(), PeerAddress.address("127.0.0.1:" + port));
        }
    }

    private final List<House> houses = new ArrayList<>();

    private House house(String name, PeerAddress... peers) throws Exception {
        House house = new House(parent.resolve(name), List.of(peers));
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
    void configuredNodesAreLinkedAndAnswer() throws Exception {
        House b = house("b");
        House a = house("a", b.where());
        assertEquals(b.node.id(), a.await(Output.Linked.class).node());
        assertEquals(a.node.id(), b.await(Output.Linked.class).node());
        a.node.submit(new Input.Ping(b.node.id()));
        assertEquals(b.node.id(), a.await(Output.Answered.class).node());
        b.node.submit(new Input.Post(a.node.id(), new byte[] {1, 2, 3}));
        assertArrayEquals(new byte[] {1, 2, 3}, a.await(Output.Posted.class).bytes());
    }

    @Test
    void aStreamLongerThanAllBuffersArrivesWhole() throws Exception {
        House b = house("b");
        House a = house("a", b.where());
        Id to = a.await(Output.Linked.class).node();
        byte[] sent = new byte[12 << 20];
        new Random(3).nextBytes(sent);
        a.node.submit(new Input.Open(1, to));
        Thread reader = new Thread(() -> write(a, to, sent), "writer");
        reader.start();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        Output.Read read;
        do {
            read = b.await(Output.Read.class);
            got.writeBytes(read.bytes());
            b.node.submit(new Input.Consumed(read.node(), read.stream(), read.bytes().length));
        } while (!read.last());
        reader.join();
        assertArrayEquals(sent, got.toByteArray());
    }

    /** Writes as much as there is room for, each time there is. */
    private static void write(House from, Id to, byte[] bytes) {
        try {
            int at = 0;
            while (at < bytes.length) {
                Output.Room room = from.await(Output.Room.class);
                int length = Math.min(room.bytes(), bytes.length - at);
                byte[] part = Arrays.copyOfRange(bytes, at, at + length);
                at += length;
                from.node.submit(new Input.Write(to, room.stream(), part, at == bytes.length));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aNodeThatEndsTellsTheOthers() throws Exception {
        House b = house("b");
        House a = house("a", b.where());
        a.await(Output.Linked.class);
        b.await(Output.Linked.class);
        a.node.close();
        Output.Unlinked told = b.await(Output.Unlinked.class);
        assertEquals(a.node.id(), told.node());
        assertEquals(Reason.ENDED, told.reason(), "not found out by silence");
    }

    @Test
    void aNodeIsFoundAgainAfterARestartWithoutBeingConfigured() throws Exception {
        House b = house("b");
        House a = house("a", b.where());
        a.await(Output.Linked.class);
        a.node.close();
        House again = house("a");
        assertEquals(a.node.id(), again.node.id());
        assertEquals(b.node.id(), again.await(Output.Linked.class).node());
    }

    @Test
    void aFullDiskStopsNothingButWhatMustBeKept() throws Exception {
        List<Long> saved = new CopyOnWriteArrayList<>();
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        FullStore store = new FullStore();
        StoreThread thread =
                new StoreThread(
                        store,
                        new StoreThread.Listener() {
                            @Override
                            public void saved(long sequence) {
                                saved.add(sequence);
                                told.add("saved " + sequence);
                            }

                            @Override
                            public void problem(@Nullable String problem) {
                                told.add("problem " + problem);
                            }
                        });
        thread.start();
        assertTrue(thread.save(1, FileLogTest.record("a", "1")));
        assertEquals("problem full", told.poll(60, TimeUnit.SECONDS));
        assertTrue(thread.save(2, FileLogTest.record("b", "2")));
        store.full = false;
        assertEquals("problem null", told.poll(60, TimeUnit.SECONDS));
        assertNotNull(told.poll(60, TimeUnit.SECONDS));
        thread.close();
        assertEquals(2, store.kept.size());
        assertEquals(2, saved.get(saved.size() - 1));
    }

    /** A disk without room. */
    private static final class FullStore implements Store {
        volatile boolean full = true;
        final List<StoreRecord> kept = new CopyOnWriteArrayList<>();

        @Override
        public List<StoreRecord> records() {
            return kept;
        }

        @Override
        public void append(List<StoreRecord> records) throws StoreException {
            if (full) {
                throw new StoreException("full");
            }
            kept.addAll(records);
        }

        @Override
        public void close() {}
    }
}
