package kith.net.discovery;

import java.util.ArrayList;
import java.util.List;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Address;
import kith.net.wire.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * A search for the nodes nearest to a place, on three paths that share no node (S/Kademlia,
 * Baumgart and Mies 2007): whoever misleads one path does not mislead the others. Each path goes on
 * until its own nearest have answered, whatever the others found.
 */
final class Lookup implements Questions.Asker {

    static final int PATHS = 3;

    /** 7 on each path: together more than {@link Table#BUCKET_MAX}. */
    static final int PATH_NEAREST = 7;

    /** 32 on each path: what liars can make it ask in vain. */
    static final int PATH_ASKED_MAX = 32;

    /** 256 addresses are remembered, the nearest. */
    static final int CANDIDATES_MAX = 256;

    /** 4 of one /24 or /48 are asked, and 16 of one /16 or /32. */
    static final int ASKED_NEAR_MAX = 4;

    static final int ASKED_WIDE_MAX = 16;

    /** 5 of one /16 or /32 are among those found. */
    static final int FOUND_WIDE_MAX = 5;

    /** 60 are found where many stand closer together than chance puts them. */
    static final int CROWD_MAX = 60;

    /** 15 s, then what was found has to do. */
    static final long TIME_MS_MAX = 15_000;

    /** 64 signatures are looked at. */
    static final int CHECKS_MAX = 64;

    /** 256 bytes: the addresses of twenty nodes fit into the answer. */
    static final int QUESTION_BYTES = 256;

    /** 512 bytes: a record besides. */
    static final int RECORDS_QUESTION_BYTES = 512;

    private final Wish wish;
    private final Crypto crypto;
    private final Asking asking;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Whereabouts> records = new ArrayList<>();
    private final Diversity askedOf = new Diversity(ASKED_NEAR_MAX, ASKED_WIDE_MAX);
    private final int[] asked = new int[PATHS];
    private final int[] busy = new int[PATHS];
    private int waiting;
    private int checks;

    /**
     * What is looked for.
     *
     * @param number the asker's
     * @param records whether records under the target are wanted, too
     * @param radius how far from its target a look-up's twentieth node usually is, unsigned; 0: not
     *     known
     */
    record Wish(long number, Id target, boolean records, long radius, long startMs) {}

    /** What a look-up needs of its owner. */
    interface Asking {

        boolean ask(Address to, Questions.Ask ask, Questions.Asker asker, long nowMs);

        /** Whether an address that somebody told may be asked at all. */
        boolean takes(Address address, Address from);

        void seen(long number, Whereabouts record);

        /** Records under a key that this node keeps itself. */
        List<byte[]> kept(Id key, long nowMs);
    }

    private enum State {
        NEW,
        ASKED,
        ANSWERED,
        SILENT
    }

    private static final class Candidate {
        final Address at;
        final long distance;
        final int depth;
        int heardBy;
        int path;
        State state = State.NEW;
        boolean slow;
        boolean again;
        DiscoveryOutput.@Nullable Found found;

        Candidate(Address at, long distance, int depth) {
            this.at = at;
            this.distance = distance;
            this.depth = depth;
        }
    }

    Lookup(Wish wish, Crypto crypto, Asking asking) {
        this.wish = wish;
        this.crypto = crypto;
        this.asking = asking;
    }

    Wish wish() {
        return wish;
    }

    /** Begins with what is here, and with addresses, dealt to the paths in turn. */
    void begin(List<Address> seeds, long nowMs) {
        if (wish.records()) {
            asking.kept(wish.target(), nowMs).forEach(record -> take(record, nowMs));
        }
        int path = 0;
        for (Address seed : seeds) {
            hear(seed, path, 0);
            path = (path + 1) % PATHS;
        }
    }

    /** Asks whoever may be asked now. */
    void step(long nowMs) {
        for (int path = 0; path < PATHS; path++) {
            while (busy[path] < 1 && asked[path] < PATH_ASKED_MAX) {
                Candidate next = next(path);
                if (next == null) {
                    break;
                }
                ask(next, path, nowMs);
            }
        }
    }

    boolean done(long nowMs) {
        if (nowMs >= endMs()) {
            return true;
        }
        if (waiting > 0) {
            return false;
        }
        for (int path = 0; path < PATHS; path++) {
            if (asked[path] < PATH_ASKED_MAX && next(path) != null) {
                return false;
            }
        }
        return true;
    }

    long endMs() {
        return wish.startMs() + TIME_MS_MAX;
    }

    DiscoveryOutput.Result result(long nowMs) {
        List<DiscoveryOutput.Found> nodes = new ArrayList<>();
        int hops = 0;
        for (Candidate each : nearest(true)) {
            if (each.found != null) {
                nodes.add(each.found);
                hops = Math.max(hops, nodes.size() <= Table.BUCKET_MAX ? each.depth + 1 : 0);
            }
        }
        int all = asked[0] + asked[1] + asked[2];
        return new DiscoveryOutput.Result(nodes, hops, all, nowMs - wish.startMs());
    }

    /** How far the twentieth node found is from the target, unsigned; 0 if there are fewer. */
    long reach() {
        List<Candidate> nearest = nearest(true);
        return nearest.size() < Table.BUCKET_MAX ? 0 : nearest.get(Table.BUCKET_MAX - 1).distance;
    }

    @Override
    public void answered(Address from, DiscoveryMessage.Answer answer, long nowMs) {
        Candidate candidate = find(from);
        if (candidate == null) {
            return;
        }
        settle(candidate);
        candidate.state = State.ANSWERED;
        candidate.found = Discovery.found(from, answer);
        for (Address node : answer.nodes()) {
            if (asking.takes(node, from)) {
                hear(node, candidate.path, candidate.depth + 1);
            }
        }
        if (wish.records()) {
            answer.records().forEach(record -> take(record, nowMs));
            if (answer.has(DiscoveryMessage.MORE) && !candidate.again) {
                askForMore(candidate, answer.token(), nowMs);
            }
        }
        step(nowMs);
    }

    @Override
    public void slow(Address at) {
        Candidate candidate = find(at);
        if (candidate != null && candidate.state == State.ASKED && !candidate.slow) {
            candidate.slow = true;
            busy[candidate.path]--;
        }
    }

    @Override
    public void silent(Address at, long nowMs) {
        Candidate candidate = find(at);
        if (candidate != null) {
            settle(candidate);
            candidate.state = candidate.found == null ? State.SILENT : State.ANSWERED;
            step(nowMs);
        }
    }

    /** The next to be asked on a path, or null if its nearest have answered. */
    private @Nullable Candidate next(int path) {
        int count = 0;
        for (Candidate each : candidates) {
            if ((each.heardBy & 1 << path) == 0 || each.state == State.SILENT) {
                continue;
            }
            if (each.state == State.NEW) {
                return each;
            }
            count++;
            if (count >= PATH_NEAREST) {
                break;
            }
        }
        for (Candidate each : nearest(false)) {
            if (each.state == State.NEW && (each.heardBy & 1 << path) != 0) {
                return each;
            }
        }
        return null;
    }

    /**
     * The nearest that count, of all paths: twenty, or where they crowd, all within the usual
     * radius. With {@code answered}, of those that answered.
     */
    private List<Candidate> nearest(boolean answered) {
        Diversity diversity = new Diversity(Diversity.NEAR_MAX, FOUND_WIDE_MAX);
        List<Candidate> nearest = new ArrayList<>();
        for (Candidate each : candidates) {
            boolean counts = answered ? each.state == State.ANSWERED : each.state != State.SILENT;
            if (!counts || !diversity.admit(each.at)) {
                continue;
            }
            if (nearest.size() >= Table.BUCKET_MAX && !crowded(nearest, each)) {
                break;
            }
            nearest.add(each);
            if (nearest.size() >= CROWD_MAX) {
                break;
            }
        }
        return nearest;
    }

    /** Whether twenty stand within half of the usual radius, and another within all of it. */
    private boolean crowded(List<Candidate> nearest, Candidate next) {
        long twentieth = nearest.get(Table.BUCKET_MAX - 1).distance;
        return Long.compareUnsigned(twentieth, wish.radius() >>> 1) < 0
                && Long.compareUnsigned(next.distance, wish.radius()) <= 0;
    }

    private void ask(Candidate candidate, int path, long nowMs) {
        candidate.path = path;
        asked[path]++;
        Questions.Ask ask =
                wish.records()
                        ? new Questions.Ask(
                                wish.target(), RECORDS_QUESTION_BYTES, DiscoveryMessage.RECORDS)
                        : new Questions.Ask(wish.target(), QUESTION_BYTES, 0);
        if (askedOf.admit(candidate.at) && asking.ask(candidate.at, ask, this, nowMs)) {
            candidate.state = State.ASKED;
            busy[path]++;
            waiting++;
        } else {
            candidate.state = State.SILENT;
        }
    }

    private void askForMore(Candidate candidate, byte[] token, long nowMs) {
        candidate.again = true;
        Questions.Ask ask =
                new Questions.Ask(
                        wish.target(),
                        DiscoveryMessage.QUESTION_BYTES_MIN,
                        DiscoveryMessage.RECORDS,
                        token);
        if (asking.ask(candidate.at, ask, this, nowMs)) {
            candidate.state = State.ASKED;
            candidate.slow = true;
            waiting++;
        }
    }

    private void settle(Candidate candidate) {
        if (candidate.state == State.ASKED) {
            waiting--;
            busy[candidate.path] -= candidate.slow ? 0 : 1;
        }
    }

    private void take(byte[] bytes, long nowMs) {
        if (!(Whereabouts.decode(bytes) instanceof Decoded.Ok<Whereabouts>(Whereabouts record))) {
            return;
        }
        for (Whereabouts known : records) {
            if (known.node().equals(record.node()) && known.issuedMs() >= record.issuedMs()) {
                return;
            }
        }
        if (checks++ < CHECKS_MAX && record.check(wish.target(), crypto, nowMs) == null) {
            records.removeIf(known -> known.node().equals(record.node()));
            records.add(record);
            asking.seen(wish.number(), record);
        }
    }

    private @Nullable Candidate find(Address at) {
        for (Candidate each : candidates) {
            if (each.at.equals(at)) {
                return each;
            }
        }
        return null;
    }

    private void hear(Address at, int path, int depth) {
        Candidate known = find(at);
        if (known != null) {
            known.heardBy |= 1 << path;
            return;
        }
        Candidate heard = new Candidate(at, Place.of(at, crypto) ^ Place.of(wish.target()), depth);
        heard.heardBy = 1 << path;
        int index = candidates.size();
        while (index > 0
                && Long.compareUnsigned(candidates.get(index - 1).distance, heard.distance) > 0) {
            index--;
        }
        candidates.add(index, heard);
        if (candidates.size() > CANDIDATES_MAX) {
            forgetFarthest();
        }
    }

    private void forgetFarthest() {
        for (int i = candidates.size() - 1; i >= 0; i--) {
            if (candidates.get(i).state == State.NEW || candidates.get(i).state == State.SILENT) {
                candidates.remove(i);
                return;
            }
        }
    }
}
