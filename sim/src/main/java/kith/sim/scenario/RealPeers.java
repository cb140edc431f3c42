package kith.sim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.Peer;
import kith.net.PeerSetup;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.net.link.NodeIdentity;
import kith.net.mailbox.HoldBounds;
import kith.net.person.Invitation;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import kith.sim.Dice;
import kith.sim.Driven;
import kith.sim.Host;
import kith.sim.World;

/** Peers as they are on a real network, with keys that follow from the world's seed. */
public final class RealPeers implements Peers {

    /** Ten years: no certificate ends while a world runs. */
    private static final long CERTIFICATE_MS = 10L * 365 * 86_400_000;

    private final long seed;
    private final Crypto crypto;
    private final List<Person> people = new ArrayList<>();
    private final Map<Integer, HoldBounds> holds = new HashMap<>();

    private record Person(PeerSetup setup, Id author, Id node, int renewals) {}

    /** Peers with real primitives, or with fakes that cost next to nothing. */
    public RealPeers(long seed, boolean fakeCrypto) {
        this.seed = seed;
        this.crypto = fakeCrypto ? new FakeCrypto() : new RealCrypto();
    }

    @Override
    public Driven.Birth birth(int host) {
        return (restored, randomness, nowMs) -> {
            HoldBounds bounds = holds.getOrDefault(host, HoldBounds.usual());
            PeerSetup setup = person(host).setup().holding(bounds);
            return driven(new Peer(setup, restored, crypto, randomness, nowMs));
        };
    }

    @Override
    public void holds(int host, HoldBounds bounds) {
        holds.put(host, bounds);
    }

    @Override
    public Id author(int host) {
        return person(host).author();
    }

    @Override
    public Id node(int host) {
        return person(host).node();
    }

    @Override
    public void renew(int host) {
        people.set(host, person(host, person(host).renewals() + 1));
    }

    @Override
    public List<Address> addresses(Host from, byte[] bytes) {
        List<Address> addresses = new ArrayList<>();
        if (Invitation.decode(bytes, crypto) instanceof Decoded.Ok<Invitation>(Invitation made)) {
            addresses.addAll(made.addresses());
            made.relays().forEach(relay -> addresses.add(relay.address()));
        }
        return addresses;
    }

    private Person person(int host) {
        while (people.size() <= host) {
            people.add(person(people.size(), 0));
        }
        return people.get(host);
    }

    private Person person(int host, int renewals) {
        Dice keys = Dice.of(seed, "keys", ((long) renewals << 32) + host);
        byte[] nodeSeed = keys.bytes(Crypto.KEY_BYTES);
        byte[] staticPrivate = keys.bytes(Crypto.KEY_BYTES);
        byte[] author = keys.bytes(Crypto.KEY_BYTES);
        byte[] device = keys.bytes(Crypto.KEY_BYTES);
        long untilMs = World.EPOCH_MS + CERTIFICATE_MS;
        NodeIdentity node = NodeIdentity.of(nodeSeed, staticPrivate, untilMs, crypto);
        return new Person(
                PeerSetup.of(node, author, device),
                Id.of(crypto.ed25519Public(author)),
                node.id(),
                renewals);
    }

    private static Driven driven(Peer peer) {
        return new Driven() {
            @Override
            public void handle(Input input, long nowMs) {
                peer.handle(input, nowMs);
            }

            @Override
            public Output poll(long nowMs) {
                return peer.poll(nowMs);
            }
        };
    }
}
