package kith.cli.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import kith.node.Node;
import kith.node.NodeConfig;
import kith.node.NodeListener;
import kith.node.StoreException;
import org.jspecify.annotations.Nullable;

/** A node in this process, what it is linked to, and who listens to it. */
final class RunningNode implements NodeListener {

    /** 10 s after a folder could not be written, it is tried again: a full disk may have room. */
    private static final long RETRY_MS = 10_000;

    private final List<Consumer<Output>> listeners = new CopyOnWriteArrayList<>();
    private final Consumer<Event> print;
    private final Map<Id, String> links = new LinkedHashMap<>();
    private final Map<Id, Integer> contacts = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    /**
     * What waits for a folder, first in front. The peer gives at most {@link
     * kith.net.content.Inbox#UNTAKEN_MAX} that were not taken, and holds them itself, so none has
     * to be left out here.
     */
    private final ArrayDeque<Output.Deliver> deliveries = new ArrayDeque<>();

    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Inbox inbox;

    /** When the folder could not be written last; on the node's thread. */
    private long failedNs = System.nanoTime();

    private @Nullable String problem;
    private volatile boolean failed;
    private @Nullable Node node;

    RunningNode(Consumer<Event> print) {
        this.print = print;
    }

    /** Starts; the outputs come on the node's thread from then on. */
    void start(NodeConfig config) throws StoreException, IOException {
        node = Node.start(config, this);
    }

    Node node() {
        if (node == null) {
            throw new IllegalStateException("not started");
        }
        return node;
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
        switch (output) {
            case Output.Linked(Id id, Address at) -> {
                String where = at == null ? "relayed" : at.toString();
                synchronized (this) {
                    links.put(id, where);
                }
                print.accept(Event.of("linked").with("node", id).with("at", where));
            }
            case Output.Unlinked(Id id, var reason) -> {
                synchronized (this) {
                    links.remove(id);
                }
                print.accept(Event.of("unlinked").with("node", id).with("why", reason));
            }
            case Output.Contact(Id author, int devices) -> {
                synchronized (this) {
                    contacts.put(author, devices);
                }
                print.accept(Event.of("contact").with("author", author).with("devices", devices));
            }
            case Output.Deliver deliver -> {
                synchronized (this) {
                    deliveries.add(deliver);
                }
                deliver();
            }
            case Output.Trace(TraceEvent event) -> count(event);
            default -> {}
        }
        if (System.nanoTime() - failedNs > RETRY_MS * 1_000_000) {
            deliver();
        }
        for (Consumer<Output> listener : listeners) {
            listener.accept(output);
        }
    }

    private synchronized void count(TraceEvent event) {
        String what = event.kind() + (event.reason() == null ? "" : "-" + event.reason());
        counts.merge(what.toLowerCase(java.util.Locale.ROOT), 1L, Long::sum);
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
                    print.accept(event.with("mark", next.mark()));
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

    synchronized List<Event> peers() {
        List<Event> all = new ArrayList<>();
        links.forEach((id, at) -> all.add(Event.of("peer").with("node", id).with("at", at)));
        contacts.forEach((author, devices) ->
                all.add(Event.of("contact").with("author", author).with("devices", devices)));
        return all;
    }

    synchronized Event status() {
        Event status =
                Event.of("status")
                        .with("node", node().id())
                        .with("author", node().author())
                        .with("listens", node().bound())
                        .with("links", links.size())
                        .with("contacts", contacts.size())
                        .with("waiting", deliveries.size())
                        .with("dropped", node().droppedCount())
                        .with("store", problem == null ? "good" : problem);
        counts.forEach(status::with);
        return status;
    }

    /** Whether a person is a contact already. */
    synchronized boolean knows(Id author) {
        return contacts.containsKey(author);
    }

    /**
     * The linked node, or the contact, whose id begins with {@code text}.
     *
     * @throws NodeException if there is none or more than one
     */
    synchronized Id find(String text, boolean contact) throws NodeException {
        if (text.matches("[0-9a-fA-F]{64}")) {
            return kith.node.PeerAddress.id(text);
        }
        List<Id> found = new ArrayList<>();
        for (Id id : contact ? contacts.keySet() : links.keySet()) {
            if (id.toString().startsWith(text)) {
                found.add(id);
            }
        }
        if (found.size() != 1) {
            throw new NodeException(
                    (found.isEmpty() ? "no " : "more than one ")
                            + (contact ? "contact" : "linked node")
                            + " has an id that begins with '"
                            + text
                            + "'");
        }
        return found.get(0);
    }
}
