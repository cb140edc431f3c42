package kith.net.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.SeededRandomness;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** A node in a test: its links, its address, and what its links gave out. */
final class Side {

    static final long START_MS = 1_790_000_000_000L;

    final Links links;
    final NodeIdentity identity;
    final List<LinkOutput> seen = new ArrayList<>();
    final List<LinkOutput.Transmit> sent = new ArrayList<>();
    final Map<Reason, Integer> rejected = new EnumMap<>(Reason.class);
    Path at;
    @Nullable Link up;

    Side(int name, Crypto crypto) {
        this(name, crypto, LinkBounds.DEFAULT);
    }

    Side(int name, Crypto crypto, LinkBounds bounds) {
        this(name, identity(name, crypto), crypto, bounds);
    }

    Side(int name, NodeIdentity identity, Crypto crypto, LinkBounds bounds) {
        this.identity = identity;
        this.links = new Links(identity, crypto, new SeededRandomness(name), bounds);
        this.at = path(name);
    }

    static NodeIdentity identity(int name, Crypto crypto) {
        SeededRandomness random = new SeededRandomness(1000 + name);
        return NodeIdentity.of(
                random.bytes(32), random.bytes(32), START_MS + Credentials.LIFE_MS, crypto);
    }

    /** An address in a network of its own. */
    static Path path(int name) {
        return new Path.Direct(Address.v4(0x0a00_0001 + (name << 8), 4000));
    }

    Id id() {
        return identity.id();
    }

    /** Takes all outputs; the datagrams to send. */
    List<LinkOutput.Transmit> drain() {
        List<LinkOutput.Transmit> out = new ArrayList<>();
        for (LinkOutput output = links.poll(); output != null; output = links.poll()) {
            switch (output) {
                case LinkOutput.Transmit transmit -> out.add(transmit);
                case LinkOutput.Up(Link link, long attempt) -> up = link;
                case LinkOutput.Down(Link link, Reason reason) -> up = link == up ? null : up;
                case LinkOutput.Rejected(Path from, Reason reason, int bytes) ->
                        rejected.merge(reason, 1, Integer::sum);
                default -> {}
            }
            if (!(output instanceof LinkOutput.Transmit)) {
                seen.add(output);
            }
        }
        sent.addAll(out);
        return out;
    }

    /** What of one kind was given out so far. */
    <T extends LinkOutput> List<T> all(Class<T> kind) {
        return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The last output of a kind. */
    <T extends LinkOutput> T last(Class<T> kind) {
        return all(kind).getLast();
    }

    /** The plain texts that came in. */
    List<String> packets() {
        List<String> texts = new ArrayList<>();
        for (LinkOutput.Packet packet : all(LinkOutput.Packet.class)) {
            texts.add(new String(packet.plain(), UTF_8));
        }
        return texts;
    }

    int rejected(Reason reason) {
        return rejected.getOrDefault(reason, 0);
    }

    /** The link that stands. */
    Link link() {
        if (up == null) {
            throw new AssertionError("no link: " + seen + rejected);
        }
        return up;
    }

    byte[] seal(String text, long nowMs) {
        byte[] plain = text.getBytes(UTF_8);
        return link().seal(Arrays.copyOf(plain, plain.length), plain.length, nowMs);
    }
}
