package kith.sim.nat;

import static kith.sim.nat.Dependence.ADDRESS_AND_PORT_DEPENDENT;
import static kith.sim.nat.Dependence.ADDRESS_DEPENDENT;
import static kith.sim.nat.Dependence.ENDPOINT_INDEPENDENT;

import java.util.Locale;
import kith.net.wire.Address;
import kith.sim.Dice;
import kith.sim.nat.Translator.Behaviour;
import org.jspecify.annotations.Nullable;

/** The kinds of translators a site can be behind. */
public enum NatKind {
    /** Public addresses, no filter. */
    OPEN,
    /** One outer port for an inner one, open for all. */
    FULL_CONE,
    /** One outer port, open for IP addresses that were sent to. */
    ADDRESS_RESTRICTED,
    /** One outer port, open for addresses and ports that were sent to. */
    PORT_RESTRICTED,
    /** A random outer port for each address and port sent to, open for that one alone. */
    SYMMETRIC,
    /** As port-restricted, but the outer port is never the inner one. */
    HASH_CONE,
    /** A port-restricted one behind another. */
    NESTED,
    /** Nothing goes out but to port 53. */
    BLOCKED,
    /** As port-restricted, but a mapping closes after 20 seconds. */
    SHORT,
    /** As port-restricted, and hosts inside reach each other by their outer addresses. */
    HAIRPIN;

    /** 120 s: the least that RFC 4787, REQ-5 allows. */
    static final long TIMEOUT_MS = 120_000;

    /** 20 s: below the usual keep-alive of 25 s, so that one that does not adapt fails. */
    static final long SHORT_TIMEOUT_MS = 20_000;

    /** 100.64.0.2: between two translators (RFC 6598). */
    private static final Address BETWEEN = Address.v4(0x6440_0002, 1);

    /** A translator of this kind with the IP address of {@code outer}. */
    public Nat at(Address outer, Dice dice) {
        return switch (this) {
            case OPEN -> new OpenNat();
            case FULL_CONE -> cone(ENDPOINT_INDEPENDENT, outer, dice);
            case ADDRESS_RESTRICTED -> cone(ADDRESS_DEPENDENT, outer, dice);
            case PORT_RESTRICTED -> cone(ADDRESS_AND_PORT_DEPENDENT, outer, dice);
            case SYMMETRIC ->
                    new Translator(
                            new Behaviour(
                                    ADDRESS_AND_PORT_DEPENDENT,
                                    ADDRESS_AND_PORT_DEPENDENT,
                                    Ports.RANDOM,
                                    TIMEOUT_MS,
                                    false),
                            outer,
                            dice);
            case HASH_CONE -> restricted(Ports.HASHED, TIMEOUT_MS, false, outer, dice);
            case NESTED ->
                    new NestedNat(
                            PORT_RESTRICTED.at(BETWEEN, dice), PORT_RESTRICTED.at(outer, dice));
            case BLOCKED -> new BlockedNat(PORT_RESTRICTED.at(outer, dice));
            case SHORT -> restricted(Ports.KEPT, SHORT_TIMEOUT_MS, false, outer, dice);
            case HAIRPIN -> restricted(Ports.KEPT, TIMEOUT_MS, true, outer, dice);
        };
    }

    /** Whether hosts behind it have private addresses. */
    public boolean translates() {
        return this != OPEN;
    }

    /** As in options: {@code port-restricted}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that label, or null. */
    public static @Nullable NatKind of(String label) {
        for (NatKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        return null;
    }

    private static Nat cone(Dependence filtering, Address outer, Dice dice) {
        return new Translator(
                new Behaviour(ENDPOINT_INDEPENDENT, filtering, Ports.KEPT, TIMEOUT_MS, false),
                outer,
                dice);
    }

    private static Nat restricted(
            Ports ports, long timeoutMs, boolean hairpins, Address outer, Dice dice) {
        return new Translator(
                new Behaviour(
                        ENDPOINT_INDEPENDENT,
                        ADDRESS_AND_PORT_DEPENDENT,
                        ports,
                        timeoutMs,
                        hairpins),
                outer,
                dice);
    }
}
