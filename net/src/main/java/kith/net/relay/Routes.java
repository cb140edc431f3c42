package kith.net.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** 256 nodes wanted: contacts' devices and configured peers. */
    public static final int WANTS_MAX = 256;

    /** 8 addresses of one node, the latest first. */
    public static final int ADDRESSES_MAX = 8;

    /** 8 peers are asked for a circuit at a time. */
    public static final int RELAYS_ASKED_MAX = 8;

    /** 400 ms for a direct answer, most round trips of the world, before relays are troubled. */
    public static final long RELAY_AFTER_MS = 400;

    /** The first pause, doubled after each attempt in vain. */
    public static final long PAUSE_MS = 2_000;

    /** 5 min: longer would be noticed, shorter adds up over many contacts who are away. */
    public static final long PAUSE_MS_MAX = 300_000;

    private final Randomness randomness;
    private final Map<Object, Want> wants = new LinkedHashMap<>();
    private final Map<Long, Want> asked = new LinkedHashMap<>();
    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private long requests;

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
     * Wants a link with a node, or with whoever is at an address.
     *
     * @return false if the table is full
     */
    public boolean want(@Nullable Id node, List<Address> addresses, long nowMs) {
        Object key = node == null ? addresses.get(0) : node;
        Want want = wants.get(key);
        if (want == null) {
            if (wants.size() >= WANTS_MAX) {
                return false;
            }
            want = new Want(node, nowMs);
            wants.put(key, want);
        }
        if (want.learn(addresses) && !want.linked) {
            want.retry(nowMs);
        }
        return true;
    }

    /** Gives a node up. */
    public void unwant(Id node) {
        wants.remove(node);
    }

    /** Whether a link with the node is wanted. */
    public boolean wants(Id node) {
        return wants.containsKey(node);
    }

    /**
     * A link with a node stands; {@code dialed} is the address that was dialed for it, if one was.
     */
    public void linked(Id node, @Nullable Address dialed) {
        Want anonymous = dialed == null ? null : wants.get(dialed);
        if (anonymous != null && anonymous.node == null) {
            wants.remove(dialed);
            Want known = wants.computeIfAbsent(node, key -> new Want(node, 0));
            known.learn(List.of(dialed));
        }
        Want want = wants.get(node);
        if (want != null) {
            want.linked = true;
        }
    }

    /** The link ended; look for another way if the node is still wanted. */
    public void unlinked(Id node, long nowMs) {
        Want want = wants.get(node);
        if (want != null) {
            want.linked = false;
            want.retry(nowMs);
        }
    }

    /** The device is elsewhere, or somebody new can be asked: try everything again soon. */
    public void changed(long nowMs) {
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
        for (Want want : wants.values()) {
            if (want.linked) {
                continue;
            }
            if (nowMs >= want.askMs) {
                ask(want);
                want.askMs = Long.MAX_VALUE;
            }
            if (nowMs >= want.dialMs) {
                dial(want, nowMs);
            }
        }
    }

    public long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Want want : wants.values()) {
            if (!want.linked) {
                deadlineMs = Math.min(deadlineMs, Math.min(want.dialMs, want.askMs));
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
        want.askMs = nowMs + (want.addresses.isEmpty() ? 0 : RELAY_AFTER_MS);
        // A quarter more or less, so that many who lost one peer do not come back all at once.
        long spread = want.pauseMs / 2;
        long jitterMs = Long.remainderUnsigned(randomness.bits(), spread + 1) - spread / 2;
        want.dialMs = nowMs + want.pauseMs + jitterMs;
        want.pauseMs = Math.min(2 * want.pauseMs, PAUSE_MS_MAX);
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

    private static final class Want {

        final @Nullable Id node;
        final List<Address> addresses = new ArrayList<>();
        boolean linked;
        long dialMs;
        long askMs = Long.MAX_VALUE;
        long pauseMs = PAUSE_MS;

        Want(@Nullable Id node, long nowMs) {
            this.node = node;
            this.dialMs = nowMs;
        }

        void retry(long nowMs) {
            dialMs = nowMs;
            askMs = Long.MAX_VALUE;
            pauseMs = PAUSE_MS;
        }

        /** Puts addresses first; whether one of them is new. */
        boolean learn(List<Address> latest) {
            boolean learnt = !addresses.containsAll(latest);
            for (int i = latest.size() - 1; i >= 0; i--) {
                addresses.remove(latest.get(i));
                addresses.add(0, latest.get(i));
            }
            while (addresses.size() > ADDRESSES_MAX) {
                addresses.remove(addresses.size() - 1);
            }
            return learnt;
        }
    }
}
