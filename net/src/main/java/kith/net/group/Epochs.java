package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** The secrets of a group, the epoch that follows from them, and earlier ones for a moment. */
final class Epochs {

    /** A minute in the old topic after a removal, so that others hear of it there. */
    static final long LINGER_MS = 60_000;

    /** 16 topics to leave: of removals within a minute. */
    static final int OLD_MAX = 16;

    private final Id group;
    private final GroupTools tools;
    private final Crypto crypto;
    private final Cabinet cabinet;
    private final Map<Id, byte[]> secrets = new LinkedHashMap<>();
    private final List<Old> old = new ArrayList<>();
    private final List<Id> leftover = new ArrayList<>();
    private @Nullable Epoch current;

    private record Old(Epoch epoch, long untilMs) {}

    Epochs(Id group, GroupTools tools, Cabinet cabinet) {
        this.group = group;
        this.tools = tools;
        this.crypto = tools.crypto();
        this.cabinet = cabinet;
    }

    /** Null while a secret is lacking. */
    @Nullable Epoch current() {
        return current;
    }

    /** The epoch of a topic, the current one or an old one; null if it is none of this group's. */
    @Nullable Epoch of(Id topic) {
        Epoch now = current;
        if (now != null && now.topicId().equals(topic)) {
            return now;
        }
        for (Old each : old) {
            if (each.epoch.topicId().equals(topic)) {
                return each.epoch;
            }
        }
        return null;
    }

    void restoreSecret(Id operation, byte[] secret) {
        secrets.put(operation, secret);
    }

    /** Keeps the secret of an operation that commits to it; whether it is new. */
    boolean learn(Id operation, @Nullable Operation of, byte[] secret) {
        Id commitment = of == null ? null : commitment(of.action());
        if (commitment == null
                || !Epoch.commitment(secret, crypto).equals(commitment)
                || secrets.containsKey(operation)) {
            return false;
        }
        secrets.put(operation, secret);
        cabinet.keep(Cabinet.SECRET, operation.bytes(), secret);
        return true;
    }

    private static @Nullable Id commitment(Action action) {
        return switch (action) {
            case Action.Create(String name, Id commitment) -> commitment;
            case Action.Remove(Id person, Id commitment) -> commitment;
            default -> null;
        };
    }

    /** The secrets that a member needs. */
    Map<Id, byte[]> given(Roll roll) {
        Map<Id, byte[]> given = new LinkedHashMap<>();
        for (Id operation : roll.keying()) {
            byte[] secret = secrets.get(operation);
            if (secret != null && given.size() < Letter.SECRETS_MAX) {
                given.put(operation, secret);
            }
        }
        return given;
    }

    /** Follows the topic of the group as it is now; whether the epoch is another one. */
    boolean update(Roll roll, long nowMs) {
        Epoch next = Epoch.of(group, roll.keying(), secrets, crypto);
        Epoch before = current;
        Id nextId = next == null ? null : next.id();
        Id beforeId = before == null ? null : before.id();
        if (Objects.equals(nextId, beforeId)) {
            return false;
        }
        if (before != null) {
            old.add(new Old(before, nowMs + LINGER_MS));
            if (old.size() > OLD_MAX) {
                tools.around().unfollow(old.remove(0).epoch.topicId(), nowMs);
            }
        }
        current = next;
        if (next != null) {
            old.removeIf(each -> each.epoch.id().equals(next.id()));
            List<Id> members = new ArrayList<>(roll.members().keySet());
            Id last = old.isEmpty() ? null : old.get(old.size() - 1).epoch.topicId();
            tools.around().follow(next.topic(), members, last, nowMs);
        }
        return true;
    }

    /** The epochs that something may still be heard of. */
    Set<Id> ids() {
        Set<Id> ids = new LinkedHashSet<>();
        if (current != null) {
            ids.add(current.id());
        }
        old.forEach(each -> ids.add(each.epoch.id()));
        return ids;
    }

    /** Leaves the topics whose time is over; whether there were any. */
    boolean expire(long nowMs) {
        boolean any = false;
        while (!old.isEmpty() && nowMs >= old.get(0).untilMs) {
            tools.around().unfollow(old.remove(0).epoch.topicId(), nowMs);
            any = true;
        }
        return any;
    }

    /** Leaves all topics. */
    void leave(long nowMs) {
        if (current != null) {
            tools.around().unfollow(current.topicId(), nowMs);
        }
        old.forEach(each -> tools.around().unfollow(each.epoch.topicId(), nowMs));
        old.clear();
        current = null;
    }

    long deadlineMs() {
        return old.isEmpty() ? Long.MAX_VALUE : old.get(0).untilMs;
    }

    /** The topics to leave, should the process end before. */
    void write(Writer out) {
        out.u8(old.size());
        old.forEach(each -> each.epoch.topicId().write(out));
    }

    void restoreOld(Reader in) {
        int count = in.u8();
        for (int i = 0; i < count && !in.failed(); i++) {
            leftover.add(Id.read(in));
        }
    }

    /** Leaves the topics that a process before this one had no time to leave. */
    void start(long nowMs) {
        leftover.forEach(topic -> tools.around().unfollow(topic, nowMs));
        leftover.clear();
    }
}
