package kith.sim.nat;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import kith.sim.Dice;
import org.jspecify.annotations.Nullable;

/** Which share of sites is behind which kind. */
public final class NatMix {

    /**
     * An estimate of what peers of home and mobile users are behind, in percent. Published
     * measurements differ between countries and years by more than a factor of two, so this is a
     * mix to test with and not a claim about the world.
     */
    private static final String WORLD =
            "open=10,full-cone=15,address-restricted=8,port-restricted=38,symmetric=12,"
                    + "hash-cone=5,nested=6,blocked=2,short=3,hairpin=1";

    private final Map<NatKind, Integer> shares;
    private final int total;

    private NatMix(Map<NatKind, Integer> shares) {
        this.shares = shares;
        this.total = shares.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Reads {@code world}, one kind ({@code symmetric}), or kinds with shares ({@code
     * open=1,symmetric=3}); null if it is none of these.
     */
    public static @Nullable NatMix of(String text) {
        Map<NatKind, Integer> shares = new EnumMap<>(NatKind.class);
        String list = text.toLowerCase(Locale.ROOT);
        for (String part : (list.equals("world") ? WORLD : list).split(",", -1)) {
            String[] sides = part.split("=", -1);
            NatKind kind = NatKind.of(sides[0]);
            int share = sides.length == 1 ? 1 : share(sides[1]);
            if (kind == null || sides.length > 2 || share < 1) {
                return null;
            }
            shares.merge(kind, share, Integer::sum);
        }
        return new NatMix(shares);
    }

    /** The kind of one site. */
    public NatKind draw(Dice dice) {
        long at = dice.below(total);
        for (Map.Entry<NatKind, Integer> share : shares.entrySet()) {
            at -= share.getValue();
            if (at < 0) {
                return share.getKey();
            }
        }
        throw new AssertionError("shares add up to " + total);
    }

    private static int share(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
