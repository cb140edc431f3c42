package kith.net.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A node's part in the table that all nodes keep together (Kademlia): finds the nodes nearest to a
 * key, and keeps small records for others. Datagrams and time go in, {@link DiscoveryOutput}s come
 * out; they are to be polled after each call.
 */
public final class Discovery {

    /** 16 look-ups at once; further ones wait. */
    public static final int LOOKUPS_MAX = 16;

    /** 256 wait. */
    public static final int LOOKUPS_WAITING_MAX = 256;

    /** 30 s without any answer; some question is asked more often. */
    private static final long DEAF_MS = 30_000;

    /** 1 min between looks for records that have ended. */
    private static final long SHELF_MS = 60_000;

    private final Setup setup;
    private final Crypto crypto;
    private final Queue<DiscoveryOutput> outputs = new ArrayDeque<>();
    private final Standing standing = new Standing();
    private final Table table;
    private final Shelf shelf;
    private final Questions questions;
    private final Answers answers;
    private final Upkeep upkeep;
    private final Introductions introductions;
    private final Lookups lookups;
    private final Predicate<Address> linked;
    private List<Address> own = List.of();
    private long shelfMs;
    private long heardMs;

    /**
     * What it works with.
     *
     * @param node the node's id
     * @param relays whether it relays for others
     */
    public record Setup(Id node, boolean relays, Crypto crypto, Randomness randomness) {}

    /** A discovery; {@code linked} says whether a link leads to an address's host. */
    public Discovery(Setup setup, Predicate<Address> linked) {
        this.setup = setup;
        this.crypto = setup.crypto();
        this.linked = linked;
        this.table = new Table(home(), crypto);
        this.shelf = new Shelf(crypto);
        this.questions = new Questions(setup.randomness(), standing, outputs);
        this.answers = new Answers(setup, standing, table, shelf, outputs);
        this.upkeep = new Upkeep(this, table, standing, setup.randomness());
        this.introductions = new Introductions(this, table, standing, setup, outputs);
        this.lookups = new Lookups(crypto, table, new Asking());
    }

    /** Whether a datagram with this first byte is for discovery. */
    public static boolean takes(int firstByte) {
        return firstByte >> 4 == 3;
    }

    /** How far whoever is at an address stands from a key, unsigned. */
    public static long distance(Address address, Id key, Crypto crypto) {
        return Place.of(address, crypto) ^ Place.of(key);
    }

    /** What stands for the network an address is in; nodes of one may fail or lie together. */
    public static long network(Address address) {
        return Place.near(address);
    }

    /** Takes a record back in; false if it is another's. */
    public boolean restore(StoreRecord record, long nowMs) {
        return upkeep.restore(record, nowMs);
    }

    /** The addresses of this device's interfaces; called again when they change. */
    public void own(List<Address> addresses) {
        if (!own.equals(addresses)) {
            own = List.copyOf(addresses);
            standing.moved();
            upkeep.moved();
        }
    }

    /** A node this one dialed and is linked to. */
    public void met(Address at) {
        upkeep.met(at);
    }

    /** A datagram of a link goes to an address, so what comes from there was not unasked. */
    public void sentTo(Address address, long nowMs) {
        standing.sentTo(address, nowMs);
    }

    /** Whether an address means the same to others of the network as to this node. */
    public boolean shares(Address address) {
        Scope scope = Scope.of(address);
        for (boolean v4 : new boolean[] {false, true}) {
            Address seen = standing.own(v4);
            if (seen != null && scope.tells(Scope.of(seen))) {
                return true;
            }
        }
        return scope == Scope.GLOBAL;
    }

    /** How many addresses the table holds. */
    public int size() {
        return table.size();
    }

    /** How many records are kept for others. */
    public int shelved() {
        return shelf.size();
    }

    /** Where strangers reach this node; empty if they do not, or if it does not know. */
    public List<Address> reachableAt(long nowMs) {
        List<Address> at = new ArrayList<>();
        if (standing.reachable(nowMs)) {
            for (boolean v4 : new boolean[] {false, true}) {
                Address address = standing.own(v4);
                if (address != null) {
                    at.add(address);
                }
            }
        }
        return at;
    }

    /**
     * Looks for the nodes nearest to a key; answered by {@link DiscoveryOutput.Looked}.
     *
     * @param records whether records under the key are wanted: {@link DiscoveryOutput.Seen}
     * @return the look-up's number; -1 if too many wait
     */
    public long lookup(Id target, boolean records, long nowMs) {
        long number = lookups.add(target, records, nowMs);
        lookups.advance(nowMs);
        return number;
    }

    /** Puts a record at nodes that a look-up found. */
    public void put(Id key, byte[] record, List<DiscoveryOutput.Found> nodes, long nowMs) {
        for (DiscoveryOutput.Found node : nodes) {
            questions.put(node.address(), node.token(), key, record, nowMs);
        }
    }

    /** Asks whether somebody is at an address; {@code asker} hears it. */
    public boolean probe(Address at, Probe asker, long nowMs) {
        return ask(
                at,
                shortest(),
                new Questions.Asker() {
                    @Override
                    public void answered(Address from, DiscoveryMessage.Answer a, long thenMs) {
                        asker.answered(found(from, a), thenMs);
                    }

                    @Override
                    public void silent(Address to, long thenMs) {
                        asker.silent(thenMs);
                    }
                },
                nowMs);
    }

    static DiscoveryOutput.Found found(Address at, DiscoveryMessage.Answer answer) {
        boolean relays =
                answer.has(DiscoveryMessage.RELAYS) && answer.has(DiscoveryMessage.REACHABLE);
        return new DiscoveryOutput.Found(answer.node(), at, relays, answer.token());
    }

    /** Takes a datagram. */
    public void receive(Address from, byte[] datagram, long nowMs) {
        Reason refused =
                switch (DiscoveryMessage.decode(datagram)) {
                    case Decoded.Reject<DiscoveryMessage>(Reason reason) -> reason;
                    case Decoded.Ok<DiscoveryMessage>(DiscoveryMessage message) ->
                            take(from, message, nowMs);
                };
        if (refused != null) {
            outputs.add(new DiscoveryOutput.Rejected(from, refused, datagram.length));
        }
        lookups.advance(nowMs);
    }

    private @Nullable Reason take(Address from, DiscoveryMessage message, long nowMs) {
        return switch (message) {
            case DiscoveryMessage.Question question -> asked(from, question, nowMs);
            case DiscoveryMessage.Answer answer -> questions.answered(from, answer, nowMs);
            case DiscoveryMessage.Put put -> answers.put(from, put, nowMs);
            case DiscoveryMessage.Stored stored -> questions.stored(from, stored);
            case DiscoveryMessage.Introduce introduction ->
                    answers.proves(introduction, from, nowMs)
                            ? introductions.introduced(from, introduction.address(), nowMs)
                            : Reason.REFUSED;
        };
    }

    private @Nullable Reason asked(Address from, DiscoveryMessage.Question question, long nowMs) {
        boolean proven = answers.proves(question.token(), from, nowMs);
        if (!linked.test(from)) {
            got(from, nowMs);
        }
        answers.answer(from, question, proven, nowMs);
        boolean reachable = question.has(DiscoveryMessage.REACHABLE);
        if (proven && (reachable || table.size() < Table.FEW)) {
            upkeep.heardFrom(from);
        }
        if (proven && question.has(DiscoveryMessage.ACQUAINT)) {
            introductions.introduce(from, nowMs);
        }
        return null;
    }

    /** Somebody's question or handshake got through: strangers do, if nothing was sent there. */
    public void got(Address from, long nowMs) {
        if (standing.settled(nowMs) || !standing.unasked(from, nowMs)) {
            return;
        }
        boolean was = standing.reachable(nowMs);
        standing.reached(from, nowMs);
        if (!was) {
            upkeep.tellAll();
            recenter(nowMs);
        }
    }

    /** A second question, with a token: what it says about this node can be believed. */
    void hello(Address to, byte[] token, int flags, long nowMs) {
        int length = DiscoveryMessage.QUESTION_BYTES_MIN;
        Questions.Ask ask = new Questions.Ask(Place.key(table.center()), length, flags, token);
        questions.ask(to, ask, null, nowMs);
    }

    /** The shortest question: is anybody there? */
    Questions.Ask shortest() {
        return new Questions.Ask(Place.key(table.center()), DiscoveryMessage.QUESTION_BYTES_MIN, 0);
    }

    boolean ask(Address to, Questions.Ask ask, Questions.Asker asker, long nowMs) {
        return questions.ask(to, ask.with(families()), new Watched(asker), nowMs);
    }

    /** Whether nobody answers any more: this device may be without a network. */
    boolean deaf(long nowMs) {
        return nowMs >= heardMs + DEAF_MS;
    }

    /** Tells the table who answers and who does not. */
    private final class Watched implements Questions.Asker {

        private final Questions.Asker asker;

        Watched(Questions.Asker asker) {
            this.asker = asker;
        }

        @Override
        public void answered(Address from, DiscoveryMessage.Answer answer, long nowMs) {
            heardMs = nowMs;
            upkeep.heard(from, answer, nowMs);
            recenter(nowMs);
            asker.answered(from, answer, nowMs);
        }

        @Override
        public void slow(Address at) {
            asker.slow(at);
        }

        @Override
        public void silent(Address at, long nowMs) {
            upkeep.gone(table.silent(at, deaf(nowMs)));
            asker.silent(at, nowMs);
        }
    }

    /** Whether an address that somebody told is worth a question. */
    boolean takes(Address address, Address from) {
        return Scope.of(address).tells(Scope.of(from))
                && !own.contains(address)
                && !address.equals(standing.own(address.isV4()));
    }

    void save(StoreRecord record) {
        outputs.add(new DiscoveryOutput.Save(record));
    }

    /** Looks at what is near a place, for the table. */
    void lookAround(long place, long nowMs) {
        lookups.around(place, nowMs);
    }

    /** Does what is due. */
    public void expire(long nowMs) {
        questions.expire(nowMs);
        upkeep.expire(nowMs);
        if (nowMs >= shelfMs && shelf.size() > 0) {
            shelfMs = nowMs + SHELF_MS;
            shelf.expire(nowMs);
        }
        lookups.advance(nowMs);
    }

    public long deadlineMs() {
        long deadlineMs = Math.min(questions.deadlineMs(), upkeep.deadlineMs());
        deadlineMs = Math.min(deadlineMs, lookups.deadlineMs());
        return shelf.size() > 0 ? Math.min(deadlineMs, shelfMs) : deadlineMs;
    }

    /** The next output; null: none. */
    public @Nullable DiscoveryOutput poll() {
        return outputs.poll();
    }

    /** Where this node stands: at its address, if it can be reached there. */
    private void recenter(long nowMs) {
        List<Address> at = reachableAt(nowMs);
        long place = at.isEmpty() ? home() : Place.of(at.get(at.size() - 1), crypto);
        if (place != table.center()) {
            table.center(place);
            upkeep.lookAround();
            outputs.add(new DiscoveryOutput.Moved());
        }
    }

    /** Those nobody reaches stand where others look for them. */
    private long home() {
        return Place.of(Whereabouts.key(setup.node(), crypto));
    }

    private int families() {
        int flags = 0;
        for (Address address : own) {
            flags |= address.isV4() ? DiscoveryMessage.V4 : DiscoveryMessage.V6;
        }
        return flags == 0 ? DiscoveryMessage.V4 | DiscoveryMessage.V6 : flags;
    }

    private final class Asking implements Lookups.Owner {

        @Override
        public boolean ask(Address to, Questions.Ask ask, Questions.Asker asker, long nowMs) {
            return Discovery.this.ask(to, ask, asker, nowMs);
        }

        @Override
        public boolean takes(Address address, Address from) {
            return Discovery.this.takes(address, from);
        }

        @Override
        public void seen(long lookup, Whereabouts record) {
            outputs.add(new DiscoveryOutput.Seen(lookup, record));
        }

        @Override
        public List<byte[]> kept(Id key, long nowMs) {
            return shelf.find(key, 0, nowMs);
        }

        @Override
        public void ended(long number, Lookup lookup, long nowMs) {
            if (number == Lookups.OWN) {
                upkeep.looked(nowMs);
            } else {
                outputs.add(new DiscoveryOutput.Looked(number, lookup.result(nowMs)));
            }
        }
    }
}
