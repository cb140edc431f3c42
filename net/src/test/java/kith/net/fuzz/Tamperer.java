package kith.net.fuzz;

import kith.net.crypto.Crypto;

/**
 * A contact whose peer is the true one, but for some plain texts that are changed before they are
 * sealed: of packets, of messages and of what is in them.
 */
final class Tamperer {

    private final Scene scene;
    private final Mutation mutation;

    Tamperer(long seed, Crypto crypto) {
        this.scene = new Scene(Stage.TRANSFERRING, seed, crypto);
        this.mutation = new Mutation(scene.world.random);
    }

    /** A life of some seconds; the plain texts changed. */
    int attack(int changedPercent) {
        Host liar = scene.ann;
        scene.befriend(liar);
        Samples samples = scene.world.plains;
        int[] changed = {0};
        liar.crypto.watch =
                plain -> {
                    if (!scene.world.random.chance(changedPercent)) {
                        return plain;
                    }
                    changed[0]++;
                    return mutation.of(plain, samples);
                };
        for (int i = 0; i < 20; i++) {
            scene.send(liar, scene.target, scene.world.random.below(5_000));
            scene.send(scene.target, liar, scene.world.random.below(5_000));
            scene.stream(liar, scene.target);
            scene.world.run(200);
            if (i == 10) {
                scene.target.restart();
            }
        }
        scene.world.run(5_000);
        return changed[0];
    }
}
