package kith.cli.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.content.Delivery;
import kith.net.topic.Following;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import kith.node.Node;
import kith.node.NodeConfig;
import kith.node.NodeListener;
import kith.node.PeerAddress;
import kith.node.StoreException;
import org.jspecify.annotations.Nullable;

/** A node in this process, what it is linked to, and who listens to it. */
final class RunningNode implements NodeListener {

    /** 10 s after a folder could not be written, it is tried again: a full disk may have room. */
    private static final long RETRY_MS = 10_000;

    /** 15 s: a node that writes to a slow disk answers within. */
    private static final long ANSWER_MS = 15_000;

    private final List<Consumer<Output>> listeners = new CopyOnWriteArrayList<>();
    private final Consumer<Event> print;
    private final Roster roster = new Roster(this::nodesOf);
    private final GroupRoster groups = new GroupRoster();

    /** What was said in groups while the node started; on the node's thread. */
    private final ArrayDeque<Output.GroupHeard> said = new ArrayDeque<>();

    private final Map<String, Long> counts = new LinkedHashMap<>();

    /**
     * What waits for a folder, first in front. The peer gives at most {@link
     * kith.net.content.Inbox#UNTAKEN_MAX} that were not taken, and holds them itself, so none has
     * to be left out here.
     */
    private final ArrayDeque<Output.Deliver> deliveries = new ArrayDeque<>();

    /** What is answered to all who ask in a topic. */
    private final Map<Id, byte[]> answers = new ConcurrentHashMap<>();

    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Inbox inbox;

    /** When the folder could not be written last; on the node's thread. */
    private long failedNs = System.nanoTime();

    private @Nullable String problem;
    private volatile boolean failed;
    private volatile @Nullable Node node;

    RunningNode(Consumer<Event> print) {
        this.print = print;
    }

    /** Starts; the outputs come on the node's thread from then on. */
    void start(NodeConfig config) throws StoreException, IOException {
        node = Node.start(config, this);
    }

    Node node() {
        Node started = node;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    /** Nothing while the node starts: its thread may be the faster one. */
    private List<Id> nodesOf(Id author) {
        Node started = node;
        return started == null ? List.of() : started.nodesOf(author);
    }

    /** Waits until the node ends; false if it did so by itself. */
    boolean await() throws InterruptedException {
        end.await();
        return !failed;
    }

    /** Hears all outputs from now on, on the node's thread. */
    void listen(Consumer<Output> listener) {
        listeners.add(listener);
    }

    void forget(Consumer<Output> listener) {
        listeners.remove(listener);
    }

    @Override
    public void output(Output output) {
        Event told = roster.heard(output);
        if (told != null) {
            print.accept(told);
        }
        Event group = groups.heard(output);
        if (group != null) {
            print.accept(group);
        }
        switch (output) {
            case Output.GroupHeard heard -> said.add(heard);
            case Output.Deliver deliver -> {
                synchronized (this) {
                    deliveries.add(deliver);
                }
                if (inbox == null) {
                    tellWaiting(deliver);
                }
                deliver();
            }
            case Output.Heard heard ->
                    print.accept(
                            Event.of("heard")
                                    .with("topic", heard.topic())
                                    .with("author", heard.author())
                                    .with("number", heard.number())
                                    .with("text", TopicRequests.text(heard.content())));
            case Output.Question question -> answer(question);
            case Output.Trace(TraceEvent event) -> count(event);
            default -> {}
        }
        tellSaid();
        if (System.nanoTime() - failedNs > RETRY_MS * 1_000_000) {
            deliver();
        }
        for (Consumer<Output> listener : listeners) {
            listener.accept(output);
        }
    }

    /** A node that starts may be asked before it is known here; who asks waits in vain then. */
    private void answer(Output.Question question) {
        Node started = node;
        if (started != null) {
            byte[] answer = answers.get(question.topic());
            started.submit(new Input.Answer(question.topic(), question.query(), answer));
        }
    }

    /** What was said is printed, and then nobody needs to keep it. */
    private void tellSaid() {
        Node started = node;
        Output.GroupHeard next;
        while (started != null && (next = said.poll()) != null) {
            print.accept(GroupRoster.said(next));
            started.submit(new Input.Taken(next.id()));
        }
    }

    private synchronized void count(TraceEvent event) {
        String what = event.kind() + (event.reason() == null ? "" : "-" + event.reason());
        counts.merge(what.toLowerCase(Locale.ROOT), 1L, Long::sum);
    }

    @Override
    public void storeProblem(@Nullable String now) {
        synchronized (this) {
            problem = now;
        }
        print.accept(
                now == null ? Event.of("store-works") : Event.of("store-problem").with("why", now));
    }

    @Override
    public void network(List<Address> own) {
        print.accept(Event.of("network").with("own", own));
    }

    @Override
    public void clockSetBack(long byMs) {
        print.accept(Event.of("clock-set-back").with("s", byMs / 1000));
    }

    @Override
    public void lanProblem(@Nullable String now) {
        print.accept(
                now == null ? Event.of("lan-works") : Event.of("lan-problem").with("why", now));
    }

    @Override
    public void ended(String why) {
        print.accept(Event.of("ended").with("why", why));
        failed = true;
        end.countDown();
    }

    /** Puts files of messages into a folder from now on, and what waited. */
    void receive(Path folder) {
        synchronized (this) {
            inbox = new Inbox(folder);
        }
        node().execute(this::deliver);
    }

    /** Says of a text, or when the first part of a file is there, that a folder is wanted. */
    private void tellWaiting(Output.Deliver deliver) {
        PartHeader.Parsed parsed = PartHeader.parse(deliver.content());
        if (parsed == null || parsed.header().part() == 0) {
            String name = parsed == null ? null : parsed.header().name();
            Event waits = Event.of("waits").with("from", deliver.author());
            print.accept(
                    (name == null ? waits : waits.with("name", Inbox.harmless(name)))
                            .with("for", "kith node receive FOLDER"));
        }
    }

    /** A mark is worth a word only if something is amiss. */
    private static Event marked(Event event, Delivery.Mark mark) {
        return mark == Delivery.Mark.NONE
                ? event
                : event.with("mark", mark.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** On the node's thread: a message is taken when its bytes are on the disk. */
    private void deliver() {
        Inbox to;
        synchronized (this) {
            to = inbox;
        }
        Output.Deliver next;
        while (to != null && (next = first()) != null) {
            try {
                Event event = to.take(next.author().toString(), next.content());
                if (event != null) {
                    print.accept(marked(event, next.mark()));
                }
            } catch (IOException e) {
                // It stays in front: what came later must not overtake it.
                failedNs = System.nanoTime();
                print.accept(Event.of("inbox-problem").with("why", e.toString()));
                return;
            }
            removeFirst();
            node().submit(new Input.Taken(next.envelope()));
        }
    }

    private synchronized Output.@Nullable Deliver first() {
        return deliveries.peek();
    }

    private synchronized void removeFirst() {
        deliveries.remove();
    }

    /** Who the node is linked to, and the contacts. */
    List<Event> peers() throws NodeException, InterruptedException {
        return onNode(() -> {
            List<Event> all = roster.peers();
            all.add(Event.of("network").with("known", node().known()));
            return all;
        });
    }

    List<Following> topics() throws NodeException, InterruptedException {
        return onNode(() -> node().topics());
    }

    /** Answers all who ask in a topic so, or, if null, not any more; false if it is answered. */
    boolean answers(Id topic, byte @Nullable [] answer) {
        if (answer == null) {
            return answers.remove(topic) != null;
        }
        return answers.putIfAbsent(topic, answer) == null;
    }

    Event status() throws NodeException, InterruptedException {
        return onNode(this::statusNow);
    }

    private synchronized Event statusNow() {
        Event status =
                Event.of("status")
                        .with("node", node().id())
                        .with("author", node().author())
                        .with("listens", node().bound().stream().map(PeerAddress::text).toList())
                        .with("links", roster.linkCount())
                        .with("contacts", roster.contactCount())
                        .with("known", node().known())
                        .with("waiting", deliveries.size())
                        .with("heldBytes", node().held().bytes())
                        .with("leases", node().held().leases())
                        .with("dropped", node().droppedCount())
                        .with("store", problem == null ? "good" : problem);
        counts.forEach(status::with);
        return status;
    }

    /** Whether a person is a contact already. */
    boolean knows(Id author) throws NodeException, InterruptedException {
        return onNode(() -> roster.knows(author));
    }

    /** The groups, and who is in them. */
    List<Event> groups() throws NodeException, InterruptedException {
        return onNode(groups::all);
    }

    /** As {@link GroupRoster#group}. */
    Id group(String text) throws NodeException, InterruptedException {
        return onNode(() -> groups.group(text));
    }

    /** As {@link GroupRoster#member}. */
    Id member(Id group, String text) throws NodeException, InterruptedException {
        return onNode(() -> groups.member(group, text));
    }

    /** A member if one is meant, else a contact. */
    Id contactOrMember(Id group, String text) throws NodeException, InterruptedException {
        return onNode(() ->
                groups.hasMember(group, text) ? groups.member(group, text) : roster.contact(text));
    }

    /** Whether something is true of a group already. */
    boolean isGroup(Id group, Predicate<Output.GroupChanged> what)
            throws NodeException, InterruptedException {
        return onNode(() -> groups.is(group, what));
    }

    /** As {@link Roster#contact}. */
    Id contact(String text) throws NodeException, InterruptedException {
        return onNode(() -> roster.contact(text));
    }

    /** As {@link Roster#nodes}. */
    List<Id> nodes(String text) throws NodeException, InterruptedException {
        return onNode(() -> roster.nodes(text));
    }

    /** Asks on the node's thread, from another. */
    private <T> T onNode(Callable<T> question) throws NodeException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(question);
        node().execute(task);
        try {
            return task.get(ANSWER_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NodeException("the node does not answer");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NodeException said) {
                throw said;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
