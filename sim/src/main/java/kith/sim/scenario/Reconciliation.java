package kith.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.crypto.FakeCrypto;
import kith.net.crypto.RealCrypto;
import kith.net.sync.IdTree;
import kith.net.sync.Reconciler;
import kith.net.sync.SyncOutput;
import kith.net.wire.Reason;
import kith.sim.Dice;
import kith.sim.check.Violation;

/** Two nodes compare a million ids that differ in a hundred; no world is needed for that. */
final class Reconciliation implements Scenario {

    private static final int COMMON = 1_000_000;

    /** Ids that one side has and the other lacks, for each side. */
    private static final int DIFFERENCES = 50;

    private static final int ROUND_TRIPS_MAX = 3;
    private static final int BYTES_MAX = 64 << 10;

    private static final Id SCOPE = Id.of(new byte[Id.BYTES]);

    @Override
    public String name() {
        return "reconciliation";
    }

    @Override
    public String about() {
        return "two nodes find 50 ids that each lacks of a million";
    }

    @Override
    public List<String> takes() {
        return List.of();
    }

    @Override
    public void play(Play play) {
        Options options = play.options();
        Dice dice = Dice.of(options.seed(), "ids", 0);
        Crypto crypto = options.fakeCrypto() ? new FakeCrypto() : new RealCrypto();
        Side one = new Side(dice, crypto);
        Side other = new Side(dice, crypto);
        for (int i = 0; i < COMMON; i++) {
            Id id = Id.of(dice.bytes(Id.BYTES));
            one.set.add(id);
            other.set.add(id);
        }
        for (int i = 0; i < DIFFERENCES; i++) {
            one.set.add(Id.of(dice.bytes(Id.BYTES)));
            other.set.add(Id.of(dice.bytes(Id.BYTES)));
        }
        one.reconciler.begin(other.id, SCOPE, false, 0);
        long bytes = 0;
        int journeys = 0;
        int known = 0;
        List<byte[]> messages = one.said();
        for (Side to = other; !messages.isEmpty(); to = to == one ? other : one) {
            for (byte[] message : messages) {
                bytes += message.length;
                to.reconciler.receive(to == one ? other.id : one.id, message, 0);
            }
            messages = to.said();
            known++;
            journeys = to.news ? known : journeys;
        }
        check(one, other);
        double trips = journeys / 2.0;
        play.note(trips + " round trips, " + bytes + " bytes both ways");
        if (trips > ROUND_TRIPS_MAX || bytes > BYTES_MAX) {
            throw new Violation(trips + " round trips, " + bytes + " bytes", 0);
        }
    }

    private static void check(Side one, Side other) {
        for (Side side : List.of(one, other)) {
            if (side.missing.size() != DIFFERENCES || side.extra.size() != DIFFERENCES) {
                throw new Violation(
                        side.missing.size() + " found missing, " + side.extra.size() + " extra", 0);
            }
        }
        if (!one.missing.equals(other.extra) || !other.missing.equals(one.extra)) {
            throw new Violation("the two sides do not agree", 0);
        }
    }

    private static final class Side {
        private final Id id;
        private final IdTree set = new IdTree();
        private final Reconciler reconciler;
        private final List<Id> missing = new ArrayList<>();
        private final List<Id> extra = new ArrayList<>();

        /** Whether the last round told something. */
        private boolean news;

        Side(Dice dice, Crypto crypto) {
            this.id = Id.of(dice.bytes(Id.BYTES));
            this.reconciler = new Reconciler((scope, node) -> set, crypto, dice);
        }

        List<byte[]> said() {
            int before = missing.size() + extra.size();
            List<byte[]> messages = new ArrayList<>();
            SyncOutput output;
            while ((output = reconciler.poll()) != null) {
                switch (output) {
                    case SyncOutput.Post(Id to, byte[] message) -> messages.add(message);
                    case SyncOutput.Missing(Id node, Id scope, Id item) -> missing.add(item);
                    case SyncOutput.Extra(Id node, Id scope, Id item) -> extra.add(item);
                    case SyncOutput.Ended ended -> {
                        if (ended.reason() != null) {
                            throw new Violation("the session ended: " + ended.reason(), 0);
                        }
                    }
                    case SyncOutput.Rejected(Id from, Reason reason, int bytes) ->
                            throw new Violation("a message was refused: " + reason, 0);
                }
            }
            news = missing.size() + extra.size() > before;
            return messages;
        }
    }
}
