package kith.net.fuzz;

import java.util.List;
import kith.net.Id;
import kith.net.Input;
import kith.net.crypto.SeededRandomness;
import kith.net.relay.RelayMessage;
import kith.net.wire.Address;
import kith.net.wire.Reason;

/** Attacks the target of a scene over links: one hostile node after another, as each is dropped. */
final class Insiders {

    /** Datagrams after which a node leaves though it was not dropped. */
    private static final int LIFE = 500;

    /** First bytes of messages: envelopes, relays, contacts, sync, mailboxes, topics. */
    private static final int[][] KINDS = {
        {0x10, 0x14},
        {0x20, 0x29},
        {0x30, 0x34},
        {0x40, 0x40},
        {0x60, 0x62},
        {0x70, 0x74},
        {0x80, 0x8b}
    };

    private final Scene scene;
    private final SeededRandomness random;
    private final Mutation mutation;

    /** Hostile nodes that linked. */
    int nodes;

    Insiders(Scene scene) {
        this.scene = scene;
        this.random = scene.world.random;
        this.mutation = new Mutation(random);
    }

    /** Gives so many datagrams at one stage. */
    void attack(int count, Tally tally) {
        scene.stage.enter(scene);
        scene.target.mute = true;
        // Members of a topic are dialed where others say: docs/protocol/topic.md, "Not protected".
        scene.target.balanced = scene.stage != Stage.FOLLOWING;
        Samples messages = scene.world.messages;
        Hostile hostile = joined();
        for (int i = 0; i < count; i++) {
            if (i % Strangers.PER_MS == 0) {
                scene.world.nowMs++;
                if (scene.target.wakeMs <= scene.world.nowMs) {
                    scene.target.handle(new Input.Tick());
                }
            }
            if (!hostile.linked() || i % LIFE == LIFE - 1) {
                hostile.leave();
                hostile = joined();
            }
            byte[] plain =
                    random.chance(40)
                            ? mutation.of(scene.world.plains)
                            : hostile.frames(List.of(message(messages), message(messages)));
            scene.target.attack(hostile.address, hostile.sealed(plain), tally);
            hostile.listen();
        }
        hostile.leave();
    }

    private Hostile joined() {
        Hostile hostile = new Hostile(scene.world, scene.target);
        hostile.join();
        nodes++;
        return hostile;
    }

    private byte[] message(Samples messages) {
        if (random.chance(30)) {
            byte[] made = relay().encode();
            return random.chance(60) ? made : cut(mutation.of(made, messages));
        }
        byte[] changed = cut(mutation.of(messages));
        if (changed.length > 0 && random.chance(10)) {
            // Kinds that honest peers seldom have a reason to send.
            int[] kinds = KINDS[random.below(KINDS.length)];
            changed[0] = (byte) (kinds[0] + random.below(1 + kinds[1] - kinds[0]));
        }
        return changed;
    }

    private static byte[] cut(byte[] bytes) {
        return bytes.length <= 1155 ? bytes : java.util.Arrays.copyOf(bytes, 1155);
    }

    private RelayMessage relay() {
        long number = random.below(40);
        return switch (random.below(10)) {
            case 0 -> new RelayMessage.Ask(number, node());
            case 1 -> new RelayMessage.Offer(number, node());
            case 2 -> new RelayMessage.Accept(number);
            case 3 -> new RelayMessage.Decline(number);
            case 4 -> new RelayMessage.Opened(number, number);
            case 5 -> new RelayMessage.Refused(number, Reason.FULL);
            case 6 -> new RelayMessage.Close(number);
            case 7 -> new RelayMessage.Ended(number, Reason.EXPIRED);
            case 8 -> new RelayMessage.Observed(address());
            default -> new RelayMessage.Candidates(List.of(address(), address()));
        };
    }

    private Id node() {
        return switch (random.below(4)) {
            case 0 -> scene.ann.id();
            case 1 -> scene.ben.id();
            case 2 -> scene.target.id();
            default -> Id.of(random.bytes(32));
        };
    }

    private Address address() {
        return Address.of(random.bytes(4), 1 + random.below(65_535));
    }
}
