package kith.net.fuzz;

import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.wire.Address;

/** What a peer may be busy with when it is attacked. */
enum Stage {
    /** Nothing has happened yet. */
    FRESH {
        @Override
        void enter(Scene scene) {
            // Nothing.
        }
    },
    /** It dials somebody who does not answer. */
    DIALING {
        @Override
        void enter(Scene scene) {
            Address nobody = Address.v4(0x0a0a0a0a, 7000);
            scene.target.balance.proven(nobody);
            scene.target.handle(new Input.Dial(nobody, null));
        }
    },
    /** It answered a handshake that is not finished. */
    HALF_OPEN {
        @Override
        void enter(Scene scene) {
            scene.ben.restart();
            scene.ben.handle(new Input.Dial(scene.target.address, scene.target.id()));
            // The answer is on its way back.
            scene.world.run(15);
        }
    },
    /** It has a link. */
    LINKED {
        @Override
        void enter(Scene scene) {
            scene.link(scene.ann);
        }
    },
    /** Streams in both directions stand still with bytes on their way. */
    STREAMS {
        @Override
        void enter(Scene scene) {
            scene.link(scene.ann);
            scene.stream(scene.target, scene.ann);
            scene.stream(scene.ann, scene.target);
            scene.world.run(45);
        }
    },
    /** Large messages are on their way in both directions. */
    TRANSFERRING {
        @Override
        void enter(Scene scene) {
            scene.befriend(scene.ann);
            scene.send(scene.target, scene.ann, 40_000);
            scene.send(scene.ann, scene.target, 40_000);
            scene.world.run(60);
        }
    },
    /** Two others talk through it. */
    RELAYING {
        @Override
        void enter(Scene scene) {
            scene.link(scene.ann);
            scene.link(scene.ben);
            Address ann = scene.ann.address;
            Address ben = scene.ben.address;
            scene.world.wall =
                    (from, to) ->
                            (from.equals(ann) && to.equals(ben))
                                    || (from.equals(ben) && to.equals(ann));
            // Until the straight link they had is given up.
            scene.world.run(150_000);
            scene.ann.handle(new Input.Reach(scene.ben.id()));
            scene.world.run(5_000);
            scene.ann.handle(new Input.Post(scene.ben.id(), new byte[100]));
            scene.world.run(15);
        }
    },
    /** It looks for nodes and for one whose id is all it knows; others ask it and tell it. */
    FINDING {
        @Override
        void enter(Scene scene) {
            scene.link(scene.ann);
            scene.link(scene.ben);
            scene.world.run(10_000);
            for (int i = 0; i < 20; i++) {
                scene.target.handle(new Input.Find(i, Id.of(scene.world.random.bytes(Id.BYTES))));
            }
            scene.target.handle(new Input.Reach(Id.of(scene.world.random.bytes(Id.BYTES))));
            scene.world.run(15);
        }
    },
    /** It follows a topic in which others speak, and whose last messages others lack. */
    FOLLOWING {
        @Override
        void enter(Scene scene) {
            scene.link(scene.ann);
            scene.link(scene.ben);
            scene.follow(scene.target, scene.ann, scene.ben);
            scene.world.run(5_000);
            scene.publish(scene.target, 12_000);
            scene.publish(scene.ann, 12_000);
            scene.world.run(15);
        }
    },
    /** It holds mail for one who is away, and hands mail to a holder. */
    HOLDING {
        @Override
        void enter(Scene scene) {
            scene.befriend(scene.ann);
            scene.befriend(scene.ann, scene.ben);
            Address ann = scene.ann.address;
            scene.world.wall = (from, to) -> from.equals(ann) || to.equals(ann);
            scene.world.run(60_000);
            scene.send(scene.target, scene.ann, 4_000);
            scene.send(scene.ben, scene.ann, 4_000);
            scene.world.run(20_000);
            scene.world.wall = (from, to) -> false;
            scene.world.run(500);
        }
    },
    /** It died while messages were on their way, and lives again. */
    RESTARTED {
        @Override
        void enter(Scene scene) {
            TRANSFERRING.enter(scene);
            scene.target.restart();
        }
    },
    /** Its link has turned its keys more than once. */
    REKEYED {
        @Override
        void enter(Scene scene) {
            scene.link(scene.ann);
            scene.world.run(250_000);
            scene.ann.handle(new Input.Post(scene.target.id(), new byte[10]));
            scene.world.run(15);
        }
    };

    abstract void enter(Scene scene);

    /** Whether a link stands at this stage that has to outlive the attack. */
    boolean linked() {
        return this != FRESH && this != DIALING && this != HALF_OPEN;
    }

    /** Forgets what applications would have taken. */
    static void taken(Host host) {
        for (Output.Deliver deliver : host.take(Output.Deliver.class)) {
            host.handle(new Input.Taken(deliver.envelope()));
        }
        host.forget();
    }
}
