package kith.cli.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.RealCrypto;
import kith.net.person.Invitation;
import kith.net.trace.TraceEvent;
import kith.net.wire.Decoded;

/** Answers what other commands ask a running node. */
final class Requests implements Control.Answerer {

    /** 15 s: three tries of a handshake over a slow relay. */
    private static final long REACH_MS = 15_000;

    private final RunningNode running;
    private final TopicRequests topics;

    Requests(RunningNode running) {
        this.running = running;
        this.topics = new TopicRequests(running);
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
                case "ping" -> ping(running.nodes(request.text("peer")), to);
                case "invite" -> invite(to);
                case "accept" -> accept(request.text("invitation"), to);
                case "send" -> send(request, to);
                case "receive" -> receive(Path.of(request.text("folder")), to);
                case "group" -> new GroupRequests(running).answer(request, to);
                case "trace" -> trace(to);
                case "topic" -> topics.answer(request, to);
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

    private void ping(List<Id> nodes, Control to)
            throws IOException, NodeException, InterruptedException {
        try (Heard heard =
                new Heard(running, List.of(Output.Answered.class, Output.Linked.class))) {
            Set<Id> silent = new LinkedHashSet<>(nodes);
            for (Id node : nodes) {
                running.node().submit(new Input.Reach(node));
                running.node().submit(new Input.Ping(node));
            }
            long untilMs = System.currentTimeMillis() + REACH_MS;
            Output output;
            while (!silent.isEmpty()
                    && (output = heard.next(untilMs - System.currentTimeMillis())) != null) {
                if (output instanceof Output.Linked(Id id, var at) && silent.contains(id)) {
                    running.node().submit(new Input.Ping(id));
                }
                if (output instanceof Output.Answered(Id id, long ms) && silent.remove(id)) {
                    to.send(Event.of("answer").with("node", id).with("ms", ms));
                }
            }
            if (silent.size() == nodes.size()) {
                throw new NodeException("no answer within " + REACH_MS / 1000 + " s");
            }
            for (Id id : silent) {
                to.send(Event.of("silent").with("node", id));
            }
        }
    }

    private void invite(Control to) throws IOException, NodeException, InterruptedException {
        try (Heard heard =
                new Heard(running, List.of(Output.Invited.class, Output.Declined.class))) {
            running.node().submit(new Input.Invite());
            if (!(heard.next(REACH_MS) instanceof Output.Invited(byte[] bytes))) {
                throw new NodeException("too many invitations are open; wait until some are used");
            }
            tellInvitation(bytes, to);
        }
    }

    static void tellInvitation(byte[] bytes, Control to) throws IOException {
        RealCrypto crypto = new RealCrypto();
        if (Invitation.decode(bytes, crypto) instanceof Decoded.Ok<Invitation>(var made)) {
            to.send(Event.of("invitation").with("text", made.toText(crypto)));
        }
    }

    private void accept(String text, Control to)
            throws IOException, NodeException, InterruptedException {
        RealCrypto crypto = new RealCrypto();
        if (!(Invitation.parse(text, crypto) instanceof Decoded.Ok<Invitation>(Invitation given))) {
            throw new NodeException("this is no whole invitation; copy all of it");
        }
        if (given.author().equals(running.node().author())) {
            throw new NodeException("this invitation is your own; another person can take it");
        }
        if (System.currentTimeMillis() >= given.expiresMs()) {
            throw new NodeException("this invitation is over; ask for a new one");
        }
        try (Heard heard =
                new Heard(
                        running,
                        List.of(Output.Contact.class, Output.Declined.class, Output.Spent.class))) {
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
                if (output instanceof Output.Spent(Id author) && author.equals(given.author())) {
                    throw new NodeException(Roster.SPENT);
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
        Id author = running.contact(request.text("peer"));
        String file = request.text("file");
        try (Heard heard = new Heard(running, List.of(Output.State.class))) {
            Sending sending = new Sending(running, author, heard, to);
            if (file.isEmpty()) {
                sending.text(request.text("text"));
            } else {
                sending.file(Path.of(file));
            }
        }
    }

    private void receive(Path folder, Control to) throws IOException, NodeException {
        Inbox.prepare(folder);
        running.receive(folder);
        to.send(Event.of("receiving").with("folder", folder));
    }

    private void trace(Control to) throws IOException, InterruptedException {
        try (Heard heard = new Heard(running, List.of(Output.Trace.class))) {
            while (true) {
                if (heard.next(1_000) instanceof Output.Trace(TraceEvent event)) {
                    to.send(Events.trace(event));
                }
            }
        }
    }
}
