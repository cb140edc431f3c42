package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.Id;
import kith.net.crypto.Crypto;
import kith.net.person.DeviceList;
import kith.net.wire.Decoded;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/** What members of a group say: opened under their devices' chains, kept until it was taken. */
final class Hearing {

    /** 2 chains of a device: what was said before a renewal may still be on its way. */
    static final int CHAINS_OF_DEVICE_MAX = 2;

    /** 2048 devices whose pieces are remembered: as many as members have. */
    static final int WINDOWS_MAX = Roll.MEMBERS_MAX * DeviceList.DEVICES_MAX;

    /** 64 messages that cannot be opened yet, at most 4 MiB. */
    static final int WAITING_MAX = 64;

    /** 10 min for what is needed to open them. */
    static final long WAITING_MS = 600_000;

    private final GroupTools tools;
    private final Crypto crypto;
    private final Id group;
    private final Cabinet cabinet;
    private final Map<Id, Chain> chains = new LinkedHashMap<>();
    private final Map<Id, Window> windows = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    final Pieces pieces;
    final Receipts receipts;

    /** Persons whose devices are known from elsewhere: the newest list of each. */
    private final Map<Id, DeviceList> lists = new LinkedHashMap<>();

    private record Waiting(Notice.Says says, Epoch epoch, long sinceMs) {}

    /** What became of a message. */
    enum Fate {
        /** It is kept, or was before. */
        TAKEN,
        /** Its chain is not known. */
        NO_CHAIN,
        /** It names operations that are not known. */
        BEHIND,
        /** It is forged, or of somebody who is no member. */
        REFUSED,
        /** There is no room for it now. */
        FULL,
    }

    Hearing(Id group, GroupTools tools, Cabinet cabinet) {
        this.group = group;
        this.tools = tools;
        this.crypto = tools.crypto();
        this.cabinet = cabinet;
        this.pieces = new Pieces(group, cabinet, tools.around());
        this.receipts = new Receipts(tools);
    }

    /** Takes a member's device's chain, if it proves to be the device's. */
    @Nullable Reason learn(ChainCard card, Roll roll) {
        Chain known = chains.get(card.chain());
        boolean better =
                known == null || (!known.tried() && known.card.device().equals(card.device()));
        if (!better || card.device().equals(tools.owner().device())) {
            return null;
        }
        if (!roll.contains(card.author())) {
            return Reason.UNKNOWN_TARGET;
        }
        if (!card.proven(group, crypto)) {
            return Reason.FORGED;
        }
        learn(card.devices());
        if (revoked(card)) {
            return Reason.STALE;
        }
        drop(card.chain());
        List<Id> same = new ArrayList<>();
        for (Chain chain : chains.values()) {
            if (chain.device().equals(card.device())) {
                same.add(chain.card.chain());
            }
        }
        if (same.size() >= CHAINS_OF_DEVICE_MAX) {
            drop(same.get(0));
        }
        if (chains.size() >= Letter.CHAINS_MAX) {
            drop(chains.keySet().iterator().next());
        }
        Chain chain = new Chain(card);
        chains.put(card.chain(), chain);
        save(chain);
        return null;
    }

    /** Somebody's list, proven to be theirs. */
    void learn(DeviceList list) {
        DeviceList known = lists.get(list.author());
        if (known == null || known.version() < list.version()) {
            lists.put(list.author(), list);
        }
    }

    private boolean revoked(ChainCard card) {
        DeviceList contact = tools.around().contact(card.author());
        if (contact != null) {
            learn(contact);
        }
        DeviceList newest = lists.get(card.author());
        return newest != null && newest.device(card.device()) == null;
    }

    private void save(Chain chain) {
        cabinet.keep(Cabinet.CHAIN, chain.card.chain().bytes(), chain.toBytes());
    }

    private void drop(Id chain) {
        if (chains.remove(chain) != null) {
            cabinet.drop(Cabinet.CHAIN, chain.bytes());
        }
    }

    /** Forgets the chains of all epochs but these. */
    void keepOnly(Set<Id> epochs) {
        for (Chain chain : new ArrayList<>(chains.values())) {
            if (!epochs.contains(chain.card.epoch())) {
                drop(chain.card.chain());
            }
        }
    }

    /** The chains of an epoch as of now, for a new member. */
    List<byte[]> cards(Id epoch) {
        List<byte[]> cards = new ArrayList<>();
        for (Chain chain : chains.values()) {
            if (chain.card.epoch().equals(epoch) && cards.size() < Letter.CHAINS_MAX - 1) {
                cards.add(chain.now().toBytes());
            }
        }
        return cards;
    }

    /** A message of a member's. What cannot be opened yet is tried again by {@link #retry}. */
    Fate says(Notice.Says says, Epoch epoch, History history, long nowMs) {
        Fate fate = open(says, epoch, history, nowMs);
        if (fate == Fate.NO_CHAIN || fate == Fate.BEHIND) {
            if (waiting.size() >= WAITING_MAX) {
                waiting.remove(0);
            }
            waiting.add(new Waiting(says, epoch, nowMs));
        }
        return fate;
    }

    /** More is known: tries again what could not be opened. */
    void retry(History history, long nowMs) {
        List<Waiting> all = new ArrayList<>(waiting);
        waiting.clear();
        for (Waiting each : all) {
            Fate fate = open(each.says, each.epoch, history, nowMs);
            if (fate == Fate.NO_CHAIN || fate == Fate.BEHIND) {
                waiting.add(each);
            }
        }
    }

    /** Whether something waits to be opened. */
    boolean lacks(long nowMs) {
        waiting.removeIf(each -> nowMs - each.sinceMs >= WAITING_MS);
        return !waiting.isEmpty();
    }

    private Fate open(Notice.Says says, Epoch epoch, History history, long nowMs) {
        Chain chain = chains.get(says.chain());
        if (chain == null || !chain.card.epoch().equals(epoch.id())) {
            return Fate.NO_CHAIN;
        }
        if (!history.roll().contains(chain.card.author()) || revoked(chain.card)) {
            return Fate.REFUSED;
        }
        byte[] key = chain.peek(says.number(), crypto);
        if (key == null) {
            return Fate.REFUSED;
        }
        Spoken.Place place = new Spoken.Place(group, epoch.id(), says.chain(), says.number());
        Decoded<Spoken> decoded = Spoken.open(says.sealed(), place, key, chain.device(), crypto);
        if (!(decoded instanceof Decoded.Ok<Spoken>(Spoken spoken))) {
            // The key may be one that somebody made up: then others are asked for the true one.
            return chain.tried() ? Fate.REFUSED : Fate.NO_CHAIN;
        }
        for (Id head : spoken.heads()) {
            if (!history.contains(head)) {
                return Fate.BEHIND;
            }
        }
        return take(chain, says.number(), spoken, history.roll().members().size(), nowMs);
    }

    private Fate take(Chain chain, long number, Spoken spoken, int members, long nowMs) {
        Id device = chain.device();
        Window window = window(device);
        Id id = spoken.id(group, device, crypto);
        boolean known = window.contains(spoken.sequence());
        if (!known) {
            Pieces.Piece piece =
                    new Pieces.Piece(
                            id, chain.card.author(), device, chain.card.chain(), number, spoken);
            if (!pieces.add(piece)) {
                return Fate.FULL;
            }
            window.add(spoken.sequence());
            cabinet.keep(Cabinet.WINDOW, device.bytes(), window.toBytes());
        }
        chain.use(number, crypto);
        save(chain);
        if (known) {
            receipts.again(id.word(0), members, nowMs);
        } else {
            receipts.came(id.word(0), members, nowMs);
            pieces.deliver(device, spoken.first());
        }
        return Fate.TAKEN;
    }

    private Window window(Id device) {
        Window window = windows.remove(device);
        if (window == null) {
            window = new Window();
            if (windows.size() >= WINDOWS_MAX) {
                Id oldest = windows.keySet().iterator().next();
                windows.remove(oldest);
                cabinet.drop(Cabinet.WINDOW, oldest.bytes());
            }
        }
        windows.put(device, window);
        return window;
    }

    boolean restoreChain(byte[] value) {
        Chain chain = Chain.restore(value);
        return chain != null && chains.put(chain.card.chain(), chain) == null;
    }

    boolean restoreWindow(Id device, byte[] value) {
        Window window = Window.restore(value);
        return window != null && windows.put(device, window) == null;
    }

    /** Goes on where the records end: a crash may have come between a piece and its chain. */
    void start() {
        for (Pieces.Piece piece : pieces.all()) {
            window(piece.device()).add(piece.spoken().sequence());
            Chain chain = chains.get(piece.chain());
            if (chain != null && chain.peek(piece.number(), crypto) != null) {
                chain.use(piece.number(), crypto);
                save(chain);
            }
        }
        for (Chain chain : chains.values()) {
            learn(chain.card.devices());
        }
        pieces.deliverAll();
    }
}
