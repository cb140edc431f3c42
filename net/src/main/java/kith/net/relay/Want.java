package kith.net.relay;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.wire.Address;
import org.jspecify.annotations.Nullable;

/** A node this one wants a link with: who wants it, where it may be, and when it is tried next. */
final class Want {

    final @Nullable Id node;
    final Set<Wanter> by = EnumSet.noneOf(Wanter.class);
    final List<Address> addresses = new ArrayList<>(1);

    /** Where it may be on local networks, the latest first. */
    final List<Address> near = new ArrayList<>(1);

    boolean linked;
    long dialMs;
    long askMs = Long.MAX_VALUE;
    long nearMs = Long.MAX_VALUE;
    long nearAfterMs;
    long pauseMs = Routes.PAUSE_MS;

    /** Since when it is looked for, if it is not linked. */
    long soughtMs;

    Want(@Nullable Id node, long nowMs) {
        this.node = node;
        this.dialMs = nowMs;
        this.soughtMs = nowMs;
    }

    boolean isForgotten(long nowMs) {
        boolean only = by.size() == 1 && by.contains(Wanter.REMEMBERED);
        return only && !linked && nowMs >= soughtMs + Routes.REMEMBERED_MS;
    }

    void retry(long nowMs) {
        dialMs = nowMs;
        askMs = Long.MAX_VALUE;
        pauseMs = Routes.PAUSE_MS;
    }

    /** Puts addresses first; whether one of them is new. */
    boolean learn(List<Address> latest) {
        boolean learnt = !addresses.containsAll(latest);
        putFirst(addresses, latest, Routes.ADDRESSES_MAX);
        return learnt;
    }

    /** Takes what is said on a local network, and tries it when it may. */
    void see(List<Address> latest, long nowMs) {
        putFirst(near, latest, Routes.NEAR_MAX);
        nearMs = Math.min(nearMs, Math.max(nowMs, nearAfterMs));
    }

    private static void putFirst(List<Address> list, List<Address> latest, int max) {
        for (int i = latest.size() - 1; i >= 0; i--) {
            list.remove(latest.get(i));
            list.add(0, latest.get(i));
        }
        while (list.size() > max) {
            list.remove(list.size() - 1);
        }
    }
}
