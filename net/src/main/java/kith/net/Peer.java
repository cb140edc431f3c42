package kith.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.lan.Hint;
import kith.net.mailbox.MailboxMessage;
import kith.net.person.Contact;
import kith.net.relay.RelayMessage;
import kith.net.relay.Wanter;
import kith.net.stream.Connection;
import kith.net.stream.ConnectionEvent;
import kith.net.sync.SyncMessage;
import kith.net.topic.Following;
import kith.net.topic.Member;
import kith.net.topic.MessageId;
import kith.net.topic.TopicMessage;
import kith.net.trace.TraceEvent;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A node of the network, as a state machine: {@link #handle} what happens, then {@link #poll} until
 * it says to wait. It only leads each thing to the machine that knows it.
 *
 * <p>One thread at a time. {@code nowMs} is milliseconds since 1970 and should not go back; if it
 * does, timers wait, and nothing else breaks.
 */
public final class Peer {

    /** The first byte of a message of {@link Input.Post}. */
    private static final int APPLICATION = 0x40;

    /** What the owner may post or throw at once. */
    public static final int POST_BYTES_MAX = 1100;

    private final Outbox outbox = new Outbox();
    private final Crypto crypto;
    final Neighbors neighbors;
    final Relaying relaying;
    final Discovering discovering;
    final Acquaintances acquaintances;
    final Syncing syncing;
    private final Mail mail;
    private final Mailboxes mailboxes;
    private boolean left;
    private final Topics topics;
    private final Groups groups;
    private final RememberedPeers remembered = new RememberedPeers(outbox);

    /** A peer with the state that {@code restored} holds. */
    public Peer(
            PeerSetup setup,
            List<StoreRecord> restored,
            Crypto crypto,
            Randomness randomness,
            long nowMs) {
        this.crypto = crypto;
        PeerTools tools = new PeerTools(setup, crypto, randomness, outbox);
        this.relaying = new Relaying(setup, randomness, outbox);
        this.neighbors = new Neighbors(tools, new Hears());
        this.discovering = new Discovering(tools, neighbors, relaying);
        this.acquaintances = new Acquaintances(tools, neighbors, relaying, this::known);
        this.syncing = new Syncing(tools, neighbors);
        this.mail = new Mail(tools, this);
        this.mailboxes = mail.mailboxes();
        this.topics = new Topics(tools, this);
        this.groups = new Groups(tools, acquaintances, mail, topics);
        restored.forEach(remembered::restore);
        restored.forEach(record -> discovering.restore(record, nowMs));
        mail.restore(restored, nowMs);
        topics.restore(restored, nowMs);
        groups.restore(restored, nowMs);
        acquaintances.start(nowMs);
        mail.start(nowMs);
        remembered.call(relaying.routes(), nowMs);
    }

    /** Takes one input. Its effects come out of {@link #poll}. */
    public void handle(Input input, long nowMs) {
        if (left) {
            return;
        }
        switch (input) {
            case Input.Datagram(Address from, byte[] bytes) ->
                    neighbors.receive(from, bytes, nowMs);
            case Input.Tick tick -> expire(nowMs);
            case Input.Saved(long sequence) -> {
                outbox.saved(sequence);
                mail.drain(nowMs);
            }
            case Input.NetworkChanged(List<Address> own) -> {
                relaying.own(own);
                discovering.own(own, nowMs);
                neighbors.networkChanged(nowMs);
                relaying.routes().changed(nowMs);
                mailboxes.networkChanged(nowMs);
            }
            case Input.Leave leave -> {
                neighbors.leave(nowMs);
                left = true;
            }
            case Input.Dial(Address to, @Nullable Id node) ->
                    relaying.routes().want(Wanter.OWNER, node, List.of(to), nowMs);
            case Input.Sighted(Hint hint, List<Address> at) ->
                    relaying.routes()
                            .sighted(hint.number(), node -> hint.names(crypto, node), at, nowMs);
            case Input.Reach(Id node) ->
                    relaying.routes().want(Wanter.OWNER, node, List.of(), nowMs);
            case Input.Find(long ticket, Id key) -> discovering.find(ticket, key, nowMs);
            case Input.Open(long ticket, Id node) -> open(ticket, node);
            case Input.Write(Id node, long stream, byte[] bytes, boolean last) ->
                    write(node, stream, bytes, last);
            case Input.Consumed(Id node, long stream, int bytes) -> consumed(node, stream, bytes);
            case Input.Reset(Id node, long stream, long code) -> reset(node, stream, code);
            case Input.Throw(Id node, byte[] bytes) -> {
                Neighbor neighbor = awake(node);
                if (neighbor != null) {
                    neighbor.connection.throwDatagram(bounded(bytes));
                }
            }
            case Input.Post(Id node, byte[] bytes) -> post(node, bytes);
            case Input.Block(Id author, boolean blocked) -> block(author, blocked, nowMs);
            case Input.Invite invite -> acquaintances.invite(nowMs);
            case Input.Accept(byte[] invitation) -> acquaintances.accept(invitation, nowMs);
            case Input.Send(long ticket, Id author, byte[] content) ->
                    mail.send(ticket, author, content, nowMs);
            case Input.Taken(Id envelope) -> taken(envelope, nowMs);
            case Input.OfGroup wanted -> groups.handle(wanted, nowMs);
            case Input.Join(byte[] topic, List<Member> members, int keptBytes) ->
                    topics.join(topic, members, keptBytes, nowMs);
            case Input.JoinFeed(byte[] name, List<Member> members, int keptBytes) ->
                    topics.joinFeed(name, members, keptBytes, nowMs);
            case Input.LeaveTopic(Id topic) -> topics.leave(topic, nowMs);
            case Input.Publish(long ticket, Id topic, byte[] content) ->
                    topics.publish(ticket, topic, content, nowMs);
            case Input.Query query -> topics.query(query, nowMs);
            case Input.Answer(Id topic, MessageId query, byte @Nullable [] content) ->
                    topics.answer(topic, query, content, nowMs);
            case Input.StopQuery(long ticket) -> topics.stopQuery(ticket, nowMs);
            case Input.Ping(Id node) -> {
                Neighbor neighbor = awake(node);
                if (neighbor != null) {
                    neighbor.connection.ping();
                }
            }
        }
    }

    /** The next thing to do; {@link Output.Wait} when there is nothing more. */
    public Output poll(long nowMs) {
        while (outbox.isEmpty() && !left) {
            if (!neighbors.pump(nowMs)) {
                long untilMs = deadlineMs();
                if (untilMs > nowMs) {
                    return new Output.Wait(untilMs);
                }
                expire(nowMs);
                if (outbox.isEmpty() && !neighbors.pump(nowMs)) {
                    return new Output.Wait(Math.max(deadlineMs(), nowMs + 1));
                }
            }
        }
        Output next = outbox.poll();
        return next == null ? new Output.Wait(left ? Long.MAX_VALUE : deadlineMs()) : next;
    }

    /** How many nodes of the network are known, whether linked or not. */
    public int known() {
        return discovering.size();
    }

    /** The topics it follows. */
    public List<Following> topics() {
        return topics.followed();
    }

    /**
     * What is held for others.
     *
     * @param bytes what it takes, with what is reserved for envelopes on their way here
     * @param leases how many envelopes
     */
    public record Held(long bytes, int leases) {}

    /** What is held for others. */
    public Held held() {
        return mailboxes.held();
    }

    Mailboxes mailboxes() {
        return mailboxes;
    }

    /** The nodes where a contact's devices were met; none if the person is no contact. */
    public List<Id> nodesOf(Id author) {
        List<Id> nodes = new ArrayList<>();
        Contact contact = acquaintances.people().contact(author);
        if (contact != null) {
            contact.places().forEach(place -> nodes.add(place.node()));
        }
        return nodes;
    }

    private void expire(long nowMs) {
        neighbors.expire(nowMs);
        relaying.expire(neighbors, nowMs);
        discovering.expire(nowMs);
        acquaintances.expire(nowMs);
        mail.expire(nowMs);
        syncing.expire(nowMs);
        mailboxes.expire(nowMs);
        topics.expire(nowMs);
        groups.expire(nowMs);
    }

    private long deadlineMs() {
        long netMs = Math.min(neighbors.deadlineMs(), relaying.deadlineMs());
        netMs = Math.min(netMs, Math.min(syncing.deadlineMs(), mailboxes.deadlineMs()));
        netMs = Math.min(netMs, Math.min(topics.deadlineMs(), groups.deadlineMs()));
        netMs = Math.min(netMs, discovering.deadlineMs());
        return Math.min(netMs, Math.min(acquaintances.deadlineMs(), mail.deadlineMs()));
    }

    private void taken(Id message, long nowMs) {
        if (!groups.taken(message)) {
            mail.taken(message, nowMs);
        }
    }

    /** Whoever is blocked knows the mailbox's secret, so that changes. */
    private void block(Id author, boolean blocked, long nowMs) {
        if (acquaintances.block(author, blocked) && blocked) {
            mailboxes.renew(nowMs);
        }
    }

    private void known(Contact contact, long nowMs) {
        mail.known(contact, nowMs);
        groups.known(contact, nowMs);
    }

    private void open(long ticket, Id node) {
        Neighbor neighbor = awake(node);
        long stream = neighbor == null ? -1 : neighbor.connection.open();
        if (neighbor != null && stream >= 0) {
            neighbor.addStream(stream);
        }
        outbox.add(new Output.Opened(ticket, node, stream));
        if (neighbor != null && stream >= 0) {
            int room = neighbor.connection.room(stream);
            outbox.add(new Output.Room(node, stream, room));
        }
    }

    private void consumed(Id node, long stream, int bytes) {
        Neighbor neighbor = awake(node);
        if (neighbor != null) {
            neighbor.connection.consumed(stream, bytes);
        }
    }

    private void reset(Id node, long stream, long code) {
        Neighbor neighbor = awake(node);
        if (neighbor != null) {
            neighbor.removeStream(stream);
            neighbor.connection.reset(stream, code);
        }
    }

    private void write(Id node, long stream, byte[] bytes, boolean last) {
        Neighbor neighbor = awake(node);
        if (neighbor == null || !neighbor.streams().contains(stream)) {
            outbox.add(new Output.Broken(node, stream, 0));
            return;
        }
        Connection connection = neighbor.connection;
        if (connection.write(stream, bytes, 0, bytes.length) < bytes.length) {
            throw new IllegalArgumentException("more bytes than the stream has room for");
        }
        if (last) {
            connection.finish(stream);
        }
        int room = connection.room(stream);
        if (!last && room > 0) {
            outbox.add(new Output.Room(node, stream, room));
        }
    }

    private void post(Id node, byte[] bytes) {
        byte[] message = new byte[1 + bounded(bytes).length];
        message[0] = APPLICATION;
        System.arraycopy(bytes, 0, message, 1, bytes.length);
        if (!neighbors.post(node, message)) {
            outbox.add(new Output.Unposted(node, bytes));
        }
    }

    private static byte[] bounded(byte[] bytes) {
        if (bytes.length > POST_BYTES_MAX) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes; at most " + POST_BYTES_MAX + " fit");
        }
        return bytes;
    }

    /** The neighbor, which will be looked at before the next wait; null if there is no link. */
    private @Nullable Neighbor awake(Id node) {
        Neighbor neighbor = neighbors.find(node);
        if (neighbor != null) {
            neighbors.wake(neighbor);
        }
        return neighbor;
    }

    /** Leads what neighbors do to where it belongs. */
    private final class Hears implements Neighbors.Listener {

        @Override
        public void up(Neighbor neighbor, @Nullable Address dialed, long nowMs) {
            relaying.up(neighbors, neighbor, dialed);
            discovering.up(neighbor, nowMs);
            if (!mailboxes.visits(neighbor.id)) {
                // Who is left again in a moment is no way to others, nor one to come back to.
                remembered.met(neighbor.id, neighbor.address(), nowMs);
                relaying.mayRelay(neighbor, nowMs);
            }
            acquaintances.up(neighbor, nowMs);
            mail.up(neighbor, nowMs);
            mailboxes.up(neighbor, nowMs);
            topics.up(neighbor, nowMs);
            outbox.add(new Output.Linked(neighbor.id, neighbor.address()));
        }

        @Override
        public void down(Neighbor neighbor, Reason reason, long nowMs) {
            for (long stream : neighbor.streams()) {
                outbox.add(new Output.Broken(neighbor.id, stream, 0));
            }
            outbox.add(new Output.Unlinked(neighbor.id, reason));
            acquaintances.down(neighbor);
            mail.down(neighbor, nowMs);
            mailboxes.down(neighbor, nowMs);
            syncing.down(neighbor, nowMs);
            topics.down(neighbor, nowMs);
            relaying.down(neighbor, nowMs);
            discovering.down(neighbor, nowMs);
        }

        @Override
        public void roamed(Neighbor neighbor, long nowMs) {
            if (!mailboxes.visits(neighbor.id)) {
                remembered.met(neighbor.id, neighbor.address(), nowMs);
            }
            relaying.roamed(neighbors, neighbor);
            discovering.roamed(nowMs);
            outbox.add(new Output.Linked(neighbor.id, neighbor.address()));
        }

        @Override
        public void room(Neighbor neighbor, long nowMs) {
            mail.room(neighbor, nowMs);
        }

        @Override
        public void stalled(Neighbor neighbor, long nowMs) {
            topics.stalled(neighbor, nowMs);
        }

        @Override
        public void relayed(Address from, byte[] datagram, long nowMs) {
            relaying.datagram(neighbors, from, datagram, nowMs);
        }

        @Override
        public void discovered(Address from, byte[] datagram, long nowMs) {
            discovering.datagram(from, datagram, nowMs);
        }

        @Override
        public void dialing(Address to, long nowMs) {
            discovering.dialing(to, nowMs);
        }

        @Override
        public void event(Neighbor neighbor, ConnectionEvent event, long nowMs) {
            Id id = neighbor.id;
            switch (event) {
                case ConnectionEvent.Posted(byte[] bytes) -> posted(neighbor, bytes, nowMs);
                case ConnectionEvent.Caught(byte[] bytes) ->
                        outbox.add(new Output.Caught(id, bytes));
                case ConnectionEvent.Read(long stream, byte[] bytes, boolean last) -> {
                    neighbor.addStream(stream);
                    outbox.add(new Output.Read(id, stream, bytes, last));
                }
                case ConnectionEvent.Room(long stream, int bytes) ->
                        outbox.add(new Output.Room(id, stream, bytes));
                case ConnectionEvent.Broken(long stream, long code) -> {
                    neighbor.removeStream(stream);
                    outbox.add(new Output.Broken(id, stream, code));
                }
                case ConnectionEvent.Answered(long roundTripMs) ->
                        outbox.add(new Output.Answered(id, roundTripMs));
                case ConnectionEvent.Lost(int bytes) ->
                        outbox.trace(TraceEvent.of(TraceEvent.Kind.LOST, nowMs, id, bytes));
                case ConnectionEvent.Rejected(Reason reason, int bytes) ->
                        neighbors.offended(id, reason, bytes, nowMs);
            }
        }

        private void posted(Neighbor neighbor, byte[] bytes, long nowMs) {
            int kind = bytes.length == 0 ? 0 : bytes[0];
            if (RelayMessage.is(kind)) {
                relaying.message(neighbors, neighbor, bytes, nowMs);
            } else if (kind >> 4 == 1) {
                mail.message(neighbor, bytes, nowMs);
            } else if (kind >> 4 == 3) {
                acquaintances.message(neighbor, bytes, nowMs);
            } else if (SyncMessage.is(kind)) {
                if (mailboxes.gives()) {
                    syncing.message(neighbor, bytes, nowMs);
                }
            } else if (MailboxMessage.is(kind)) {
                mailboxes.message(neighbor, bytes, nowMs);
            } else if (TopicMessage.is(kind)) {
                topics.message(neighbor, bytes, nowMs);
            } else if (kind == APPLICATION) {
                byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
                outbox.add(new Output.Posted(neighbor.id, content));
            } else {
                neighbors.offended(neighbor.id, Reason.UNKNOWN_KIND, bytes.length, nowMs);
            }
        }
    }
}
