package kith.sim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.Crypto;
import kith.net.discovery.Discovery;
import kith.net.discovery.DiscoveryOutput;
import kith.net.wire.Address;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.World;
import kith.sim.nat.NatKind;
import kith.sim.nat.NatMix;

/**
 * Many devices that know nobody but a few first peers, and what they find of each other. Measures
 * look-ups for keys, and links to nodes of which only the id is known.
 */
final class Finders {

    /** Each first peer is told to 400 others: as many links as a busy node has. */
    private static final int PER_FIRST_PEER = 400;

    /** 60 s for a link to a node whose id is all that is known. */
    private static final long REACH_US = 60_000_000;

    /** The ten nearest have to be among the twenty found: those a record lies at. */
    private static final int NEAREST = 10;

    private final Stage stage;
    private final Crypto crypto;
    private final NatMix nats;
    private final Conditions up;
    private final List<Host> first = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private final Map<Long, DiscoveryOutput.Result> found = new LinkedHashMap<>();
    private final List<Long> askedCounts = new ArrayList<>();
    private final List<Long> tookMs = new ArrayList<>();
    private final List<Long> hops = new ArrayList<>();
    private final List<Long> reachedMs = new ArrayList<>();
    private long tickets;
    private long tried;
    private long right;
    private long all;

    Finders(Stage stage, Options options, Crypto crypto) {
        this.stage = stage;
        this.crypto = crypto;
        NatMix asked = options.nats();
        this.nats = asked == null ? world() : asked;
        this.up = Conditions.delay(Direct.LINE_DELAY_MS).withLoss(options.loss(0));
        stage.alsoTell(this::heard);
    }

    private static NatMix world() {
        NatMix mix = NatMix.of("world");
        if (mix == null) {
            throw new IllegalStateException("there is no mix of the world");
        }
        return mix;
    }

    private void heard(Host host, Output output) {
        if (output instanceof Output.Found(long ticket, DiscoveryOutput.Result result)) {
            found.put(ticket, result);
        }
    }

    /** First peers, which know each other, and others that each know one of these. */
    void begin(int count, long overUs) {
        Conditions down = Conditions.delay(Direct.LINE_DELAY_MS);
        int from = first.size();
        for (int i = 0; i <= count / PER_FIRST_PEER; i++) {
            Host host = stage.meetingPlace(up, down);
            first.add(host);
            if (i > 0) {
                dial(host, first.get(from));
            }
        }
        List<Host> known = List.copyOf(first.subList(from, first.size()));
        for (int i = 0; i < count; i++) {
            Host host = newcomer();
            Host to = known.get(i % known.size());
            stage.world()
                    .after(
                            stage.world().dice("join", host.number()).below(overUs),
                            () -> {
                                host.start();
                                dial(host, to);
                            });
        }
    }

    /** One more device, not yet started. */
    Host newcomer() {
        NatKind kind = nats.draw(stage.world().dice("mix", stage.world().hosts().size()));
        Host host = stage.host(kind, up, Conditions.delay(Direct.LINE_DELAY_MS));
        hosts.add(host);
        return host;
    }

    /** A device's owner tells it of another. */
    void dial(Host host, Host other) {
        host.give(new Input.Dial(other.address(), stage.node(other)));
    }

    List<Host> first() {
        return first;
    }

    /** Those that are no first peers. */
    List<Host> hosts() {
        return hosts;
    }

    /** One that runs and may send to any port, as all but those do who only have the DNS. */
    Host any(Dice dice) {
        while (true) {
            Host host = hosts.get((int) dice.below(hosts.size()));
            if (host.isUp() && host.site().kind() != NatKind.BLOCKED) {
                return host;
            }
        }
    }

    /** Devices that strangers reach, the nearest to a key first. */
    List<Address> open(Id key) {
        List<Address> open = new ArrayList<>();
        for (Host host : stage.world().hosts()) {
            NatKind kind = host.site().kind();
            boolean reachable = kind == NatKind.OPEN || kind == NatKind.FULL_CONE;
            if (host.isUp() && reachable && stage.owner(stage.node(host)) == host) {
                Address site = host.site().address();
                open.add(new Address(site.high(), site.low(), host.address().port()));
            }
        }
        open.sort(
                Comparator.comparingLong(
                        each -> Discovery.distance(each, key, crypto) ^ Long.MIN_VALUE));
        return open;
    }

    /**
     * Looks for random keys from random devices, one after another, and compares with the truth.
     */
    void lookups(int count, Dice dice) {
        for (int i = 0; i < count; i++) {
            Host host = any(dice);
            Id key = Id.of(dice.bytes(Id.BYTES));
            long ticket = ++tickets;
            host.give(new Input.Find(ticket, key));
            stage.world().run(stage.world().nowUs() + 20_000_000);
            DiscoveryOutput.Result result = found.remove(ticket);
            if (result == null) {
                continue; // Its process ended meanwhile.
            }
            askedCounts.add((long) result.asked());
            tookMs.add(result.tookMs());
            hops.add((long) result.hops());
            List<Address> nodes = new ArrayList<>();
            result.nodes().forEach(node -> nodes.add(node.address()));
            List<Address> open = open(key);
            for (Address near : open.subList(0, Math.min(NEAREST, open.size()))) {
                all++;
                right += nodes.contains(near) || isAt(host, near) ? 1 : 0;
            }
        }
    }

    private static boolean isAt(Host host, Address address) {
        return World.sameSite(host.site().address(), address);
    }

    /** Wants a link from one to another, whose id it knows; once there is one, sends a message. */
    void reach(Host from, Host to) {
        tried++;
        long beginUs = stage.world().nowUs();
        from.give(new Input.Reach(stage.node(to)));
        while (!stage.linked(from, to) && stage.world().nowUs() < beginUs + REACH_US) {
            stage.world().run(stage.world().nowUs() + 10_000);
        }
        if (stage.linked(from, to)) {
            reachedMs.add((stage.world().nowUs() - beginUs) / 1000);
            stage.post(from, to, 200);
            stage.world().run(stage.world().nowUs() + 2_000_000);
        }
    }

    /** Reaches so many random devices from random others. */
    void reaches(int count, Dice dice) {
        for (int i = 0; i < count; i++) {
            Host from = any(dice);
            Host to = any(dice);
            while (to == from || stage.linked(from, to)) {
                to = any(dice);
            }
            reach(from, to);
        }
    }

    /** The share of the nearest nodes that look-ups found. */
    double rightShare() {
        return all == 0 ? 1 : (double) right / all;
    }

    /** The share of nodes reached. */
    double reachedShare() {
        return tried == 0 ? 1 : (double) reachedMs.size() / tried;
    }

    /** Figures, a line each. */
    List<String> figures() {
        List<String> lines = new ArrayList<>();
        if (!hops.isEmpty()) {
            lines.add(
                    hops.size()
                            + " look-ups found "
                            + percent(rightShare())
                            + " of the ten nearest; answers one after another: "
                            + spread(hops)
                            + ", nodes asked: "
                            + spread(askedCounts)
                            + ", ms: "
                            + spread(tookMs));
        }
        if (tried > 0) {
            lines.add(
                    reachedMs.size()
                            + " of "
                            + tried
                            + " nodes reached by their ids, ms: "
                            + spread(reachedMs));
        }
        return lines;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static String spread(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        sorted.sort(null);
        if (sorted.isEmpty()) {
            return "none";
        }
        long p99 = sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1);
        return sorted.get(sorted.size() / 2) + " (p99 " + p99 + ")";
    }
}
