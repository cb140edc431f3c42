package kith.sim.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kith.net.wire.Address;
import kith.sim.Dice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NatTableTest {

    private static final Address OUTER = Address.v4(0x0b000001, 1);
    private static final Address INNER = Address.v4(0xc0a80002, 4660);
    private static final Address SECOND = Address.v4(0xc0a80003, 4660);
    private static final Address FRIEND = Address.v4(0x0b000101, 4660);
    private static final Address FRIEND_OTHER_PORT = Address.v4(0x0b000101, 4661);
    private static final Address STRANGER = Address.v4(0x0b000201, 4660);

    private static Nat nat(NatKind kind) {
        return kind.at(OUTER, Dice.of(1, "nat", 0));
    }

    private static Address out(Nat nat, Address inner, Address dest, long nowMs) {
        return Objects.requireNonNull(nat.outbound(inner, dest, nowMs));
    }

    /** After one datagram to a friend: is the port the inner one, the same for all, who gets in? */
    @ParameterizedTest
    @CsvSource({
        // kind, port kept, one mapping for all, who is let in
        "OPEN, true, true, anyone",
        "FULL_CONE, true, true, anyone",
        "ADDRESS_RESTRICTED, true, true, address",
        "PORT_RESTRICTED, true, true, port",
        "SYMMETRIC, false, false, port",
        "HASH_CONE, false, true, port",
        "NESTED, true, true, port",
        "SHORT, true, true, port",
        "HAIRPIN, true, true, port",
    })
    void keepsToTheTable(NatKind kind, boolean kept, boolean one, String admitted) {
        Nat nat = nat(kind);
        Address outer = out(nat, INNER, FRIEND, 0);
        assertEquals(kept, outer.port() == INNER.port());
        assertEquals(INNER, nat.inbound(FRIEND, outer, 1));
        boolean otherPort = INNER.equals(nat.inbound(FRIEND_OTHER_PORT, outer, 1));
        assertEquals(!admitted.equals("port"), otherPort);
        boolean stranger = INNER.equals(nat.inbound(STRANGER, outer, 1));
        assertEquals(admitted.equals("anyone"), stranger);
        assertEquals(one, outer.equals(out(nat, INNER, STRANGER, 2)));
        assertEquals(one, outer.equals(out(nat, INNER, FRIEND_OTHER_PORT, 2)));
        assertEquals(outer, out(nat, INNER, FRIEND, 3));
    }

    @ParameterizedTest
    @EnumSource(
            value = NatKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OPEN", "BLOCKED"})
    void givesTwoHostsOnOnePortPortsOfTheirOwn(NatKind kind) {
        Nat nat = nat(kind);
        Address first = out(nat, INNER, FRIEND, 0);
        Address second = out(nat, SECOND, FRIEND, 0);
        assertNotEquals(first.port(), second.port());
        assertEquals(OUTER.low(), second.low());
        assertEquals(INNER, nat.inbound(FRIEND, first, 1));
        assertEquals(SECOND, nat.inbound(FRIEND, second, 1));
    }

    @ParameterizedTest
    @CsvSource({"PORT_RESTRICTED, 120000", "SYMMETRIC, 120000", "NESTED, 120000", "SHORT, 20000"})
    void closesAMappingThatNothingWentOutThrough(NatKind kind, long timeoutMs) {
        Nat nat = nat(kind);
        Address outer = out(nat, INNER, FRIEND, 0);
        assertEquals(INNER, nat.inbound(FRIEND, outer, timeoutMs - 1));
        assertNull(nat.inbound(FRIEND, outer, timeoutMs));
        // What comes in did not keep it open; what goes out does.
        Nat used = nat(kind);
        Address again = out(used, INNER, FRIEND, 0);
        out(used, INNER, FRIEND, timeoutMs - 1);
        assertEquals(INNER, used.inbound(FRIEND, again, 2 * timeoutMs - 2));
    }

    @ParameterizedTest
    @CsvSource({"FULL_CONE, true", "ADDRESS_RESTRICTED, false", "PORT_RESTRICTED, false"})
    void forgetsEachToWhomNothingWentOut(NatKind kind, boolean admitsAnyone) {
        Nat nat = nat(kind);
        Address outer = out(nat, INNER, FRIEND, 0);
        out(nat, INNER, Address.v4(0x0b000401, 4660), NatKind.TIMEOUT_MS - 1);
        assertEquals(INNER, nat.inbound(FRIEND, outer, NatKind.TIMEOUT_MS - 1));
        assertEquals(admitsAnyone, nat.inbound(FRIEND, outer, NatKind.TIMEOUT_MS) != null);
    }

    @Test
    void letsNothingOutButToPort53() {
        Nat nat = nat(NatKind.BLOCKED);
        Address resolver = Address.v4(0x0b000301, 53);
        assertNull(nat.outbound(INNER, FRIEND, 0));
        Address outer = out(nat, INNER, resolver, 0);
        assertEquals(INNER, nat.inbound(resolver, outer, 1));
        assertNull(nat.inbound(FRIEND, outer, 1));
    }

    @Test
    void hairpinsOnlyIfItIsOfThatKind() {
        List<NatKind> hairpinning = new ArrayList<>();
        for (NatKind kind : NatKind.values()) {
            if (nat(kind).hairpins()) {
                hairpinning.add(kind);
            }
        }
        assertEquals(List.of(NatKind.OPEN, NatKind.HAIRPIN), hairpinning);
    }

    @Test
    void chainsTwoTranslators() {
        Nat nat = nat(NatKind.NESTED);
        Address outer = out(nat, INNER, FRIEND, 0);
        assertEquals(OUTER.low(), outer.low());
        assertNull(nat.inbound(STRANGER, outer, 1));
    }

    @Test
    void closesTheOldestMappingWhenTheTableIsFull() {
        Nat nat = nat(NatKind.PORT_RESTRICTED);
        Address first = out(nat, INNER, FRIEND, 0);
        for (int i = 1; i < Translator.MAPPINGS_MAX; i++) {
            out(nat, Address.v4(0xc0a90000 + i, 4660), FRIEND, 0);
        }
        assertNotNull(nat.inbound(FRIEND, first, 1));
        out(nat, SECOND, FRIEND, 1);
        assertNotEquals(INNER, nat.inbound(FRIEND, first, 1));
    }

    @Test
    void readsMixes() {
        Dice dice = Dice.of(3, "mix", 0);
        assertEquals(NatKind.HASH_CONE, Objects.requireNonNull(NatMix.of("hash-cone")).draw(dice));
        NatMix mix = Objects.requireNonNull(NatMix.of("open=1,symmetric=3"));
        int open = 0;
        for (int i = 0; i < 4000; i++) {
            open += mix.draw(dice) == NatKind.OPEN ? 1 : 0;
        }
        assertTrue(open > 900 && open < 1100, "open " + open + " of 4000, seed 3");
        assertNotNull(NatMix.of("world"));
        for (String wrong :
                List.of("", "mars", "open=", "open=0", "open=-1", "open=1=2", "open,")) {
            assertNull(NatMix.of(wrong), wrong);
        }
    }
}
