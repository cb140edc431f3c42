package kith.sim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Input;
import kith.net.Output;
import kith.net.mailbox.HoldBounds;
import kith.sim.Conditions;
import kith.sim.Dice;
import kith.sim.Host;
import kith.sim.Owner;
import kith.sim.World;
import kith.sim.check.Violation;
import kith.sim.nat.NatKind;

/**
 * Messages wait a day for receivers who are away, while their senders leave as soon as they may and
 * holders leave for ever. Everybody was told of one first peer; those stay.
 */
final class Offline implements Scenario {

    /** How large a world is, and how the hoarders in it behave. */
    record Kind(String name, String about, int peers, boolean hoardersStay) {}

    static final Kind OFFLINE =
            new Kind("offline", "messages wait for a day at holders that leave", 1000, false);

    static final Kind HOARDING =
            new Kind("hoarders", "the same, and holders that give nothing never leave", 1000, true);

    private static final long HOUR_US = 3_600_000_000L;

    /** 5 min until those who leave know others than the first peers. */
    private static final long SETTLE_US = 300_000_000L;

    private static final long DAY_US = 24 * HOUR_US;

    /** 30 % an hour leave for ever. */
    private static final double LEAVING_PER_HOUR = 0.3;

    private static final double HOARDERS = 0.1;

    /** To each receiver. */
    private static final int MESSAGES = 100;

    private static final double STORED_LEAST = 0.999;
    private static final double DELIVERED_LEAST = 0.999;
    private static final double BYTES_PER_BYTE_MAX = 120;

    /** 1 to 16 KiB, each doubling as likely as the next. */
    private static final int BYTES_LEAST = 1 << 10;

    private static final int BYTES_MAX = 16 << 10;

    /** Each first peer is told to 100 others. */
    private static final int PER_FIRST_PEER = 100;

    private final Kind kind;

    Offline(Kind kind) {
        this.kind = kind;
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public String about() {
        return kind.about();
    }

    @Override
    public List<String> takes() {
        return List.of("peers");
    }

    @Override
    public void play(Play play) {
        new Run(play).go();
    }

    private final class Run implements Owner {
        private final Play play;
        private final Stage stage;
        private final World world;
        private final List<Host> receivers = new ArrayList<>();
        private final List<Host> senders = new ArrayList<>();
        private final List<Host> holders = new ArrayList<>();
        private final List<Host> first = new ArrayList<>();
        private final Bytes bytes = new Bytes();
        private final Set<Integer> hoarders = new HashSet<>();
        private final Map<Host, Set<Long>> unsafe = new HashMap<>();
        private final int peers;
        private int departures;

        Run(Play play) {
            this.play = play;
            this.stage = play.stage(0);
            this.peers = play.options().peers(kind.peers());
            this.world = stage.world();
        }

        void go() {
            stage.alsoTell(this);
            stage.watchAlso(bytes);
            people();
            Dice dice = world.dice("offline", 0);
            long beginUs = world.nowUs();
            for (int i = 0; i < receivers.size(); i++) {
                // The earliest is away for a quarter of an hour, so that somebody can write.
                long awayUs = HOUR_US / 4 + dice.below(DAY_US - HOUR_US / 4);
                away(i, beginUs, awayUs, dice);
            }
            for (Host holder : holders) {
                leaveLater(holder, world.dice("leaving", holder.number()), beginUs + DAY_US);
            }
            play.run(stage, DAY_US + HOUR_US);
            judge();
        }

        private void people() {
            Conditions line = Conditions.delay(Direct.LINE_DELAY_MS);
            int tenth = peers / 10;
            for (int i = 0; i < peers / PER_FIRST_PEER; i++) {
                first.add(stage.meetingPlace(line, line));
                if (i > 0) {
                    join(first.get(i));
                }
            }
            for (int i = 0; i < peers; i++) {
                Host host = stage.host(NatKind.OPEN, line, line);
                if (i < 3 * tenth) {
                    (i < tenth ? receivers : senders).add(host);
                    stage.holds(host, HoldBounds.none());
                } else {
                    holders.add(host);
                    if (world.dice("hoarder", i).chance(HOARDERS)) {
                        hoarders.add(host.number());
                        stage.holds(host, HoldBounds.usual().hoarding());
                    }
                }
                start(host);
            }
            List<List<Host>> pairs = new ArrayList<>();
            for (int i = 0; i < senders.size(); i++) {
                pairs.add(List.of(senders.get(i), receivers.get(i % receivers.size())));
            }
            stage.acquaint(pairs, 120_000_000);
            world.run(world.nowUs() + SETTLE_US);
            for (Host host : receivers) {
                host.crash(false);
            }
            for (Host host : senders) {
                host.crash(false);
            }
        }

        /** A device starts, and its owner has told it of a first peer. */
        private void start(Host host) {
            host.start();
            join(host);
        }

        private void join(Host host) {
            Host to = first.get(host.number() % (first.contains(host) ? 1 : first.size()));
            host.give(new Input.Dial(to.address(), stage.node(to)));
        }

        /** A receiver comes back after some time; until then it is written to. */
        private void away(int receiver, long beginUs, long awayUs, Dice dice) {
            Host to = receivers.get(receiver);
            world.at(beginUs + awayUs, () -> start(to));
            for (int i = 0; i < MESSAGES; i++) {
                boolean first = dice.chance(0.5);
                Host from = senders.get(receiver + (first ? 0 : receivers.size()));
                int bytes = bytes(dice);
                long latestUs = awayUs - 60_000_000;
                world.at(beginUs + dice.below(latestUs), () -> write(from, to, bytes));
            }
        }

        private static int bytes(Dice dice) {
            double doublings = StrictMath.log((double) BYTES_MAX / BYTES_LEAST);
            return (int) (BYTES_LEAST * StrictMath.exp(dice.share() * doublings));
        }

        /** The messages of a host that nobody else is known to have. */
        private Set<Long> unsafe(Host host) {
            return unsafe.computeIfAbsent(host, sender -> new HashSet<>());
        }

        private void write(Host from, Host to, int bytes) {
            if (from.peer() == null) {
                start(from);
            }
            unsafe(from).add((long) stage.ledger().sent());
            stage.send(from, to, bytes);
        }

        private void leaveLater(Host holder, Dice dice, long untilUs) {
            boolean stays = kind.hoardersStay() && hoarders.contains(holder.number());
            long atUs = world.nowUs() + (long) dice.exponential(HOUR_US / LEAVING_PER_HOUR);
            if (stays || atUs >= untilUs) {
                return;
            }
            world.at(
                    atUs,
                    () -> {
                        departures++;
                        stage.crash(holder, true);
                        start(holder);
                        leaveLater(holder, dice, untilUs);
                    });
        }

        @Override
        public void heard(Host host, Output output) {
            if (output instanceof Output.State(long ticket, Output.Progress progress)) {
                boolean safe =
                        progress == Output.Progress.STORED || progress == Output.Progress.DELIVERED;
                Set<Long> left = unsafe(host);
                if (safe && left.remove(ticket) && left.isEmpty()) {
                    leave(host);
                }
            }
        }

        /** A sender leaves as soon as nothing depends on it. */
        private void leave(Host host) {
            int life = host.life();
            world.after(
                    1_000_000,
                    () -> {
                        if (host.peer() != null && host.life() == life && unsafe(host).isEmpty()) {
                            host.crash(false);
                        }
                    });
        }

        private void judge() {
            long sent = stage.ledger().sent();
            long stored = stage.ledger().stored();
            long delivered = stage.ledger().storedDelivered();
            double moved =
                    (double) world.figures().datagramBytes() / stage.ledger().deliveredBytes();
            play.note(
                    departures
                            + " departures; stored "
                            + stored
                            + " of "
                            + sent
                            + ", of these delivered "
                            + delivered
                            + "; bytes moved for each delivered "
                            + Math.round(10 * moved) / 10.0
                            + " ("
                            + bytes.perByte(stage.ledger().deliveredBytes())
                            + ")"
                            + "; datagrams "
                            + world.figures().datagrams());
            if (stored < STORED_LEAST * sent) {
                throw new Violation("stored only " + stored + " of " + sent, world.nowUs());
            }
            if (delivered < DELIVERED_LEAST * stored) {
                throw new Violation("delivered only " + delivered + " of " + stored, world.nowUs());
            }
            if (moved > BYTES_PER_BYTE_MAX) {
                throw new Violation(moved + " bytes moved for each delivered", world.nowUs());
            }
        }
    }
}
