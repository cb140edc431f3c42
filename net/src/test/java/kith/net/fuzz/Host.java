package kith.net.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.Peer;
import kith.net.PeerSetup;
import kith.net.StoreRecord;
import kith.net.link.NodeIdentity;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** A peer of a {@link World} with its disk. */
final class Host {

    /** The first byte of a question of discovery, see docs/protocol/discovery.md. */
    private static final int QUESTION = 0x30;

    final WatchedCrypto crypto;
    final Address address;
    final PeerSetup setup;
    final Map<String, StoreRecord> disk = new LinkedHashMap<>();

    /** What strangers sent to it and it to them; honest hosts dial, so only that of a target. */
    final Balance balance = new Balance();

    /** Whether the balance has to hold. */
    boolean balanced;

    Peer peer;
    long wakeMs;

    /** Whether what it sends is lost, as while it is attacked. */
    boolean mute;

    /** An address whose datagrams go to {@link #tap} and nowhere else. */
    @Nullable Address tapped;

    final List<byte[]> tap = new ArrayList<>();

    private final World world;
    private final Set<Id> links = new LinkedHashSet<>();
    private final List<Output> outputs = new ArrayList<>();

    Host(World world, Address address) {
        this.world = world;
        this.address = address;
        this.crypto = new WatchedCrypto(world.crypto);
        crypto.watch =
                plain -> {
                    world.sealing(plain);
                    return plain;
                };
        long untilMs = world.nowMs + 100L * 24 * 3600 * 1000;
        setup =
                PeerSetup.of(
                        NodeIdentity.of(bytes(), bytes(), untilMs, world.crypto), bytes(), bytes());
        peer = new Peer(setup, List.of(), crypto, world.random, world.nowMs);
        handle(new Input.NetworkChanged(List.of(address)));
    }

    Id id() {
        return setup.node().id();
    }

    Id author() {
        return Id.of(world.crypto.ed25519Public(setup.authorSeed()));
    }

    /** Whether it has no link with a node, as far as it was told. */
    boolean unlinked(Id node) {
        return !links.contains(node);
    }

    /** The process dies and another one starts from what is on the disk. */
    void restart() {
        links.clear();
        List<StoreRecord> records = new ArrayList<>(disk.values());
        peer = new Peer(setup, records, crypto, world.random, world.nowMs);
        handle(new Input.NetworkChanged(List.of(address)));
    }

    void handle(Input input) {
        peer.handle(input, world.nowMs);
        drain(null, new Tally.One());
    }

    /** Takes a datagram of an attacker and counts what becomes of it. */
    void attack(Address from, byte[] bytes, Tally tally) {
        balance.received(from, bytes.length);
        peer.handle(new Input.Datagram(from, bytes), world.nowMs);
        Tally.One one = new Tally.One();
        drain(tally, one);
        tally.close(one);
    }

    private void drain(@Nullable Tally tally, Tally.One one) {
        while (true) {
            Output output = peer.poll(world.nowMs);
            if (output instanceof Output.Wait(long untilMs)) {
                wakeMs = untilMs;
                return;
            }
            if (tally != null) {
                tally.output(output, one);
            }
            take(output);
        }
    }

    private void take(Output output) {
        switch (output) {
            case Output.Transmit(Address to, byte[] bytes) -> {
                if (balanced) {
                    if (bytes[0] == QUESTION) {
                        balance.asked(to, world.nowMs);
                    } else {
                        balance.sent(to, bytes.length);
                    }
                }
                if (bytes.length > 1200) {
                    throw new AssertionError("a datagram of " + bytes.length + " bytes");
                }
                if (to.equals(tapped)) {
                    tap.add(bytes);
                } else if (!mute) {
                    world.send(address, to, bytes);
                }
            }
            case Output.Save(long sequence, StoreRecord record) -> {
                String key = record.kind() + Id.of(crypto.sha256(record.key())).toString();
                disk.remove(key);
                if (record.value() != null) {
                    disk.put(key, record);
                }
                peer.handle(new Input.Saved(sequence), world.nowMs);
            }
            case Output.Linked(Id node, @Nullable Address at) -> links.add(node);
            case Output.Unlinked unlinked -> links.remove(unlinked.node());
            case Output.Trace trace -> {}
            default -> outputs.add(output);
        }
    }

    /** The outputs of a type, once. */
    <T extends Output> List<T> take(Class<T> type) {
        List<T> found = new ArrayList<>();
        outputs.removeIf(output -> {
            if (type.isInstance(output)) {
                found.add(type.cast(output));
                return true;
            }
            return false;
        });
        return found;
    }

    /** Forgets all outputs. */
    void forget() {
        outputs.clear();
    }

    private byte[] bytes() {
        return world.random.bytes(32);
    }
}
