package kith.net.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import kith.net.crypto.Crypto;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Newcomers ask to be known, so that others to whom they sent nothing find out whether strangers
 * get through to them; only they can.
 */
final class Introductions {

    /** 2 others hear of somebody who asks to be known. */
    static final int TOLD = 2;

    /** 4 who asked last hear of the next, too: while there are few, nobody else is there. */
    static final int NEWCOMERS_MAX = 4;

    /** 1 introduction a minute for one /24 or /48. */
    static final int PER_NETWORK_MAX = 1;

    private final Discovery discovery;
    private final Table table;
    private final Standing standing;
    private final Crypto crypto;
    private final Randomness randomness;
    private final Queue<DiscoveryOutput> outputs;
    private final Budget budget = new Budget(PER_NETWORK_MAX);
    private final ArrayDeque<Address> newcomers = new ArrayDeque<>(NEWCOMERS_MAX);

    Introductions(
            Discovery discovery,
            Table table,
            Standing standing,
            Discovery.Setup setup,
            Queue<DiscoveryOutput> outputs) {
        this.discovery = discovery;
        this.table = table;
        this.standing = standing;
        this.crypto = setup.crypto();
        this.randomness = setup.randomness();
        this.outputs = outputs;
    }

    /** Tells others of somebody whose address is proven. */
    void introduce(Address newcomer, long nowMs) {
        if (!budget.take(newcomer, nowMs)) {
            return;
        }
        List<Address> others = new ArrayList<>(newcomers);
        others.addAll(table.nearest(randomness.bits(), TOLD, each -> true));
        for (Address other : others) {
            boolean elsewhere = Place.near(other) != Place.near(newcomer);
            if (elsewhere && Scope.of(newcomer).tells(Scope.of(other))) {
                tell(other, newcomer, nowMs);
            }
        }
        newcomers.remove(newcomer);
        newcomers.add(newcomer);
        if (newcomers.size() > NEWCOMERS_MAX) {
            newcomers.remove();
        }
    }

    /** That takes a token, so that nobody makes others ask a victim in this node's name. */
    private void tell(Address other, Address newcomer, long nowMs) {
        Questions.Asker asker =
                new Questions.Asker() {
                    @Override
                    public void answered(
                            Address from, DiscoveryMessage.Answer answer, long thenMs) {
                        byte[] proof = DiscoveryTokens.proof(answer.token(), newcomer, crypto);
                        DiscoveryMessage introduction =
                                new DiscoveryMessage.Introduce(proof, newcomer);
                        outputs.add(new DiscoveryOutput.Transmit(from, introduction.encode()));
                    }

                    @Override
                    public void silent(Address at, long thenMs) {
                        // Others will do.
                    }
                };
        discovery.ask(other, discovery.shortest(), asker, nowMs);
    }

    /** Somebody, whose token holds, tells of a newcomer; why that does not count, or null. */
    @Nullable Reason introduced(Address by, Address newcomer, long nowMs) {
        if (table.find(by) == null) {
            return Reason.REFUSED;
        }
        if (!discovery.takes(newcomer, by) || !standing.unasked(newcomer, nowMs)) {
            return Reason.STALE;
        }
        discovery.probe(newcomer, (found, thenMs) -> {}, nowMs);
        return null;
    }
}
