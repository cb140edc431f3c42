package kith.sim.nat;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import kith.net.wire.Address;
import kith.sim.Dice;
import org.jspecify.annotations.Nullable;

/** A translator with one outer IP address, in the terms of RFC 4787. */
final class Translator implements Nat {

    /** 4096: what small routers hold; the mapping that was made first goes. */
    static final int MAPPINGS_MAX = 4096;

    /** 64 others a mapping is open for; the one nothing was sent to for the longest time goes. */
    static final int ADMITTED_MAX = 64;

    /** Ports below belong to services; a translator uses those above. */
    private static final int PORT_MIN = 1024;

    private static final int PORTS = 65536 - PORT_MIN;

    private final Behaviour behaviour;
    private final Address outer;
    private final Dice dice;
    private final Map<Key, Mapping> mappings = new LinkedHashMap<>();
    private final Map<Integer, Mapping> byPort = new HashMap<>();

    /**
     * How one kind of translator behaves.
     *
     * @param timeoutMs a mapping through which nothing was sent outwards for so long is closed, and
     *     nobody is let in to whom nothing was sent for so long
     */
    record Behaviour(
            Dependence mapping,
            Dependence filtering,
            Ports ports,
            long timeoutMs,
            boolean hairpins) {}

    /** What a mapping is for. */
    private record Key(Address inner, Address otherClass) {}

    private static final class Mapping {
        private final Key key;
        private final Address outer;
        private final Map<Address, Long> admittedMs = new LinkedHashMap<>();
        private long usedMs;

        Mapping(Key key, Address outer) {
            this.key = key;
            this.outer = outer;
        }
    }

    /** A translator whose outer IP address is that of {@code outer}. */
    Translator(Behaviour behaviour, Address outer, Dice dice) {
        this.behaviour = behaviour;
        this.outer = outer;
        this.dice = dice;
    }

    @Override
    public @Nullable Address outbound(Address inner, Address dest, long nowMs) {
        Key key = new Key(inner, behaviour.mapping().classOf(dest));
        Mapping mapping = mappings.get(key);
        if (mapping == null || expired(mapping, nowMs)) {
            mapping = open(key, mapping, nowMs);
        }
        mapping.usedMs = nowMs;
        Address admitted = behaviour.filtering().classOf(dest);
        mapping.admittedMs.remove(admitted);
        mapping.admittedMs.put(admitted, nowMs);
        if (mapping.admittedMs.size() > ADMITTED_MAX) {
            dropFirst(mapping.admittedMs.keySet().iterator());
        }
        return mapping.outer;
    }

    @Override
    public @Nullable Address inbound(Address from, Address to, long nowMs) {
        Mapping mapping = byPort.get(to.port());
        if (mapping == null || expired(mapping, nowMs)) {
            return null;
        }
        Long sentMs = mapping.admittedMs.get(behaviour.filtering().classOf(from));
        boolean admitted = sentMs != null && nowMs - sentMs < behaviour.timeoutMs();
        return admitted ? mapping.key.inner() : null;
    }

    @Override
    public boolean hairpins() {
        return behaviour.hairpins();
    }

    private boolean expired(Mapping mapping, long nowMs) {
        return nowMs - mapping.usedMs >= behaviour.timeoutMs();
    }

    private Mapping open(Key key, @Nullable Mapping old, long nowMs) {
        if (old != null) {
            close(old);
        }
        if (mappings.size() >= MAPPINGS_MAX) {
            close(mappings.values().iterator().next());
        }
        int port = freePort(key.inner(), nowMs);
        Mapping mapping = new Mapping(key, new Address(outer.high(), outer.low(), port));
        mappings.put(key, mapping);
        byPort.put(port, mapping);
        return mapping;
    }

    private void close(Mapping mapping) {
        mappings.remove(mapping.key);
        byPort.remove(mapping.outer.port());
    }

    private int freePort(Address inner, long nowMs) {
        int wanted =
                switch (behaviour.ports()) {
                    case KEPT -> Math.max(inner.port(), PORT_MIN);
                    case HASHED -> hashed(inner);
                    case RANDOM -> PORT_MIN + (int) dice.below(PORTS);
                };
        // There are fewer mappings than ports, so one is free.
        for (int port = wanted; ; port = port == 65535 ? PORT_MIN : port + 1) {
            Mapping taken = byPort.get(port);
            if (taken == null) {
                return port;
            }
            if (expired(taken, nowMs)) {
                close(taken);
                return port;
            }
        }
    }

    private static int hashed(Address inner) {
        long bits = Dice.mix(inner.low() ^ Dice.mix(inner.high() + inner.port()));
        int port = PORT_MIN + (int) Math.floorMod(bits, (long) PORTS);
        return port == inner.port() ? PORT_MIN + (port + 1) % PORTS : port;
    }

    private static void dropFirst(Iterator<?> iterator) {
        iterator.next();
        iterator.remove();
    }
}
