package kith.cli.node;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.RealCrypto;
import kith.net.person.Invitation;
import kith.net.trace.TraceEvent;
import kith.net.wire.Decoded;
import org.jspecify.annotations.Nullable;

/** Answers what other commands ask a running node. */
final class Requests implements Control.Answerer {

    /** 15 s: three tries of a handshake over a slow relay. */
    private static final long REACH_MS = 15_000;

    /** 4 MiB on their way at a time keep a fast link busy. */
    private static final int OUTSTANDING_MAX = 4;

    /** 16384 events wait for a command that shows them: some megabytes. */
    private static final int TRACES_MAX = 1 << 14;

    private final RunningNode running;
    private final AtomicLong tickets = new AtomicLong(System.currentTimeMillis() << 20);

    Requests(RunningNode running) {
        this.running = running;
    }

    @Override
    public void answer(Event request, Control to) throws IOException, InterruptedException {
        Event end = Event.of(Control.END);
        try {
            switch (request.name()) {
                case "status" -> to.send(running.status());
                case "peers" -> {
                    for (Event peer : running.peers()) {
                        to.send(peer);
                    }
                }
                case "ping" -> ping(running.find(request.text("peer"), false), to);
                case "invite" -> invite(to);
                case "accept" -> accept(request.text("invitation"), to);
                case "send" -> send(request, to);
                case "receive" -> running.receive(Path.of(request.text("folder")));
                case "trace" -> trace(to);
                default -> end.with(Control.ERROR, "the running node is of another version");
            }
        } catch (NodeException e) {
            end.with(Control.ERROR, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            // No path or no id: whatever asks, the node must go on.
            end.with(Control.ERROR, "the request makes no sense: " + e.getMessage());
        }
        to.send(end);
    }

    /** Outputs that a request waits for. */
    private final class Heard implements AutoCloseable {
        private final BlockingQueue<Output> queue = new LinkedBlockingQueue<>();
        private final Consumer<Output> listener;

        Heard(Class<?>... wanted) {
            listener =
                    output -> {
                        for (Class<?> type : wanted) {
                            // Who watches a trace and does not read it misses some of it.
                            boolean room =
                                    queue.size() < TRACES_MAX || !(output instanceof Output.Trace);
                            if (type.isInstance(output) && room) {
                                queue.add(output);
                            }
                        }
                    };
            running.listen(listener);
        }

        @Nullable Output next(long timeoutMs) throws InterruptedException {
            return queue.poll(timeoutMs, TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            running.forget(listener);
        }
    }

    private void ping(Id node, Control to) throws IOException, NodeException, InterruptedException {
        try (Heard heard = new Heard(Output.Answered.class, Output.Linked.class)) {
            running.node().submit(new Input.Reach(node));
            running.node().submit(new Input.Ping(node));
            long untilMs = System.currentTimeMillis() + REACH_MS;
            Output output;
            while ((output = heard.next(untilMs - System.currentTimeMillis())) != null) {
                if (output instanceof Output.Linked(Id id, var at) && id.equals(node)) {
                    running.node().submit(new Input.Ping(node));
                }
                if (output instanceof Output.Answered(Id id, long ms) && id.equals(node)) {
                    to.send(Event.of("answer").with("node", node).with("ms", ms));
                    return;
                }
            }
            throw new NodeException("no answer from " + node + " within " + REACH_MS + " ms");
        }
    }

    private void invite(Control to) throws IOException, NodeException, InterruptedException {
        try (Heard heard = new Heard(Output.Invited.class, Output.Declined.class)) {
            running.node().submit(new Input.Invite());
            if (!(heard.next(REACH_MS) instanceof Output.Invited(byte[] bytes))) {
                throw new NodeException("too many invitations are open; wait until some are used");
            }
            RealCrypto crypto = new RealCrypto();
            if (Invitation.decode(bytes, crypto) instanceof Decoded.Ok<Invitation>(var made)) {
                to.send(Event.of("invitation").with("text", made.toText(crypto)));
            }
        }
    }

    private void accept(String text, Control to)
            throws IOException, NodeException, InterruptedException {
        RealCrypto crypto = new RealCrypto();
        if (!(Invitation.parse(text, crypto) instanceof Decoded.Ok<Invitation>(Invitation given))) {
            throw new NodeException("this is no whole invitation");
        }
        try (Heard heard = new Heard(Output.Contact.class, Output.Declined.class)) {
            boolean known = running.knows(given.author());
            running.node().submit(new Input.Accept(given.toBytes(crypto)));
            if (known) {
                to.send(Event.of("contact").with("author", given.author()));
                return;
            }
            Output output;
            while ((output = heard.next(2 * REACH_MS)) != null) {
                if (output instanceof Output.Contact(Id author, int devices)
                        && author.equals(given.author())) {
                    to.send(Event.of("contact").with("author", author));
                    return;
                }
                if (output instanceof Output.Declined(var reason)) {
                    throw new NodeException("the invitation was not taken: " + reason);
                }
            }
            throw new NodeException(
                    "kept, but the other side does not answer yet; it becomes a contact when it does");
        }
    }

    private void send(Event request, Control to)
            throws IOException, NodeException, InterruptedException {
        Id author = running.find(request.text("peer"), true);
        String file = request.text("file");
        try (Heard heard = new Heard(Output.State.class)) {
            Sending sending = new Sending(author, heard, to);
            if (file.isEmpty()) {
                byte[] text = request.text("text").getBytes(StandardCharsets.UTF_8);
                sending.part(PartHeader.TEXT.message(text));
            } else {
                sendFile(Path.of(file), sending);
            }
            while (sending.outstanding > 0) {
                sending.hear();
            }
            to.send(Event.of("delivered").with("to", author).with("parts", sending.deliveredCount));
        }
    }

    private static void sendFile(Path path, Sending sending)
            throws IOException, NodeException, InterruptedException {
        byte[] hash;
        long size;
        try {
            hash = Inbox.sha256(path);
            size = Files.size(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        int parts = PartHeader.parts(size);
        String name = String.valueOf(path.getFileName());
        for (int part = 0; part < parts; part++) {
            PartHeader header = new PartHeader(name, size, hash, part, parts);
            sending.part(header.message(content(path, header)));
        }
    }

    private static byte[] content(Path path, PartHeader header) throws NodeException {
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            byte[] content = new byte[header.length()];
            in.seek(header.offset());
            in.readFully(content);
            return content;
        } catch (EOFException e) {
            throw new NodeException(path + " became shorter while it was sent");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static NodeException unreadable(Path path, IOException e) {
        return new NodeException("the node cannot read " + path + ": " + e.getMessage());
    }

    /** Messages on their way, a few at a time. */
    private final class Sending {
        private final Id author;
        private final Heard heard;
        private final Control to;
        private final java.util.Set<Long> open = new java.util.HashSet<>();
        int outstanding;
        int deliveredCount;

        Sending(Id author, Heard heard, Control to) {
            this.author = author;
            this.heard = heard;
            this.to = to;
        }

        void part(byte[] message) throws IOException, NodeException, InterruptedException {
            while (outstanding >= OUTSTANDING_MAX) {
                hear();
            }
            long ticket = tickets.incrementAndGet();
            open.add(ticket);
            outstanding++;
            running.node().submit(new Input.Send(ticket, author, message));
        }

        void hear() throws IOException, NodeException, InterruptedException {
            if (!(heard.next(Long.MAX_VALUE) instanceof Output.State(long ticket, var progress))
                    || !open.contains(ticket)) {
                return;
            }
            switch (progress) {
                case KEPT -> to.send(Event.of("kept"));
                case DELIVERED -> {
                    open.remove(ticket);
                    outstanding--;
                    to.send(Event.of("part").with("delivered", ++deliveredCount));
                }
                case EXPIRED -> throw new NodeException("not delivered in time");
                case REFUSED ->
                        throw new NodeException("refused: nobody to send it to, or no room");
            }
        }
    }

    private void trace(Control to) throws IOException, InterruptedException {
        try (Heard heard = new Heard(Output.Trace.class)) {
            while (true) {
                if (heard.next(1_000) instanceof Output.Trace(TraceEvent event)) {
                    to.send(Events.trace(event));
                }
            }
        }
    }
}
