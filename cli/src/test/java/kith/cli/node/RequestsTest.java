package kith.cli.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import kith.node.NodeConfig;
import kith.node.PeerAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at two terminals sees: two nodes on loopback, asked as the commands ask. */
class RequestsTest {

    @TempDir private Path home;
    private House ann;
    private House ben;

    private static final class House {
        final Path folder;
        final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        final RunningNode running = new RunningNode(events::add);
        final ServerSocketChannel control;

        House(Path folder) throws Exception {
            this.folder = folder;
            running.start(
                    new NodeConfig(
                            folder,
                            List.of(PeerAddress.socket("127.0.0.1:0")),
                            List.of(),
                            1 << 30));
            control = Control.listen(folder, new Requests(running));
        }

        List<Event> ask(Event request) throws Exception {
            List<Event> answers = new ArrayList<>();
            try (Control asked = Control.ask(folder, request)) {
                Event answer;
                while ((answer = asked.next()) != null) {
                    answers.add(answer);
                }
            }
            return answers;
        }

        /** What it says is wrong. */
        String refuses(Event request) throws Exception {
            List<Event> answers = ask(request);
            assertEquals(1, answers.size(), answers.toString());
            return answers.get(0).text(Control.ERROR);
        }

        /** What `run` prints next under that name. */
        Event await(String name) throws InterruptedException {
            while (true) {
                Event event = events.take();
                if (event.name().equals(name)) {
                    return event;
                }
            }
        }

        String author() {
            return running.node().author().toString();
        }

        void close() throws Exception {
            control.close();
            running.node().close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        ann = new House(home.resolve("ann"));
        ben = new House(home.resolve("ben"));
    }

    @AfterEach
    void close() throws Exception {
        ann.close();
        ben.close();
    }

    @Test
    void aContactIsPingedAndShownByTheNamePeopleKnow() throws Exception {
        befriend();
        String peer = ben.author().substring(0, 6);
        List<Event> pinged = ann.ask(Event.of("ping").with("peer", peer));
        assertEquals("answer", pinged.get(0).name(), pinged.toString());
        assertEquals(ben.running.node().id().toString(), pinged.get(0).text("node"));
        List<Event> peers = ann.ask(Event.of("peers"));
        assertEquals(ben.author(), peers.get(0).text("contact"));
        assertEquals("1", peers.get(1).text("linked"));
    }

    @Test
    void sendingTellsWhatWasDeliveredAndNoMore() throws Exception {
        befriend();
        Event text = Event.of("send").with("peer", ben.author().substring(0, 6)).with("text", "hi");
        assertEquals(List.of("delivered", "end"), names(quick(ann.ask(text))));
        Path file = home.resolve("a b");
        byte[] bytes = new byte[PartHeader.PART_BYTES + 5];
        new Random(1).nextBytes(bytes);
        Files.write(file, bytes);
        Path in = home.resolve("in");
        assertEquals(
                in.toString(),
                ben.ask(Event.of("receive").with("folder", in)).get(0).text("folder"));
        List<Event> told = quick(ann.ask(send("file", file)));
        assertEquals(List.of("part", "part", "delivered", "end"), names(told));
        assertEquals("2", told.get(1).text("of"));
        assertEquals("a b", told.get(2).text("file"));
        assertArrayEquals(bytes, Files.readAllBytes(in.resolve("a b")));
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        befriend();
        says(ann.refuses(send("file", home.resolve("gone"))), "gone cannot be read");
        Event own = Event.of("send").with("peer", ann.author()).with("text", "hi");
        says(ann.refuses(own), "no contact has an id");
        Path file = Files.createFile(home.resolve("file"));
        says(ann.refuses(Event.of("receive").with("folder", file)), "is no folder");
        String invitation = ann.ask(Event.of("invite")).get(0).text("text");
        says(ann.refuses(accept(invitation)), "is your own");
        String cut = invitation.substring(0, invitation.length() - 9);
        says(ben.refuses(accept(cut)), "no whole invitation");
    }

    @Test
    void whatIsSaidInATopicIsHeardByWhoFollowsIt() throws Exception {
        befriend();
        Event followed = ann.ask(topic("follow", "plums")).get(0);
        assertEquals("follows", followed.name());
        assertEquals(followed.text("link"), ben.ask(topic("follow", "plums")).get(0).text("link"));
        awaitMates(ann);
        assertEquals("said", ann.ask(topic("say", "plums").with("text", "ripe")).get(0).name());
        Event heard = ben.await("heard");
        assertEquals("ripe", heard.text("text"));
        assertEquals(followed.text("topic"), heard.text("topic"));
        assertEquals("left", ben.ask(topic("leave", "plums")).get(0).name());
        assertEquals(List.of("end"), names(ben.ask(topic("list", ""))));
        says(ben.refuses(topic("say", "plums").with("text", "x")), "does not follow it");
    }

    @Test
    void onlyTheAuthorSpeaksInAFeed() throws Exception {
        befriend();
        Event feed = ann.ask(Event.of("topic").with("do", "feed").with("name", "news")).get(0);
        String link = feed.text("link");
        ben.ask(topic("follow", link));
        awaitMates(ann);
        says(ben.refuses(topic("say", link).with("text", "false")), "another's feed");
        ann.ask(topic("say", link).with("text", "true"));
        assertEquals("true", ben.await("heard").text("text"));
    }

    @Test
    void aQuestionIsAnsweredWhileTheCommandRuns() throws Exception {
        befriend();
        ann.ask(topic("follow", "plums"));
        ben.ask(topic("follow", "plums"));
        awaitMates(ann);
        Event question =
                topic("ask", "plums")
                        .with("question", "who?")
                        .with("peers", 10)
                        .with("answers", 10)
                        .with("ms", 10_000);
        List<Event> nobody = ann.ask(question);
        assertEquals(List.of("asked", "end"), names(nobody));
        assertEquals("1", nobody.get(0).text("peers"));
        try (Control answering =
                Control.ask(ben.folder, topic("answer", "plums").with("answer", "I do"))) {
            List<Event> told = ann.ask(question);
            while (told.size() == 2) { // Its request is on its way.
                told = ann.ask(question);
            }
            assertEquals(List.of("answer", "asked", "end"), names(told));
            assertEquals("I do", told.get(0).text("text"));
            Event shown = answering.next();
            assertEquals("who?", shown == null ? "" : shown.text("text"));
            says(
                    ben.refuses(topic("answer", "plums").with("answer", "I, too")),
                    "another command answers");
        }
        while (ann.ask(question).size() != 2) {
            Thread.sleep(20); // It is noticed soon that the command is gone.
        }
    }

    private static Event topic(String what, String topic) {
        return Event.of("topic").with("do", what).with("topic", topic);
    }

    private static void awaitMates(House house) throws Exception {
        while (!house.ask(topic("list", "")).get(0).text("mates").equals("1")) {
            Thread.sleep(50);
        }
    }

    @Test
    void aGroupIsBegunJoinedAndSpokenIn() throws Exception {
        befriend();
        Event create = group("create").with("name", "climbers");
        String id = ann.ask(create).get(0).text("group");
        says(ann.refuses(group("create").with("name", "two\nlines")), "no such group");
        says(ann.refuses(in(id, "remove").with("peer", "0000")), "no member has an id");
        says(ann.refuses(in("0000", "leave")), "no group has an id");
        Event invite = in(id, "invite").with("peer", ben.author()).with("role", "MEMBER");
        assertEquals(List.of("group", "end"), names(ann.ask(invite)));
        while (ben.ask(group("list")).size() < 2) {
            Thread.onSpinWait();
        }
        says(ben.refuses(in(id, "say").with("text", "too early")), "say yes to the group first");
        assertEquals(List.of("group", "end"), names(ben.ask(in(id, "join"))));
        says(ben.refuses(in(id, "rename").with("name", "mine")), "only an admin");
        says(ben.refuses(in(id, "link").with("role", "MEMBER")), "only an admin");
        List<Event> link = ann.ask(in(id, "link").with("role", "MEMBER"));
        assertTrue(link.get(0).text("text").startsWith("kith:peer?"), link.toString());
        assertEquals(List.of("group", "end"), names(ann.ask(in(id, "withdraw"))));
        List<Event> told = quick(ann.ask(in(id, "say").with("text", "at noon")));
        assertEquals(List.of("stored", "end"), names(told));
        Event said = ben.await("said");
        assertEquals("at noon", said.text("text"));
        assertEquals(ann.author(), said.text("from"));
        List<Event> listed = ann.ask(group("list"));
        assertEquals(List.of("group", "member", "member", "end"), names(listed));
        assertEquals("2", listed.get(0).text("members"));
        ann.ask(in(id, "remove").with("peer", ben.author()));
        assertEquals(3, ann.ask(group("list")).size());
        assertEquals(List.of("group", "end"), names(ann.ask(in(id, "leave"))));
        assertEquals(1, ann.ask(group("list")).size());
    }

    private static Event group(String what) {
        return Event.of("group").with("do", what);
    }

    private static Event in(String group, String what) {
        return group(what).with("group", group);
    }

    @Test
    void aUsedInvitationIsSaidToBeUsed() throws Exception {
        String invitation = befriend();
        House eve = new House(home.resolve("eve"));
        try {
            says(eve.refuses(accept(invitation)), "somebody else took this invitation before");
            assertFalse(eve.running.knows(ann.running.node().author()));
        } finally {
            eve.close();
        }
    }

    private String befriend() throws Exception {
        String invitation = ann.ask(Event.of("invite")).get(0).text("text");
        Event accepted = ben.ask(accept(invitation)).get(0);
        assertEquals(ann.author(), accepted.text("author"), accepted.toString());
        while (!ann.running.knows(ben.running.node().author())) {
            Thread.sleep(10);
        }
        return invitation;
    }

    private Event send(String kind, Object what) {
        return Event.of("send").with("peer", ben.author()).with(kind, what);
    }

    private static Event accept(String invitation) {
        return Event.of("accept").with("invitation", invitation);
    }

    private static void says(String error, String words) {
        assertTrue(error.contains(words), error);
    }

    /** A machine with much to do may be slow enough for a word that it is kept. */
    private static List<Event> quick(List<Event> told) {
        return told.stream().filter(event -> !event.name().equals("kept")).toList();
    }

    private static List<String> names(List<Event> told) {
        return told.stream().map(Event::name).toList();
    }
}
