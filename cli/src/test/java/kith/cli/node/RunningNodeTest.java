package kith.cli.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kith.net.Id;
import kith.net.Output;
import kith.net.content.Delivery;
import kith.net.wire.Writer;
import kith.node.NodeConfig;
import kith.node.PeerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningNodeTest {

    @TempDir private Path home;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final RunningNode running = new RunningNode(events::add);

    @BeforeEach
    void start() throws Exception {
        running.start(
                new NodeConfig(
                        home.resolve("node"),
                        List.of(PeerAddress.socket("127.0.0.1:0")),
                        List.of(),
                        1 << 30));
    }

    @AfterEach
    void close() {
        running.node().close();
    }

    @Test
    void allThatCameBeforeThereWasAFolderIsPutThere() throws Exception {
        int count = 200;
        onNodesThread(() -> {
            for (int i = 0; i < count; i++) {
                running.output(message(i));
            }
        });
        assertEquals(String.valueOf(count), running.status().text("waiting"));
        running.receive(home.resolve("in"));
        for (int i = 0; i < count; i++) {
            assertEquals("message " + i, await("text").text("text"));
        }
        assertEquals("0", running.status().text("waiting"));
    }

    @Test
    void whatAFolderCannotTakeWaitsAndIsNotTaken() throws Exception {
        Path in = home.resolve("in");
        Files.writeString(in, "a file where the folder should be");
        running.receive(in);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(new byte[3]);
        PartHeader header = new PartHeader("a", 3, hash, 0, 1);
        onNodesThread(() -> {
            running.output(delivery(0, header.message(new byte[3])));
            running.output(message(1));
        });
        assertEquals("inbox-problem", events.take().name());
        assertEquals("2", running.status().text("waiting"));
        Files.delete(in);
        running.receive(in);
        assertTrue(await("file").text("path").endsWith("a"));
        assertEquals("message 1", await("text").text("text"));
    }

    @Test
    void whatComesWithoutAFolderIsToldOf() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest();
        byte[] content = new byte[PartHeader.PART_BYTES];
        long size = 2L * PartHeader.PART_BYTES;
        onNodesThread(() -> {
            running.output(message(0));
            running.output(delivery(1, new PartHeader("a/b", size, hash, 0, 2).message(content)));
            running.output(delivery(2, new PartHeader("a/b", size, hash, 1, 2).message(content)));
        });
        assertEquals("", await("waits").text("name"));
        assertEquals("b", await("waits").text("name"));
        assertTrue(events.isEmpty(), events.toString());
    }

    @Test
    void onlyAMessageOutOfOrderIsMarked() throws Exception {
        running.receive(home.resolve("in"));
        onNodesThread(() -> {
            running.output(message(0));
            Output.Deliver next = message(1);
            running.output(
                    new Output.Deliver(
                            next.envelope(),
                            next.author(),
                            next.device(),
                            next.content(),
                            Delivery.Mark.AFTER_GAP));
        });
        assertFalse(await("text").fields().containsKey("mark"));
        assertEquals("after-gap", await("text").text("mark"));
    }

    private Event await(String name) throws InterruptedException {
        Event event;
        while ((event = events.poll(60, TimeUnit.SECONDS)) != null) {
            if (event.name().equals(name)) {
                return event;
            }
        }
        throw new AssertionError("no " + name);
    }

    private void onNodesThread(Runnable task) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        running.node()
                .execute(() -> {
                    task.run();
                    done.countDown();
                });
        assertTrue(done.await(60, TimeUnit.SECONDS));
    }

    private static Output.Deliver message(int number) {
        byte[] text = ("message " + number).getBytes(StandardCharsets.UTF_8);
        return delivery(number, PartHeader.TEXT.message(text));
    }

    private static Output.Deliver delivery(int number, byte[] content) {
        return new Output.Deliver(node(number), node(1), node(2), content, Delivery.Mark.NONE);
    }

    private static Id node(long start) {
        return Id.of(new Writer(Id.BYTES).u32(start).zeros(28).toBytes());
    }
}
