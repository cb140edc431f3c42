package kith.net.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.Crypto;
import kith.net.topic.Member;
import kith.net.topic.Topic;

/** The peer that is attacked, and two honest ones. */
final class Scene {

    /** Less than what is said at each attack, so that as much is kept after each. */
    private static final int KEPT_BYTES = 16_000;

    private static final Topic TOPIC = new Topic(Topic.Kind.OPEN, Id.of(new byte[Id.BYTES]));

    final World world;
    final Stage stage;
    final Host target;
    final Host ann;
    final Host ben;
    private final Set<Host> friends = new LinkedHashSet<>();
    private long ticket;

    Scene(Stage stage, long seed, Crypto crypto) {
        this.world = new World(seed, crypto);
        this.stage = stage;
        this.target = world.host(1);
        this.ann = world.host(2);
        this.ben = world.host(3);
        target.balanced = true;
        target.balance.proven(ann.address);
        target.balance.proven(ben.address);
        // So that there is something to repeat and to change before the target has said a word.
        ann.handle(new Input.Dial(ben.address, ben.id()));
        world.run(1_000);
        stream(ann, ben);
        world.run(1_000);
    }

    /** Links an honest peer with the target, if it is not. */
    void link(Host host) {
        for (int i = 0; i < 20 && host.unlinked(target.id()); i++) {
            host.handle(new Input.Dial(target.address, target.id()));
            world.run(5_000);
        }
        if (host.unlinked(target.id())) {
            throw new AssertionError("no link at " + stage);
        }
    }

    /** Makes an honest peer a contact of the target. */
    void befriend(Host host) {
        link(host);
        befriend(target, host);
    }

    /** Makes two peers contacts, once. */
    void befriend(Host inviter, Host host) {
        if (!friends.add(host)) {
            return;
        }
        inviter.handle(new Input.Invite());
        host.handle(new Input.Accept(inviter.take(Output.Invited.class).get(0).invitation()));
        world.run(3_000);
        if (inviter.take(Output.Contact.class).isEmpty()) {
            throw new AssertionError("no contact at " + stage);
        }
    }

    /** Has all follow one topic; whoever follows it already learns nothing new. */
    void follow(Host... hosts) {
        List<Member> members = new ArrayList<>();
        for (Host host : hosts) {
            members.add(new Member(host.id(), List.of(host.address)));
        }
        for (Host host : hosts) {
            host.handle(new Input.Join(TOPIC.toBytes(), members, KEPT_BYTES));
        }
    }

    void publish(Host from, int bytes) {
        Id topic = TOPIC.id(world.crypto);
        from.handle(new Input.Publish(ticket++, topic, world.random.bytes(bytes)));
    }

    void send(Host from, Host to, int bytes) {
        byte[] content = world.random.bytes(bytes);
        from.handle(new Input.Send(ticket++, to.author(), content));
    }

    /** Opens a stream and writes as much as it takes, of 100 kB. */
    void stream(Host from, Host to) {
        from.handle(new Input.Open(ticket++, to.id()));
        for (Output.Opened opened : from.take(Output.Opened.class)) {
            for (Output.Room room : from.take(Output.Room.class)) {
                if (room.stream() == opened.stream()) {
                    byte[] bytes = world.random.bytes(Math.min(room.bytes(), 100_000));
                    from.handle(new Input.Write(to.id(), opened.stream(), bytes, true));
                }
            }
        }
    }

    /** Gives the honest ones time, takes what they received, and says whether all still works. */
    boolean recovers() {
        target.mute = false;
        target.tapped = null;
        // Longer than an unfinished handshake lives; streams and messages come through meanwhile.
        for (int i = 0; i < 30; i++) {
            world.run(1_000);
            consume(target, ann);
            consume(ann, target);
        }
        boolean speaks = !stage.linked() || speaks();
        Stage.taken(ann);
        Stage.taken(ben);
        Stage.taken(target);
        return speaks;
    }

    private boolean speaks() {
        link(ann);
        return world.speaks(ann, target) && world.speaks(target, ann);
    }

    private static void consume(Host host, Host from) {
        for (Output.Read read : host.take(Output.Read.class)) {
            if (read.node().equals(from.id())) {
                int count = read.bytes().length;
                host.handle(new Input.Consumed(from.id(), read.stream(), count));
                if (read.last()) {
                    host.handle(new Input.Reset(from.id(), read.stream(), 0));
                }
            }
        }
    }
}
