package kith.net.relay;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kith.net.Id;
import kith.net.crypto.Randomness;
import kith.net.link.Path;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/**
 * Finds ways to the nodes this one wants to be linked to: straight to their known addresses, and a
 * moment later through whoever is linked, with growing pauses until a link stands.
 */
public final class Routes {

    /**
     * 4608 nodes wanted: as many as there may be contacts, and 512 for peers and second devices.
     */
    public static final int WANTS_MAX = 4608;

    /** 64 nodes may be tried at once, so that who has few contacts waits for none of them. */
    public static final int BURST_MAX = 64;

    /**
     * 125 ms for each further one: 160 handshakes are then under way at once, since those that
     * nobody answers end after 20 s, and 4096 contacts are gone through in nine minutes.
     */
    public static final long EACH_MS = 125;

    /** 8 addresses of one node, the latest first. */
    public static final int ADDRESSES_MAX = 8;

    /** 4 addresses of one node on local networks, the latest first: two networks, two families. */
    public static final int NEAR_MAX = 4;

    /** 64 announcements are kept for nodes that will be wanted later; a crowded room has fewer. */
    public static final int SIGHTINGS_MAX = 64;

    /** A second between dials because of what is seen on a local network, for each node. */
    public static final long NEAR_PAUSE_MS = 1_000;

    /** 8 peers are asked for a circuit at a time. */
    public static final int RELAYS_ASKED_MAX = 8;

    /** 400 ms for a direct answer, most round trips of the world, before relays are troubled. */
    public static final long RELAY_AFTER_MS = 400;

    /** The first pause, doubled after each attempt in vain. */
    public static final long PAUSE_MS = 2_000;

    /** 5 min: longer would be noticed, shorter adds up over many contacts who are away. */
    public static final long PAUSE_MS_MAX = 300_000;

    /** 10 min: who was met in an earlier life and does not answer so long is gone. */
    public static final long REMEMBERED_MS = 600_000;

    private final Randomness randomness;
    private final Map<Object, Want> wants = new LinkedHashMap<>();
    private final Map<Long, Want> asked = new LinkedHashMap<>();
    private final Map<Long, Sighting> sightings = new LinkedHashMap<>();
    private final Set<Id> linked = new HashSet<>(4);
    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private long requests;

    /** How many may be tried now, in the time each of them takes. */
    private long creditMs = BURST_MAX * EACH_MS;

    private long creditedMs;

    /** What {@link #deadlineMs} said last; -1 if something has changed since. */
    private long knownDeadlineMs = -1;

    public Routes(Randomness randomness) {
        this.randomness = randomness;
    }

    /** What is to be tried. */
    public sealed interface Step {

        /** Shake hands over a path; with {@code node} and no other, if given. */
        record Dial(Path path, @Nullable Id node) implements Step {}

        /** Ask every linked node, up to {@link #RELAYS_ASKED_MAX}, for a circuit. */
        record Ask(RelayMessage.Ask message) implements Step {}
    }

    /**
     * Wants a link with a node, or with whoever is at an address. A link that stands already
     * serves: another dial would only take its place.
     *
     * @return false if the table is full
     */
    public boolean want(Wanter by, @Nullable Id node, List<Address> addresses, long nowMs) {
        knownDeadlineMs = -1;
        Object key = node == null ? addresses.get(0) : node;
        Want want = wants.get(key);
        if (want == null) {
            if (wants.size() >= WANTS_MAX) {
                return false;
            }
            want = new Want(node, nowMs);
            want.linked = node != null && linked.contains(node);
            wants.put(key, want);
            for (Sighting sighting : sightings.values()) {
                match(sighting, want, nowMs);
            }
        }
        want.by.add(by);
        if (want.learn(addresses) && !want.linked) {
            want.retry(nowMs);
        }
        return true;
    }

    /** Who somebody on a local network may be, and where they said to be. */
    private record Sighting(Predicate<Id> named, List<Address> at) {}

    /**
     * Somebody on a local network may be one of the nodes wanted, now or later: dials those that
     * {@code named} is true of. What is learnt here pushes out nothing that was learnt otherwise,
     * since everybody on that network can say it.
     *
     * @param salt what the announcement is told from others by
     */
    public void sighted(long salt, Predicate<Id> named, List<Address> addresses, long nowMs) {
        knownDeadlineMs = -1;
        Sighting sighting = new Sighting(named, addresses);
        sightings.remove(salt);
        sightings.put(salt, sighting);
        if (sightings.size() > SIGHTINGS_MAX) {
            sightings.remove(sightings.keySet().iterator().next());
        }
        for (Want want : wants.values()) {
            match(sighting, want, nowMs);
        }
    }

    private static void match(Sighting sighting, Want want, long nowMs) {
        if (want.node != null && !want.linked && sighting.named.test(want.node)) {
            want.see(sighting.at, nowMs);
        }
    }

    /** The device is on other networks: what was seen on the last ones is not there. */
    public void moved() {
        sightings.clear();
        for (Want want : wants.values()) {
            want.near.clear();
        }
    }

    /** Where a node is, if it is wanted. */
    public void learn(Id node, Address at, long nowMs) {
        Want want = wants.get(node);
        if (want != null && want.learn(List.of(at)) && !want.linked) {
            knownDeadlineMs = -1;
            want.retry(nowMs);
        }
    }

    /** There is a new way to a node: tries again at once. */
    public void hint(Id node, long nowMs) {
        knownDeadlineMs = -1;
        Want want = wants.get(node);
        if (want != null && !want.linked) {
            want.retry(nowMs);
        }
    }

    /** Takes a wish back; true if nobody wants the node now. */
    public boolean unwant(Wanter by, Id node) {
        Want want = wants.get(node);
        if (want == null) {
            return true;
        }
        want.by.remove(by);
        if (!want.by.isEmpty()) {
            return false;
        }
        knownDeadlineMs = -1;
        wants.remove(node);
        return true;
    }

    /** Whether a link with the node is wanted. */
    public boolean wants(Id node) {
        return wants.containsKey(node);
    }

    /** Whether this one wants a link with the node. */
    public boolean wants(Wanter by, Id node) {
        Want want = wants.get(node);
        return want != null && want.by.contains(by);
    }

    /** Whether somebody wants the node who cannot do with another. */
    public boolean needs(Id node) {
        Want want = wants.get(node);
        return want != null && want.by.stream().anyMatch(Wanter::minds);
    }

    /** Whether this one wants a link with the node, and nobody else. */
    public boolean wantsAlone(Wanter by, Id node) {
        Want want = wants.get(node);
        return want != null && want.by.size() == 1 && want.by.contains(by);
    }

    /**
     * A link with a node stands; {@code dialed} is the address that was dialed for it, if one was.
     */
    public void linked(Id node, @Nullable Address dialed) {
        knownDeadlineMs = -1;
        Want anonymous = dialed == null ? null : wants.get(dialed);
        if (anonymous != null && anonymous.node == null) {
            wants.remove(dialed);
            Want known = wants.computeIfAbsent(node, key -> new Want(node, 0));
            known.by.addAll(anonymous.by);
            known.learn(List.of(dialed));
        }
        linked.add(node);
        Want want = wants.get(node);
        if (want != null) {
            want.linked = true;
        }
    }

    /** The link ended; look for another way if the node is still wanted. */
    public void unlinked(Id node, long nowMs) {
        knownDeadlineMs = -1;
        linked.remove(node);
        Want want = wants.get(node);
        if (want != null) {
            want.linked = false;
            want.soughtMs = nowMs;
            want.retry(nowMs);
        }
    }

    /** The device is elsewhere, or somebody new can be asked: try everything again soon. */
    public void changed(long nowMs) {
        knownDeadlineMs = -1;
        for (Want want : wants.values()) {
            if (!want.linked) {
                want.retry(nowMs);
            }
        }
    }

    /** A relay has opened the circuit asked for; the node it leads to, null if not asked for. */
    public @Nullable Id opened(long request) {
        Want want = asked.get(request);
        return want == null || want.linked ? null : want.node;
    }

    /** Tries what is due. */
    public void expire(long nowMs) {
        knownDeadlineMs = -1;
        long passedMs = Math.max(0, nowMs - creditedMs);
        creditMs = Math.min(BURST_MAX * EACH_MS, creditMs + passedMs);
        creditedMs = nowMs;
        wants.values().removeIf(want -> want.isForgotten(nowMs));
        for (Want want : wants.values()) {
            if (want.linked) {
                continue;
            }
            if (nowMs >= want.askMs) {
                ask(want);
                want.askMs = Long.MAX_VALUE;
            }
            if (nowMs >= want.dialMs && creditMs < EACH_MS) {
                want.dialMs = nowMs + EACH_MS;
            } else if (nowMs >= want.dialMs) {
                creditMs -= EACH_MS;
                dial(want, nowMs);
            }
            if (nowMs >= want.nearMs) {
                dialNear(want, nowMs);
            }
        }
    }

    public long deadlineMs() {
        if (knownDeadlineMs < 0) {
            knownDeadlineMs = earliestMs();
        }
        return knownDeadlineMs;
    }

    private long earliestMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Want want : wants.values()) {
            if (!want.linked) {
                deadlineMs = Math.min(deadlineMs, Math.min(want.dialMs, want.askMs));
                deadlineMs = Math.min(deadlineMs, want.nearMs);
            }
        }
        return deadlineMs;
    }

    /** The next thing to try, or null. */
    public @Nullable Step poll() {
        return steps.poll();
    }

    private void dial(Want want, long nowMs) {
        for (Address address : want.addresses) {
            steps.add(new Step.Dial(new Path.Direct(address), want.node));
        }
        dialNear(want, nowMs);
        boolean somewhere = !want.addresses.isEmpty() || !want.near.isEmpty();
        want.askMs = nowMs + (somewhere ? RELAY_AFTER_MS : 0);
        // A quarter more or less, so that many who lost one peer do not come back all at once.
        long spread = want.pauseMs / 2;
        long jitterMs = Long.remainderUnsigned(randomness.bits(), spread + 1) - spread / 2;
        want.dialMs = nowMs + want.pauseMs + jitterMs;
        want.pauseMs = Math.min(2 * want.pauseMs, PAUSE_MS_MAX);
    }

    private void dialNear(Want want, long nowMs) {
        for (Address address : want.near) {
            steps.add(new Step.Dial(new Path.Direct(address), want.node));
            want.nearAfterMs = nowMs + NEAR_PAUSE_MS;
        }
        want.nearMs = Long.MAX_VALUE;
    }

    private void ask(Want want) {
        if (want.node == null) {
            return;
        }
        asked.values().removeIf(other -> other == want);
        requests = (requests + 1) & 0xffff_ffffL;
        asked.put(requests, want);
        steps.add(new Step.Ask(new RelayMessage.Ask(requests, want.node)));
    }
}
