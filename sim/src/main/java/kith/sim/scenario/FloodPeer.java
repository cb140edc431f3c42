package kith.sim.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.net.Id;
import kith.net.Input;
import kith.net.Output;
import kith.net.crypto.Randomness;
import kith.net.wire.Address;
import kith.net.wire.Reader;
import kith.net.wire.Writer;
import kith.sim.Driven;

/**
 * How the predecessor spread packets, as far as it matters to who is reached: whoever gets one for
 * the first time sends it to three peers by chance, once, up to 16 hops. Nothing is acknowledged,
 * repeated or asked for.
 */
final class FloodPeer implements Driven {

    static final int FAN_OUT = 3;
    static final int HOPS_MAX = 16;
    static final int CACHE_MAX = 6604;

    private static final int ID_BYTES = 8;

    private final List<Address> known;
    private final Randomness randomness;
    private final Set<Long> cache = new LinkedHashSet<>();
    private final Deque<Output> outputs = new ArrayDeque<>();

    FloodPeer(List<Address> known, Randomness randomness) {
        this.known = known;
        this.randomness = randomness;
    }

    @Override
    public void handle(Input input, long nowMs) {
        switch (input) {
            case Input.Join(byte[] topic, var members, int kept) ->
                    outputs.add(new Output.Joined(Id.of(new byte[Id.BYTES]), topic));
            case Input.Publish(long ticket, Id topic, byte[] content) -> {
                long id = randomness.bits();
                cache.add(id);
                spread(id, 0, content);
                outputs.add(new Output.Published(ticket, nowMs));
            }
            case Input.Datagram(Address from, byte[] bytes) -> receive(new Reader(bytes));
            default -> {}
        }
    }

    private void receive(Reader in) {
        long id = in.u64();
        int hops = in.u8();
        byte[] content = in.rest();
        // A full cache takes no new packet, and what is not in it is spread again.
        boolean known = cache.contains(id) || (cache.size() < CACHE_MAX && !cache.add(id));
        if (!known) {
            Id nobody = Id.of(new byte[Id.BYTES]);
            outputs.add(new Output.Heard(nobody, nobody, id, content));
            spread(id, hops + 1, content);
        }
    }

    private void spread(long id, int hops, byte[] content) {
        if (hops > HOPS_MAX || known.isEmpty()) {
            return;
        }
        byte[] packet =
                new Writer(ID_BYTES + 1 + content.length).u64(id).u8(hops).bytes(content).toBytes();
        Set<Integer> chosen = new LinkedHashSet<>();
        while (chosen.size() < Math.min(FAN_OUT, known.size())) {
            chosen.add((int) Long.remainderUnsigned(randomness.bits(), known.size()));
        }
        for (int index : chosen) {
            outputs.add(new Output.Transmit(known.get(index), packet));
        }
    }

    @Override
    public Output poll(long nowMs) {
        Output next = outputs.poll();
        return next == null ? new Output.Wait(Long.MAX_VALUE) : next;
    }
}
