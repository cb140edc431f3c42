package kith.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import kith.net.Output;
import kith.net.wire.Address;
import kith.sim.nat.NatKind;
import org.jspecify.annotations.Nullable;

/**
 * A world of devices: a clock in microseconds, the events on it, the sites, and the way of
 * datagrams between them. Everything in it follows from its seed and what is done to it.
 */
public final class World {

    /** 2026-01-01T00:00:00Z: when every world begins, on a clock that is right. */
    public static final long EPOCH_MS = 1_767_225_600_000L;

    /** The UDP port of hosts, unless they were given another. */
    public static final int PORT = 4660;

    /** 0.3 ms: between hosts of one site. */
    private static final long LAN_US = 300;

    private final long seed;
    private final Watch watch;
    private final Schedule schedule = new Schedule();
    private final Map<Long, Site> routes = new HashMap<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private final Figures figures = new Figures();
    private @Nullable IntPredicate division;
    private long nowUs;

    public World(long seed, Watch watch) {
        this.seed = seed;
        this.watch = watch;
    }

    public long seed() {
        return seed;
    }

    /** Microseconds since the world began. */
    public long nowUs() {
        return nowUs;
    }

    public Figures figures() {
        return figures;
    }

    Watch watch() {
        return watch;
    }

    /** The stream of random numbers of a thing. */
    public Dice dice(String name, long number) {
        return Dice.of(seed, name, number);
    }

    /** A new place, with its line's conditions in either direction. */
    public Site site(NatKind kind, Conditions up, Conditions down) {
        return site(Site.place(sites.size()), kind, up, down);
    }

    /** A new place with an address of somebody's choice, in a /24 where there is no other yet. */
    public Site site(Address address, NatKind kind, Conditions up, Conditions down) {
        Site site = new Site(sites.size(), address, kind, new Site.Lines(up, down), seed);
        sites.add(site);
        routes.put(place(site.address()), site);
        return site;
    }

    /** A new device, not yet started, which listens on a UDP port. */
    public Host host(Site site, int port, Driven.Birth birth, Owner owner) {
        Host host = new Host(this, site, port, birth, owner);
        hosts.add(host);
        return host;
    }

    /** In the order they were made. */
    public List<Host> hosts() {
        return hosts;
    }

    /** In the order they were made. */
    public List<Site> sites() {
        return sites;
    }

    /** Lets something happen at a time, or now if that is past. */
    public void at(long timeUs, Event event) {
        schedule.add(Math.max(timeUs, nowUs), event);
    }

    public void after(long delayUs, Event event) {
        at(nowUs + delayUs, event);
    }

    /** Lets everything happen up to a time; afterwards it is that time. */
    public void run(long untilUs) {
        while (schedule.firstUs() <= untilUs) {
            step();
        }
        nowUs = Math.max(nowUs, untilUs);
    }

    /** The next event. */
    public void step() {
        nowUs = schedule.firstUs();
        figures.events++;
        schedule.take().happen();
    }

    /** Sends a datagram from a site with any source address, as only an attacker does. */
    public void inject(Site site, Address from, Address to, byte[] bytes) {
        leave(site, from, to, bytes);
    }

    void send(Host host, Output.Transmit transmit) {
        Address to = transmit.to();
        byte[] bytes = transmit.bytes();
        Site site = host.site();
        figures.datagrams++;
        figures.datagramBytes += bytes.length + Line.HEADER_BYTES;
        Host neighbour = site.host(to);
        if (neighbour != null) {
            watch.sent(host, host.address(), to, bytes);
            Address from = host.address();
            after(LAN_US, () -> neighbour.receive(from, bytes));
            return;
        }
        Address outer = site.nat().outbound(host.address(), to, nowUs / 1000);
        if (outer == null) {
            figures.lost++;
            return;
        }
        watch.sent(host, outer, to, bytes);
        if (place(to) == place(site.address()) && site.nat().hairpins()) {
            after(LAN_US, () -> enter(site, outer, to, bytes));
            return;
        }
        leave(site, outer, to, bytes);
    }

    private void leave(Site site, Address from, Address to, byte[] bytes) {
        site.show(from, to, bytes);
        Site target = routes.get(place(to));
        long outUs = site.up().pass(nowUs, bytes.length);
        if (outUs == Line.LOST || target == null || site.isCut() || divides(site, target)) {
            figures.lost++;
            return;
        }
        long againUs = site.up().repeated(outUs);
        if (againUs != Line.LOST) {
            at(againUs, new Flight(target, from, to, bytes.clone()));
        }
        at(outUs, new Flight(target, from, to, bytes));
    }

    /** Lets nothing pass between sites that are not of one side; null: everything passes again. */
    public void divide(@Nullable IntPredicate isOfOneSide) {
        division = isOfOneSide;
    }

    private boolean divides(Site one, Site other) {
        return division != null && division.test(one.number()) != division.test(other.number());
    }

    /** Whether two outer addresses are of one site. */
    public static boolean sameSite(Address one, Address other) {
        return place(one) == place(other);
    }

    /** Everything behind one public IP address; sites have one each. */
    private static long place(Address address) {
        return (address.high() ^ address.low()) & ~0xffL;
    }

    private void enter(Site site, Address from, Address to, byte[] bytes) {
        Address inner = site.nat().inbound(from, to, nowUs / 1000);
        Host host = inner == null ? null : site.host(inner);
        if (host == null) {
            figures.lost++;
            return;
        }
        host.receive(from, bytes);
    }

    /** A datagram on its way: first to the far line's end, then through its queue. */
    private final class Flight implements Event {
        private final Site target;
        private final Address from;
        private final Address to;
        private final byte[] bytes;
        private boolean passed;

        Flight(Site target, Address from, Address to, byte[] bytes) {
            this.target = target;
            this.from = from;
            this.to = to;
            this.bytes = bytes;
        }

        @Override
        public void happen() {
            if (passed) {
                enter(target, from, to, bytes);
                return;
            }
            passed = true;
            target.show(from, to, bytes);
            long outUs = target.isCut() ? Line.LOST : target.down().pass(nowUs, bytes.length);
            if (outUs == Line.LOST) {
                figures.lost++;
            } else if (outUs == nowUs) {
                enter(target, from, to, bytes);
            } else {
                at(outUs, this);
            }
        }
    }

    /** What is counted. */
    public static final class Figures {
        private long events;
        private long datagrams;
        private long datagramBytes;
        private long lost;

        public long events() {
            return events;
        }

        /** Sent by peers. */
        public long datagrams() {
            return datagrams;
        }

        /** Of those, with IP and UDP headers. */
        public long datagramBytes() {
            return datagramBytes;
        }

        /** Lost on lines, at translators, or to nowhere. */
        public long lost() {
            return lost;
        }
    }
}
