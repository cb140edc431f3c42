package kith.net.group;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.person.DeviceList;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import org.jspecify.annotations.Nullable;

/** The chain this device speaks under, and who was given it. */
final class OwnChain {

    /** 7 days, as long as a prekey: who steals a device reads on no longer than that. */
    static final long PERIOD_MS = 7L * 24 * 3600 * 1000;

    /** A sixteenth of a chain is left for what is said while another begins. */
    private static final int LENGTH_MAX = Chain.LENGTH_MAX - Chain.LENGTH_MAX / 16;

    final Chain chain;
    private final long sinceMs;

    /** Persons to whose devices its key was given, or who were let in with it. */
    final Set<Id> given = new LinkedHashSet<>();

    private OwnChain(Chain chain, long sinceMs) {
        this.chain = chain;
        this.sinceMs = sinceMs;
    }

    static OwnChain begin(Id group, Epoch epoch, DeviceList own, GroupTools tools, long nowMs) {
        byte[] key = tools.randomness().bytes(Id.BYTES);
        Id name = ChainCard.name(key, tools.crypto());
        byte[] signature = ChainCard.sign(tools.owner(), group, epoch.id(), name);
        Id device = tools.owner().device();
        ChainCard card = new ChainCard(epoch.id(), name, own, device, signature, 0, key);
        return new OwnChain(new Chain(card), nowMs);
    }

    /** Whether it may be used for what is said now. */
    boolean serves(Epoch epoch, DeviceList own, long nowMs) {
        return chain.card.epoch().equals(epoch.id())
                && chain.card.devices().version() == own.version()
                && Math.abs(nowMs - sinceMs) < PERIOD_MS
                && chain.position() < LENGTH_MAX;
    }

    /** Members who do not have it yet. */
    List<Id> lacking(Roll roll, Id self) {
        List<Id> lacking = new ArrayList<>();
        for (Id person : roll.members().keySet()) {
            if (!person.equals(self) && !given.contains(person)) {
                lacking.add(person);
            }
        }
        return lacking;
    }

    byte[] toBytes() {
        byte[] state = chain.toBytes();
        Writer out = new Writer(8 + 4 + state.length + 2 + given.size() * Id.BYTES);
        out.u64(sinceMs).u32(state.length).bytes(state).u16(given.size());
        given.forEach(person -> person.write(out));
        return out.toBytes();
    }

    static @Nullable OwnChain restore(byte[] value) {
        Reader in = new Reader(value);
        long sinceMs = in.u64();
        Chain chain = Chain.restore(in.bytes(in.u32()));
        if (chain == null) {
            return null;
        }
        OwnChain own = new OwnChain(chain, sinceMs);
        int count = in.u16();
        for (int i = 0; i < count && !in.failed(); i++) {
            own.given.add(Id.read(in));
        }
        return in.finished() ? own : null;
    }
}
