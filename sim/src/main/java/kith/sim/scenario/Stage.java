package kith.sim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.mailbox.HoldBounds;
import kith.net.wire.Address;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.Owner;
import kith.sim.Site;
import kith.sim.TraceHash;
import kith.sim.Watch;
import kith.sim.Watches;
import kith.sim.World;
import kith.sim.check.Amplification;
import kith.sim.check.Bounds;
import kith.sim.check.Ledger;
import kith.sim.check.Ledger.Way;
import kith.sim.check.Message;
import kith.sim.check.Violation;
import kith.sim.nat.BlockedNat;
import kith.sim.nat.NatKind;
import org.jspecify.annotations.Nullable;

/** A world with peers in it whose owners know each other, and all checkers watching. */
public final class Stage implements Owner {

    /** 64 MiB: far above what any scenario has under way, so that growth without end is seen. */
    private static final long STORE_BYTES_MAX = 64L << 20;

    private final Peers peers;
    private final World world;
    private final List<Watch> watches = new ArrayList<>();
    private final TraceHash hash = new TraceHash();
    private final Amplification amplification = new Amplification();
    private final Ledger ledger = new Ledger();
    private final Map<Id, Host> authors = new HashMap<>();
    private final Map<Id, Host> nodes = new HashMap<>();
    private final Streams streams = new Streams(this);
    private final Set<Long> links = new HashSet<>();
    private final Map<Integer, List<Integer>> inviting = new HashMap<>();
    private final Set<Long> contacts = new HashSet<>();
    private @Nullable Owner more;

    public Stage(long seed, Peers peers, @Nullable Watch log) {
        this.peers = peers;
        watches.addAll(List.of(hash, amplification));
        watches.add(new Bounds(STORE_BYTES_MAX, peers.datagramBytesMax()));
        if (log != null) {
            watches.addFirst(log);
        }
        this.world = new World(seed, new Watches(watches));
    }

    /**
     * A world of many. Members of topics dial whom others name, so amplification is not watched
     * here: see docs/protocol/topic.md.
     */
    static Stage large(long seed, Peers peers, @Nullable Watch log) {
        Stage stage = new Stage(seed, peers, log);
        stage.watches.remove(stage.amplification);
        return stage;
    }

    /** Lets somebody else see all that happens, after the others. */
    void watchAlso(Watch watch) {
        watches.add(watch);
    }

    public World world() {
        return world;
    }

    public Ledger ledger() {
        return ledger;
    }

    public TraceHash hash() {
        return hash;
    }

    /** Lets somebody else hear what peers say, after this. */
    public void alsoTell(Owner owner) {
        more = owner;
    }

    /** A device at a site of its own, not yet started. */
    public Host host(NatKind nat, Conditions up, Conditions down) {
        return host(world.site(nat, up, down));
    }

    /** One more device at a site, not yet started. */
    public Host host(Site site) {
        return host(site, World.PORT);
    }

    /**
     * A device that runs where everybody can reach it, even those who are let out to the DNS only.
     */
    Host meetingPlace(Conditions up, Conditions down) {
        Host host = host(world.site(NatKind.OPEN, up, down), BlockedNat.DNS_PORT);
        host.start();
        return host;
    }

    private Host host(Site site, int port) {
        int number = world.hosts().size();
        Host host = world.host(site, port, peers.birth(number), this);
        authors.put(peers.author(number), host);
        nodes.put(peers.node(number), host);
        peers.placed(host);
        return host;
    }

    public Id author(Host host) {
        return peers.author(host.number());
    }

    public Id node(Host host) {
        return peers.node(host.number());
    }

    /** Makes two owners contacts: each accepts the other's invitation. Both must be up. */
    public void introduce(Host one, Host other) {
        invite(one, other);
        invite(other, one);
    }

    /**
     * Introduces each host to the next ones; again every five seconds until all know each other.
     */
    public void acquaint(List<List<Host>> pairs, long withinUs) {
        long untilUs = world.nowUs() + withinUs;
        while (true) {
            List<List<Host>> strangers = new ArrayList<>(pairs);
            strangers.removeIf(
                    pair -> knows(pair.get(0), pair.get(1)) && knows(pair.get(1), pair.get(0)));
            if (strangers.isEmpty()) {
                return;
            }
            if (world.nowUs() >= untilUs) {
                throw new Violation(
                        "host "
                                + strangers.getFirst().getFirst().number()
                                + " never got to know host "
                                + strangers.getFirst().getLast().number(),
                        world.nowUs());
            }
            for (List<Host> pair : strangers) {
                if (pair.get(0).isUp() && pair.get(1).isUp()) {
                    introduce(pair.get(0), pair.get(1));
                }
            }
            world.run(Math.min(untilUs, world.nowUs() + 5_000_000));
        }
    }

    private void invite(Host from, Host to) {
        inviting.computeIfAbsent(from.number(), number -> new ArrayList<>()).add(to.number());
        from.give(new Input.Invite());
    }

    /** Whether a host has another's owner among its contacts. */
    public boolean knows(Host host, Host other) {
        return contacts.contains(pair(host, other));
    }

    /** Whether a host has a link to another. */
    public boolean linked(Host host, Host other) {
        return links.contains(pair(host, other));
    }

    /** Lets one dial the other, or reach it through whom it knows, until both have the link. */
    public void link(Host one, Host other, boolean dial, long withinUs) {
        long untilUs = world.nowUs() + withinUs;
        Id node = node(other);
        one.give(dial ? new Input.Dial(other.address(), node) : new Input.Reach(node));
        while (!linked(one, other) || !linked(other, one)) {
            if (world.nowUs() >= untilUs) {
                throw new Violation("no link came about", world.nowUs());
            }
            world.run(Math.min(untilUs, world.nowUs() + 10_000));
        }
    }

    /** Sends a small message over a link. */
    public void post(Host from, Host to, int bytes) {
        Message message = ledger.send(from, to, bytes, Way.POST);
        from.give(new Input.Post(node(to), message.content()));
    }

    /** Sends a message as a stream of its own over a link. */
    public void stream(Host from, Host to, int bytes) {
        streams.open(from, node(to), ledger.send(from, to, bytes, Way.STREAM));
    }

    /** How much a host holds for others, from its next start. */
    void holds(Host host, HoldBounds bounds) {
        peers.holds(host.number(), bounds);
    }

    /** The host of a node, or null. */
    @Nullable Host owner(Id node) {
        return nodes.get(node);
    }

    /**
     * Sends a new message; nothing happens if the sender is not up or does not know the receiver.
     */
    public void send(Host from, Host to, int bytes) {
        if (from.isUp() && knows(from, to)) {
            Message message = ledger.send(from, to, bytes, Way.CONVERSATION);
            from.give(new Input.Send(message.number(), author(to), message.content()));
        }
    }

    /** Ends a process; a wiped one has forgotten its contacts. */
    public void crash(Host host, boolean wiped) {
        host.crash(wiped);
        inviting.remove(host.number()); // Those will not be answered any more.
        if (wiped) {
            ledger.wiped(host);
            peers.renew(host.number());
            authors.put(peers.author(host.number()), host);
            nodes.put(peers.node(host.number()), host);
            for (Host other : world.hosts()) {
                contacts.remove(pair(host, other));
                contacts.remove(pair(other, host));
            }
        }
    }

    @Override
    public void heard(Host host, Output output) {
        switch (output) {
            case Output.Invited invited -> pass(host, invited.invitation());
            case Output.Contact contact -> {
                Host other = authors.get(contact.author());
                if (other != null && peers.author(other.number()).equals(contact.author())) {
                    contacts.add(pair(host, other));
                }
            }
            case Output.State state -> {
                if (state.ticket() >= 0) {
                    ledger.progressed(host, state);
                }
            }
            case Output.Deliver deliver -> {
                ledger.delivered(host, deliver, authors.get(deliver.author()));
                host.give(new Input.Taken(deliver.envelope()));
            }
            case Output.Linked linked -> {
                Host other = nodes.get(linked.node());
                if (other != null) {
                    links.add(pair(host, other));
                }
            }
            case Output.Unlinked unlinked -> {
                Host other = nodes.get(unlinked.node());
                if (other != null) {
                    links.remove(pair(host, other));
                }
            }
            case Output.Posted posted ->
                    ledger.received(host, posted.bytes(), nodes.get(posted.node()));
            default -> streams.heard(host, output);
        }
        if (more != null) {
            more.heard(host, output);
        }
    }

    /** Runs until everything kept (or sent, if {@code all}) is delivered; a breach if it is not. */
    public void settle(boolean all, long withinUs) {
        long untilUs = world.nowUs() + withinUs;
        while (!ledger.missing(all).isEmpty()) {
            if (world.nowUs() >= untilUs) {
                List<Ledger.Entry> missing = ledger.missing(all);
                throw new Violation(
                        missing.size()
                                + " of "
                                + ledger.sent()
                                + " messages never came, first "
                                + missing.getFirst(),
                        world.nowUs());
            }
            world.run(Math.min(untilUs, world.nowUs() + 100_000));
        }
    }

    /** Lets processes end at random until a time, each that share a minute, and come back. */
    public void churn(double perMinute, long untilUs) {
        for (Host host : world.hosts()) {
            if (perMinute > 0) {
                leaveLater(host, world.dice("churn", host.number()), 60_000 / perMinute, untilUs);
            }
        }
    }

    private void leaveLater(Host host, Dice dice, double meanMs, long untilUs) {
        long atUs = world.nowUs() + (long) (dice.exponential(meanMs) * 1000);
        if (atUs >= untilUs) {
            return;
        }
        world.at(
                atUs,
                () -> {
                    if (host.peer() != null) {
                        crash(host, false);
                        world.after(1_000_000 + dice.below(30_000_000), host::start);
                    }
                    leaveLater(host, dice, meanMs, untilUs);
                });
    }

    private void pass(Host from, byte[] invitation) {
        List<Integer> waiting = inviting.get(from.number());
        if (waiting != null && !waiting.isEmpty()) {
            Host to = world.hosts().get(waiting.removeFirst());
            // Whoever accepts an invitation wants to talk to the addresses in it.
            for (Address address : peers.addresses(from, invitation)) {
                amplification.prove(to, address);
            }
            to.give(new Input.Accept(invitation));
        }
    }

    private static long pair(Host one, Host other) {
        return (long) one.number() << 32 | other.number();
    }
}
