package kith.net.fuzz;

import java.util.ArrayList;
import java.util.List;
import kith.net.Input;
import kith.net.wire.Address;

/** Attacks the target of a scene with datagrams of nobody it knows, from any address. */
final class Strangers {

    /** Addresses of one batch; few enough that some send twice. */
    private static final int ADDRESSES = 3_000;

    /** Datagrams in a millisecond of the target's clock: 100 000 a second. */
    static final int PER_MS = 100;

    private final Scene scene;
    private final Mutation mutation;

    Strangers(Scene scene) {
        this.scene = scene;
        this.mutation = new Mutation(scene.world.random);
    }

    /** Gives so many datagrams at one stage. */
    void attack(int count, Tally tally) {
        scene.stage.enter(scene);
        Host target = scene.target;
        target.mute = true;
        List<Address> addresses = addresses();
        for (int i = 0; i < count; i++) {
            if (i % PER_MS == 0) {
                scene.world.nowMs++;
                if (target.wakeMs <= scene.world.nowMs) {
                    target.handle(new Input.Tick());
                }
            }
            Address from = addresses.get(scene.world.random.below(addresses.size()));
            target.attack(from, datagram(), tally);
        }
    }

    private byte[] datagram() {
        byte[] changed = mutation.of(scene.world.datagrams);
        if (changed.length > 0 && scene.world.random.chance(5)) {
            // Discovery's, of which honest peers send some kinds seldom.
            changed[0] = (byte) (0x30 + scene.world.random.below(5));
        }
        return changed;
    }

    private List<Address> addresses() {
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < ADDRESSES; i++) {
            byte[] ip = scene.world.random.bytes(scene.world.random.chance(70) ? 4 : 16);
            addresses.add(
                    switch (i % 10) {
                        case 0, 1 -> scene.ann.address;
                        case 2 -> scene.ben.address;
                        case 3 -> scene.target.address;
                        default -> Address.of(ip, 1 + scene.world.random.below(65_535));
                    });
        }
        return addresses;
    }
}
