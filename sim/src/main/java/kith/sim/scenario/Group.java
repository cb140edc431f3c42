package kith.sim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.group.Role;
import kith.net.group.Standing;
import kith.net.wire.Address;
import kith.sim.Conditions;
import kith.sim.Host;
import kith.sim.Owner;
import kith.sim.Watch;
import kith.sim.World;
import kith.sim.check.Violation;
import kith.sim.nat.NatKind;
import org.jspecify.annotations.Nullable;

/**
 * A private group over lossy lines, in which each member knows only who let it in and whom it let
 * in. One of them says something of 100 KiB, one is removed, and something is said again.
 */
final class Group implements Scenario {

    private static final int CONTENT_BYTES = 100 << 10;

    /** What the one who says something may upload of it, everything else included. */
    private static final double COPIES_MAX = 10;

    /** Each lets in 5 others, so 100 are 3 steps from the first at most. */
    private static final int LETS_IN = 5;

    /** No ledger counts what is said to many. */
    private static final long NO_TICKET = -1;

    private static final long SECOND_US = 1_000_000;
    private static final long HEARD_WITHIN_US = 120 * SECOND_US;

    @Override
    public String name() {
        return "group";
    }

    @Override
    public String about() {
        return "100 members say 100 KiB over lossy lines; one is removed";
    }

    @Override
    public List<String> takes() {
        return List.of("peers", "loss");
    }

    @Override
    public void play(Play play) {
        new Run(play).go();
    }

    private static final class Run implements Owner, Watch {
        private final Play play;
        private final Stage stage;
        private final World world;
        private final int count;
        private final List<long[]> heardUs = new ArrayList<>();
        private final List<byte[]> said = new ArrayList<>();
        private final int[] members;
        private final boolean[] gone;
        private @Nullable Id group;
        private long saidUs;
        private long uploaded;
        private long large;
        private long early;
        private long duplicates;
        private int speaker = -1;

        Run(Play play) {
            this.play = play;
            this.stage = play.crowd();
            this.world = stage.world();
            this.count = play.options().peers(100);
            this.members = new int[count];
            this.gone = new boolean[count];
            stage.watchAlso(this);
            stage.alsoTell(this);
        }

        void go() {
            gather();
            play.said("all are in the group", stage);
            double first = speak(count - 1, count);
            int removed = count / 2;
            Id id = group;
            if (id != null) {
                host(0).give(new Input.RemoveMember(id, stage.author(host(removed))));
            }
            until(
                    120 * SECOND_US,
                    "knew of the removal",
                    host -> members[host] == count - 1,
                    removed);
            world.run(world.nowUs() + 30 * SECOND_US);
            play.said("one was removed", stage);
            double second = speak(count - 2, count - 1);
            if (!gone[removed]) {
                throw new Violation("the removed one does not know", world.nowUs());
            }
            if (heardUs.get(1)[removed] >= 0) {
                throw new Violation("the removed one read on", world.nowUs());
            }
            tell(first, second);
        }

        private Host host(int i) {
            return world.hosts().get(i);
        }

        /** Each is let in by one that came before it. */
        private void gather() {
            Conditions up =
                    Conditions.delay(2 * Direct.LINE_DELAY_MS).withLoss(play.options().loss(0.05));
            List<List<Host>> pairs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                stage.host(NatKind.OPEN, up, Conditions.delay(0)).start();
                if (i > 0) {
                    pairs.add(List.of(host((i - 1) / LETS_IN), host(i)));
                }
            }
            stage.acquaint(pairs, 300 * SECOND_US);
            host(0).give(new Input.CreateGroup(0, "mountain rescue"));
            world.run(world.nowUs() + SECOND_US);
            Id id = group;
            if (id == null) {
                throw new Violation("no group came about", world.nowUs());
            }
            for (int i = 1; i < count; i++) {
                int by = (i - 1) / LETS_IN;
                Role role = i * LETS_IN + 1 < count ? Role.ADMIN : Role.MEMBER;
                until(60 * SECOND_US, "was let in", host -> host != by || members[host] > 0, -1);
                host(by).give(new Input.Grant(id, stage.author(host(i)), role));
                world.run(world.nowUs() + SECOND_US / 2);
            }
            until(300 * SECOND_US, "knew all members", host -> members[host] == count, -1);
            world.run(world.nowUs() + 60 * SECOND_US);
        }

        /** Runs until something is true of all hosts but one. */
        private void until(long withinUs, String what, Wanted wanted, int but) {
            long untilUs = world.nowUs() + withinUs;
            for (int i = 0; i < count; i++) {
                while (i != but && !wanted.of(i)) {
                    if (world.nowUs() >= untilUs) {
                        throw new Violation("host " + i + " never " + what, world.nowUs());
                    }
                    world.run(world.nowUs() + SECOND_US / 4);
                }
            }
        }

        /** One says something, and all hear it; how many times it uploaded it. */
        private double speak(int who, int expected) {
            byte[] content = world.dice("said", said.size()).bytes(CONTENT_BYTES);
            long[] when = new long[count];
            Arrays.fill(when, -1);
            when[who] = 0;
            said.add(content);
            heardUs.add(when);
            speaker = who;
            uploaded = 0;
            large = 0;
            early = 0;
            saidUs = world.nowUs();
            Id id = group;
            if (id != null) {
                host(who).give(new Input.Say(NO_TICKET, id, content));
            }
            world.run(world.nowUs() + HEARD_WITHIN_US);
            int heard = heard(when);
            double copies = (double) uploaded / CONTENT_BYTES;
            long[] sorted = Arrays.stream(when).filter(us -> us > 0).sorted().toArray();
            play.note(
                    String.format(
                            Locale.ROOT,
                            "%d of %d heard it, the last after %d ms; %.2f copies uploaded, %d in"
                                    + " large datagrams, %.2f copies in the first 15 s",
                            heard,
                            expected,
                            sorted.length == 0 ? 0 : sorted[sorted.length - 1] / 1000,
                            copies,
                            large,
                            (double) early / CONTENT_BYTES));
            if (heard < expected) {
                throw new Violation(heard + " of " + expected + " heard it", world.nowUs());
            }
            if (copies > COPIES_MAX) {
                throw new Violation(copies + " copies uploaded", world.nowUs());
            }
            return copies;
        }

        private int heard(long[] when) {
            int heard = 0;
            for (long each : when) {
                heard += each >= 0 ? 1 : 0;
            }
            return heard;
        }

        private void tell(double first, double second) {
            List<Long> all = new ArrayList<>();
            for (long[] when : heardUs) {
                for (long each : when) {
                    if (each > 0) {
                        all.add(each / 1000);
                    }
                }
            }
            long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
            long p50 = sorted[sorted.length / 2];
            long p99 = sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)];
            play.note(
                    String.format(
                            Locale.ROOT,
                            "heard by all; the speaker uploaded %.2f and %.2f copies",
                            first,
                            second));
            play.counted(
                    new Play.Counted(
                            count, 1, duplicates, Math.max(first, second), p50, p99, said.size()));
        }

        @Override
        public void heard(Host host, Output output) {
            switch (output) {
                case Output.GroupCreated created -> group = created.group();
                case Output.GroupChanged changed -> {
                    if (changed.standing() == Standing.INVITED) {
                        host.give(new Input.JoinGroup(changed.group()));
                    }
                    boolean member = changed.standing() == Standing.MEMBER;
                    members[host.number()] = member ? changed.members().size() : 0;
                    gone[host.number()] = changed.standing() == Standing.GONE;
                }
                case Output.GroupHeard message -> heard(host, message);
                default -> {}
            }
        }

        private void heard(Host host, Output.GroupHeard message) {
            host.give(new Input.Taken(message.id()));
            for (int i = 0; i < said.size(); i++) {
                if (Arrays.equals(message.content(), said.get(i))) {
                    long[] when = heardUs.get(i);
                    duplicates += when[host.number()] >= 0 ? 1 : 0;
                    when[host.number()] = world.nowUs() - saidUs;
                    return;
                }
            }
            throw new Violation("host " + host.number() + " heard what nobody said", world.nowUs());
        }

        @Override
        public void sent(Host host, Address outer, Address to, byte[] bytes) {
            if (host.number() == speaker) {
                uploaded += bytes.length;
                large += bytes.length > 1100 ? 1 : 0;
                early += world.nowUs() - saidUs < 15 * SECOND_US ? bytes.length : 0;
            }
        }
    }

    private interface Wanted {
        boolean of(int host);
    }
}
