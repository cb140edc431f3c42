package kith.cli.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.RealCrypto;
import kith.net.topic.Following;
import kith.net.topic.Member;
import kith.net.topic.Topic;
import kith.node.PeerAddress;

/** Answers {@code kith node topic} of a running node. */
final class TopicRequests {

    /** 1 MiB of a topic's latest messages is kept for those who missed them. */
    private static final int KEPT_BYTES = 1 << 20;

    /** 15 s: a node that writes to a slow disk says within what it keeps. */
    private static final long KEEP_MS = 15_000;

    /** 2 s more than the query has: it ends by itself. */
    private static final long GRACE_MS = 2_000;

    private static final AtomicLong TICKETS = new AtomicLong(System.currentTimeMillis() << 20);

    private final RunningNode running;
    private final RealCrypto crypto = new RealCrypto();

    TopicRequests(RunningNode running) {
        this.running = running;
    }

    void answer(Event request, Control to) throws IOException, NodeException, InterruptedException {
        String what = request.text("do");
        switch (what) {
            case "list" -> {
                for (Following followed : running.topics()) {
                    to.send(
                            event("topic", followed.topic(), followed.bytes())
                                    .with("mates", followed.mates()));
                }
            }
            case "follow" -> {
                byte[] topic = TopicName.parse(request.text("topic")).toBytes();
                join(new Input.Join(topic, members(request), KEPT_BYTES), to);
            }
            case "feed" -> {
                byte[] name = TopicName.utf8(request.text("name"));
                join(new Input.JoinFeed(name, List.of(), KEPT_BYTES), to);
            }
            case "leave" -> {
                Id topic = followed(request);
                running.node().submit(new Input.LeaveTopic(topic));
                to.send(Event.of("left").with("topic", topic));
            }
            case "say" -> say(followed(request), TopicName.utf8(request.text("text")), to);
            case "ask" -> ask(followed(request), request, to);
            case "answer" -> answer(followed(request), request.text("answer"), to);
            default -> throw new NodeException("the running node is of another version");
        }
    }

    private static Event event(String name, Id topic, byte[] bytes) {
        return Event.of(name).with("topic", topic).with("link", TopicName.link(bytes));
    }

    private static List<Member> members(Event request) {
        List<Member> members = new ArrayList<>();
        for (String text : request.text("members").split(",")) {
            if (!text.isEmpty()) {
                PeerAddress member = PeerAddress.parse(text);
                if (member.node() == null) {
                    throw new IllegalArgumentException("a member without an id");
                }
                members.add(new Member(member.node(), List.of(member.address())));
            }
        }
        return members;
    }

    private Id followed(Event request) throws NodeException, InterruptedException {
        Topic topic = TopicName.parse(request.text("topic"));
        Id id = topic.id(crypto);
        for (Following followed : running.topics()) {
            if (followed.topic().equals(id)) {
                return id;
            }
        }
        throw new NodeException("the node does not follow it; first: kith node topic follow TOPIC");
    }

    private void join(Input join, Control to)
            throws IOException, NodeException, InterruptedException {
        try (Heard heard =
                new Heard(running, List.of(Output.Joined.class, Output.Declined.class))) {
            running.node().submit(join);
            if (!(heard.next(KEEP_MS) instanceof Output.Joined(Id topic, byte[] bytes))) {
                throw new NodeException("not followed: 64 topics at a time are possible");
            }
            to.send(event("follows", topic, bytes));
        }
    }

    private void say(Id topic, byte[] text, Control to)
            throws IOException, NodeException, InterruptedException {
        long ticket = TICKETS.incrementAndGet();
        try (Heard heard = new Heard(running, List.of(Output.Published.class))) {
            running.node().submit(new Input.Publish(ticket, topic, text));
            long untilMs = System.currentTimeMillis() + KEEP_MS;
            Output output;
            while ((output = heard.next(untilMs - System.currentTimeMillis())) != null) {
                if (output instanceof Output.Published(long said, long number) && said == ticket) {
                    if (number < 0) {
                        throw new NodeException(
                                "not said: it is another's feed, or more was said than 16 KiB a"
                                        + " second");
                    }
                    to.send(Event.of("said").with("topic", topic).with("number", number));
                    return;
                }
            }
            throw new NodeException("the node does not answer");
        }
    }

    private void ask(Id topic, Event request, Control to)
            throws IOException, NodeException, InterruptedException {
        long ticket = TICKETS.incrementAndGet();
        int ms = Integer.parseInt(request.text("ms"));
        Input.Query query =
                new Input.Query(
                        ticket,
                        topic,
                        TopicName.utf8(request.text("question")),
                        Integer.parseInt(request.text("peers")),
                        Integer.parseInt(request.text("answers")),
                        ms);
        try (Heard heard =
                new Heard(running, List.of(Output.Answer.class, Output.QueryEnded.class))) {
            running.node().submit(query);
            long untilMs = System.currentTimeMillis() + ms + GRACE_MS;
            Output output;
            while ((output = heard.next(untilMs - System.currentTimeMillis())) != null) {
                if (output instanceof Output.Answer answer && answer.ticket() == ticket) {
                    to.send(
                            Event.of("answer")
                                    .with("author", answer.author())
                                    .with("text", text(answer.content())));
                }
                if (output instanceof Output.QueryEnded end && end.ticket() == ticket) {
                    to.send(
                            Event.of("asked")
                                    .with("peers", end.asked())
                                    .with("answers", end.answers()));
                    return;
                }
            }
            throw new NodeException("the node does not answer");
        } finally {
            running.node().submit(new Input.StopQuery(ticket)); // The command may be gone.
        }
    }

    private void answer(Id topic, String answer, Control to)
            throws IOException, InterruptedException, NodeException {
        // Hears before it answers, so that no question is answered without being shown.
        try (Heard heard = new Heard(running, List.of(Output.Question.class))) {
            if (!running.answers(topic, TopicName.utf8(answer))) {
                throw new NodeException("another command answers in this topic already");
            }
            try {
                to.whenGone(Thread.currentThread()::interrupt);
                showQuestions(topic, heard, to);
            } finally {
                running.answers(topic, null);
            }
        }
    }

    private static void showQuestions(Id topic, Heard heard, Control to)
            throws IOException, InterruptedException {
        while (true) {
            if (heard.next(Long.MAX_VALUE) instanceof Output.Question question
                    && question.topic().equals(topic)) {
                to.send(
                        Event.of("question")
                                .with("topic", topic)
                                .with("text", text(question.question())));
            }
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
