package kith.cli.node;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;

/** One text or file on its way to a contact, a few parts at a time. */
final class Sending {

    /** 4 MiB on their way at a time keep a fast link busy. */
    private static final int OUTSTANDING_MAX = 4;

    /**
     * 8 parts, the first that is not delivered among them: no more may wait for it at the receiver
     * ({@link kith.net.content.Order}).
     */
    private static final int AHEAD_MAX = 8;

    /** 1 s: whoever waits longer is told what they wait for. */
    private static final long QUIET_MS = 1_000;

    private static final AtomicLong TICKETS = new AtomicLong(System.currentTimeMillis() << 20);

    private final RunningNode running;
    private final Id author;
    private final Heard heard;
    private final Control to;

    /** The parts not yet delivered, by ticket; their tickets ascend. */
    private final NavigableMap<Long, Integer> outstanding = new TreeMap<>();

    private int partCount = 1;
    private int begunCount;
    private int keptCount;
    private int toldCount;
    private int storedCount;
    private int deliveredCount;

    /** A number that no other message of this process has, nor one of an earlier process. */
    static long ticket() {
        return TICKETS.incrementAndGet();
    }

    Sending(RunningNode running, Id author, Heard heard, Control to) {
        this.running = running;
        this.author = author;
        this.heard = heard;
        this.to = to;
    }

    /** Sends a text; returns when it is delivered. */
    void text(String text) throws IOException, NodeException, InterruptedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        part(PartHeader.TEXT.message(bytes));
        finish();
        to.send(Event.of("delivered").with("to", author).with("text", text));
    }

    /** Sends a file; returns when it is delivered. */
    void file(Path path) throws IOException, NodeException, InterruptedException {
        PartHeader whole = header(path);
        partCount = whole.parts();
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            for (int part = 0; part < partCount; part++) {
                PartHeader header =
                        new PartHeader(
                                whole.name(), whole.sizeBytes(), whole.sha256(), part, partCount);
                part(header.message(read(path, in, header)));
            }
        }
        finish();
        to.send(
                Event.of("delivered")
                        .with("to", author)
                        .with("file", String.valueOf(whole.name()))
                        .with("bytes", whole.sizeBytes()));
    }

    private static PartHeader header(Path path) throws NodeException {
        try {
            long size = Files.size(path);
            String name = String.valueOf(path.getFileName());
            return new PartHeader(name, size, Inbox.sha256(path), 0, PartHeader.parts(size));
        } catch (IOException e) {
            throw new NodeException(path + " cannot be read: " + e.getMessage());
        }
    }

    private static byte[] read(Path path, RandomAccessFile in, PartHeader header)
            throws NodeException {
        try {
            byte[] content = new byte[header.length()];
            in.seek(header.offset());
            in.readFully(content);
            return content;
        } catch (IOException e) {
            throw new NodeException(path + " changed while it was sent");
        }
    }

    private void part(byte[] message) throws IOException, NodeException, InterruptedException {
        while (outstanding.size() >= OUTSTANDING_MAX || isFarAhead()) {
            hear();
        }
        long ticket = ticket();
        outstanding.put(ticket, begunCount++);
        running.node().submit(new Input.Send(ticket, author, message));
    }

    private boolean isFarAhead() {
        return !outstanding.isEmpty()
                && begunCount - outstanding.firstEntry().getValue() >= AHEAD_MAX;
    }

    private void finish() throws IOException, NodeException, InterruptedException {
        while (!outstanding.isEmpty()) {
            hear();
        }
    }

    private void hear() throws IOException, NodeException, InterruptedException {
        Output output = heard.next(QUIET_MS);
        if (output == null) {
            tellKept();
        } else if (output instanceof Output.State(long ticket, var progress)
                && outstanding.containsKey(ticket)) {
            progress(ticket, progress);
        }
    }

    private void progress(long ticket, Output.Progress progress) throws IOException, NodeException {
        switch (progress) {
            case KEPT -> keptCount++;
            case STORED -> {
                storedCount++;
                if (storedCount + deliveredCount >= partCount) {
                    to.send(Event.of("stored").with("to", author).with("parts", storedCount));
                }
            }
            case DELIVERED -> {
                outstanding.remove(ticket);
                deliveredCount++;
                if (partCount > 1) {
                    to.send(
                            Event.of("part")
                                    .with("delivered", deliveredCount)
                                    .with("of", partCount));
                }
            }
            case EXPIRED -> throw new NodeException("not delivered in time");
            case REFUSED ->
                    throw new NodeException(
                            "refused: no device of theirs is known yet, or there is no room");
        }
    }

    /** Says so when it begins to take long, and when the command is no longer needed. */
    private void tellKept() throws IOException {
        if (keptCount > toldCount && (toldCount == 0 || keptCount == partCount)) {
            toldCount = keptCount;
            to.send(
                    Event.of("kept")
                            .with("to", author)
                            .with("parts", keptCount)
                            .with("of", partCount));
        }
    }
}
