package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.Output;
import kith.net.crypto.Crypto;
import kith.net.person.DeviceList;
import kith.net.wire.Reader;
import org.jspecify.annotations.Nullable;

/**
 * What this device says in a group: kept until enough others have it, and said again until then.
 */
final class Speaking {

    /** 1 MiB, as of a message to one person. */
    static final int CONTENT_BYTES_MAX = Spoken.PIECES_MAX * Spoken.PIECE_BYTES_MAX;

    /** 128 pieces under way: 8 MiB, and a quarter of what receivers remember. */
    static final int SENDING_MAX = 128;

    /** 20 s to the second attempt, then twice as long each time, up to an hour. */
    static final long AGAIN_MS = 20_000;

    static final long AGAIN_MS_MAX = 3_600_000;

    /** 1 s until there is room for more in the topic. */
    static final long CROWDED_MS = 1_000;

    /** 0.5 s until there may be somebody linked, while something is to be said. */
    static final long ALONE_MS = 500;

    /** 30 days: as a message to one person. */
    static final long TIME_TO_LIVE_MS = 30L * 24 * 3600 * 1000;

    private final GroupTools tools;
    private final Crypto crypto;
    private final Id group;
    private final Cabinet cabinet;
    private final Telling telling;
    private final Map<Long, Sending> queue = new LinkedHashMap<>();
    private @Nullable OwnChain own;
    private long next = 1;
    private long crowdedMs = Long.MIN_VALUE;
    private Id before = Operation.NONE;

    Speaking(Id group, GroupTools tools, Cabinet cabinet, Telling telling) {
        this.group = group;
        this.tools = tools;
        this.crypto = tools.crypto();
        this.cabinet = cabinet;
        this.telling = telling;
    }

    long next() {
        return next;
    }

    Id before() {
        return before;
    }

    void restoreNext(long sequence, Id message) {
        next = Math.max(next, sequence);
        before = message;
    }

    boolean restoreChain(byte[] value) {
        own = OwnChain.restore(value);
        return own != null;
    }

    boolean restoreSending(byte[] value) {
        Sending sending = Sending.restore(value);
        if (sending != null) {
            queue.put(sending.spoken.sequence(), sending);
        }
        return sending != null;
    }

    /** Goes on where the records end: some may be younger than the group's. */
    void start() {
        for (Sending sending : queue.values()) {
            Spoken spoken = sending.spoken;
            if (spoken.sequence() >= next) {
                next = spoken.sequence() + 1;
                before = spoken.piece() == 0 ? id(spoken) : before;
            }
        }
    }

    private Id id(Spoken spoken) {
        return spoken.id(group, tools.owner().device(), crypto);
    }

    /** Whether the message is kept; else it is too long, or too much is under way. */
    boolean say(long ticket, byte[] content, long nowMs) {
        int size = Spoken.PIECE_BYTES_MAX;
        int pieces = Math.max(1, (content.length + size - 1) / size);
        if (content.length > CONTENT_BYTES_MAX || queue.size() + pieces > SENDING_MAX) {
            return false;
        }
        Id first = before;
        for (int i = 0; i < pieces; i++) {
            int length = Math.min(size, content.length - i * size);
            byte[] part = new Reader(content, i * size, length).rest();
            Spoken spoken = new Spoken(List.of(), next++, before, nowMs, i, pieces, part);
            first = i == 0 ? id(spoken) : first;
            Sending sending = new Sending(ticket, spoken);
            sending.nextMs = nowMs;
            queue.put(spoken.sequence(), sending);
            cabinet.keep(Cabinet.SENDING, sending.name(), sending.toBytes());
        }
        before = first;
        return true;
    }

    /** The own chain as of now, for a new member, who is then no newcomer to it. */
    @Nullable ChainCard card(Epoch epoch, Id person) {
        OwnChain chain = own;
        if (chain == null || !chain.chain.card.epoch().equals(epoch.id())) {
            return null;
        }
        if (chain.given.add(person)) {
            cabinet.keepOne(Cabinet.OWN_CHAIN, chain.toBytes());
        }
        return chain.chain.now();
    }

    /** Says what is due. Nothing is said while nobody would hear it. */
    void expire(Epoch epoch, History history, long nowMs) {
        if (history.roll().members().size() <= 1) {
            settleAll();
        }
        DeviceList list = tools.around().own();
        boolean heard = list != null && tools.around().hasMates(epoch.topicId());
        if (nowMs < crowdedMs) {
            return;
        }
        for (Sending sending : new ArrayList<>(queue.values())) {
            if (nowMs - sending.spoken.timeMs() > TIME_TO_LIVE_MS) {
                settle(sending, Output.Progress.EXPIRED);
            } else if (sending.nextMs <= nowMs) {
                if (list == null || !heard) {
                    sending.nextMs = nowMs + ALONE_MS;
                } else if (!attempt(sending, list, epoch, history, nowMs)) {
                    // No more keys are used up for what would not be taken either.
                    crowdedMs = nowMs + CROWDED_MS;
                    return;
                }
            }
        }
    }

    /** Nobody else is there to hear anything. */
    private void settleAll() {
        for (Sending sending : new ArrayList<>(queue.values())) {
            settle(sending, Output.Progress.STORED);
        }
    }

    /** Whether the topic took it. */
    private boolean attempt(
            Sending sending, DeviceList list, Epoch epoch, History history, long nowMs) {
        Chain chain = chain(list, epoch, history, nowMs);
        Spoken spoken = sending.knowing(history.named());
        Spoken.Place place =
                new Spoken.Place(group, epoch.id(), chain.card.chain(), chain.position());
        byte[] sealed = spoken.seal(tools.owner(), place, chain.take(crypto), crypto);
        keepChain();
        Notice says = new Notice.Says(place.chain(), place.number(), sealed);
        byte[] covered = Cover.seal(epoch.cover(), says.toBytes(), crypto, tools.randomness());
        boolean taken = tools.around().publish(epoch.topicId(), covered, nowMs);
        if (taken) {
            long waitMs = AGAIN_MS << Math.min(sending.attempts, 8);
            sending.attempts++;
            sending.nextMs = nowMs + Math.min(waitMs, AGAIN_MS_MAX);
        }
        return taken;
    }

    /** The chain to speak under, given to all members before anything is said under it. */
    private Chain chain(DeviceList list, Epoch epoch, History history, long nowMs) {
        OwnChain chain = own;
        if (chain == null || !chain.serves(epoch, list, nowMs)) {
            chain = OwnChain.begin(group, epoch, list, tools, nowMs);
            own = chain;
            keepChain();
        }
        List<Id> lacking = chain.lacking(history.roll(), tools.owner().author());
        if (!lacking.isEmpty()) {
            Letter letter =
                    Letter.of(group)
                            .with(List.of(), Map.of(), List.of(chain.chain.now().toBytes()));
            telling.distribute(letter, lacking, null, history.roll(), nowMs);
            chain.given.addAll(lacking);
        }
        return chain.chain;
    }

    private void keepChain() {
        if (own != null) {
            cabinet.keepOne(Cabinet.OWN_CHAIN, own.toBytes());
        }
    }

    /** Somebody has a piece. */
    void has(long token, Id by, Roll roll) {
        int enough = Math.min(Receipts.ENOUGH, roll.members().size() - 1);
        for (Sending sending : new ArrayList<>(queue.values())) {
            if (id(sending.spoken).word(0) == token) {
                sending.has.add(by);
                if (sending.has.size() >= enough) {
                    settle(sending, Output.Progress.STORED);
                }
            }
        }
    }

    private void settle(Sending sending, Output.Progress progress) {
        queue.remove(sending.spoken.sequence());
        cabinet.drop(Cabinet.SENDING, sending.name());
        for (Sending other : queue.values()) {
            if (other.spoken.first() == sending.spoken.first()) {
                return;
            }
        }
        tools.around().emit(new Output.State(sending.ticket, progress));
    }

    long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Sending sending : queue.values()) {
            deadlineMs = Math.min(deadlineMs, sending.nextMs);
        }
        return Math.max(deadlineMs, crowdedMs);
    }
}
