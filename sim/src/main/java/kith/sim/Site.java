package kith.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.wire.Address;
import kith.sim.nat.Nat;
import kith.sim.nat.NatKind;
import org.jspecify.annotations.Nullable;

/**
 * A place with one line to the others and one public IP address: a home, an office, a phone's cell.
 */
public final class Site {

    /** 192.168.0.0: where hosts behind a translator have their addresses (RFC 1918). */
    private static final int PRIVATE = 0xc0a8_0000;

    private final int number;
    private final Address address;
    private final NatKind kind;
    private final Nat nat;
    private final Line up;
    private final Line down;
    private final Map<Address, Host> hosts = new LinkedHashMap<>();
    private final List<Tap> taps = new ArrayList<>();
    private int added;
    private boolean cut;

    Site(int number, Address address, NatKind kind, Lines lines, long seed) {
        this.number = number;
        this.address = address;
        this.kind = kind;
        this.nat = kind.at(address, Dice.of(seed, "nat", number));
        this.up = new Line(lines.up(), Dice.of(seed, "up", number));
        this.down = new Line(lines.down(), Dice.of(seed, "down", number));
    }

    /** What both directions of a line are like. */
    record Lines(Conditions up, Conditions down) {}

    /**
     * 11.0.0.1, 11.1.0.1...: each site in a /24 of its own, as far from the next as they can be.
     */
    static Address place(int number) {
        int spread = (number & 0xff) << 16 | ((number >>> 8) & 0xff) << 8 | (number >>> 16) << 24;
        return Address.v4(0x0b00_0001 + spread, 1);
    }

    public int number() {
        return number;
    }

    public NatKind kind() {
        return kind;
    }

    /** The public IP address; its port means nothing. */
    public Address address() {
        return address;
    }

    /** Cuts the line, or joins it again. */
    public void cut(boolean now) {
        cut = now;
    }

    /** Shows all that passes the line to somebody. */
    public void tap(Tap tap) {
        taps.add(tap);
    }

    /** The inner address for one host more, on a port. */
    Address admit(Host host, int port) {
        added++;
        boolean own = kind.translates();
        Address inner =
                own
                        ? Address.v4(PRIVATE + 1 + added, port)
                        : new Address(address.high(), address.low() + added - 1, port);
        hosts.put(inner, host);
        return inner;
    }

    void leave(Address inner) {
        hosts.remove(inner);
    }

    @Nullable Host host(Address inner) {
        return hosts.get(inner);
    }

    boolean isCut() {
        return cut;
    }

    Nat nat() {
        return nat;
    }

    Line up() {
        return up;
    }

    Line down() {
        return down;
    }

    void show(Address from, Address to, byte[] bytes) {
        for (Tap tap : taps) {
            tap.saw(from, to, bytes);
        }
    }
}
