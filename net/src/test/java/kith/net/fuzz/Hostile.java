package kith.net.fuzz;

import java.util.ArrayList;
import java.util.List;
import kith.net.Input;
import kith.net.link.Link;
import kith.net.link.LinkBounds;
import kith.net.link.LinkOutput;
import kith.net.link.Links;
import kith.net.link.NodeIdentity;
import kith.net.link.Path;
import kith.net.wire.Address;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** A node with a true link to the target that puts into its packets what it likes. */
final class Hostile {

    final Address address;
    private final World world;
    private final Host target;
    private final Path path;
    private final Links links;
    private @Nullable Link link;
    private long number;

    Hostile(World world, Host target) {
        this.world = world;
        this.target = target;
        this.address = Address.of(world.random.bytes(4), 1 + world.random.below(65_535));
        this.path = new Path.Direct(target.address);
        NodeIdentity identity =
                NodeIdentity.of(
                        world.random.bytes(32),
                        world.random.bytes(32),
                        world.nowMs + 100L * 24 * 3600 * 1000,
                        world.crypto);
        this.links = new Links(identity, world.crypto, world.random, LinkBounds.DEFAULT);
    }

    /** Shakes hands. */
    void join() {
        target.tapped = address;
        target.balance.visitor(address);
        links.dial(path, target.id(), world.nowMs);
        for (int i = 0; i < 10 && link == null; i++) {
            exchange();
        }
        exchange();
        if (link == null) {
            throw new AssertionError("the target links with nobody new");
        }
    }

    /** Whether the link still stands. */
    boolean linked() {
        return link != null;
    }

    /** A sealed packet of these bytes. */
    byte[] sealed(byte[] plain) {
        Link open = link;
        if (open == null) {
            throw new IllegalStateException("no link");
        }
        return open.seal(plain, Math.min(plain.length, Link.PLAIN_BYTES_MAX), world.nowMs);
    }

    /** MESSAGE frames (docs/protocol/stream.md) with these messages, as many as fit. */
    byte[] frames(List<byte[]> messages) {
        Writer writer = new Writer(Link.PLAIN_BYTES_MAX);
        for (byte[] message : messages) {
            if (message.length + 7 <= writer.room()) {
                writer.u8(8).u32(number++).u16(0x4000 | message.length).bytes(message);
            }
        }
        return writer.toBytes();
    }

    /** Hears what the target says to this node. */
    void listen() {
        List<byte[]> heard = new ArrayList<>(target.tap);
        target.tap.clear();
        for (byte[] datagram : heard) {
            if (datagram.length > 0 && Links.takes(datagram[0])) {
                links.receive(path, datagram, world.nowMs);
            }
        }
        LinkOutput output;
        while ((output = links.poll()) != null) {
            switch (output) {
                case LinkOutput.Up(Link up, long attempt) -> link = up;
                case LinkOutput.Down down -> link = null;
                case LinkOutput.Transmit(Path to, byte[] datagram) -> send(datagram);
                default -> {}
            }
        }
    }

    void leave() {
        if (link != null) {
            link.close(world.nowMs);
            listen();
        }
    }

    private void exchange() {
        listen();
        target.handle(new Input.Tick());
    }

    private void send(byte[] datagram) {
        target.handle(new Input.Datagram(address, datagram));
    }
}
