package kith.net.envelope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.crypto.Crypto;
import kith.net.crypto.SeededRandomness;
import kith.net.wire.Reason;

/** Nodes with stores, and a channel between them that loses, repeats and reorders messages. */
final class World {

    final SeededRandomness random;
    final Crypto crypto;
    final List<Station> stations = new ArrayList<>();
    int lossPercent;
    int repeatPercent;
    int delayMs = 10;
    int jitterMs;
    long nowMs = 1000;
    long posted;
    private long order;

    private final PriorityQueue<Message> wire =
            new PriorityQueue<>((a, b) ->
                    a.atMs != b.atMs
                            ? Long.compare(a.atMs, b.atMs)
                            : Long.compare(a.order, b.order));

    private record Message(long atMs, long order, Id from, Id to, byte[] bytes) {}

    World(long seed, Crypto crypto) {
        this.random = new SeededRandomness(seed);
        this.crypto = crypto;
    }

    /**
     * A node: its transfers, its store, and what its owner took, which survives as the store does.
     */
    final class Station {
        final Id id = Samples.id(500 + stations.size());
        final Map<String, StoreRecord> store = new LinkedHashMap<>();
        final Map<Id, byte[]> taken = new LinkedHashMap<>();
        final List<Id> got = new ArrayList<>();
        final Map<Reason, Integer> rejects = new EnumMap<>(Reason.class);
        final List<TransferOutput.Refused> refusals = new ArrayList<>();
        Transfers transfers = new Transfers(TransferBounds.usual(), crypto);
        boolean takes = true;
        int completions;
        int packetsIn;
        long saved;

        /** Outputs until the process dies; -1: never. */
        int outputsToLive = -1;

        void run() {
            TransferOutput output = outputsToLive == 0 ? null : transfers.poll();
            while (output != null) {
                handle(output);
                if (outputsToLive > 0 && --outputsToLive == 0) {
                    return;
                }
                output = transfers.poll();
            }
        }

        private void handle(TransferOutput output) {
            switch (output) {
                case TransferOutput.Post post -> send(id, post.to(), post.message());
                case TransferOutput.Save save -> save(save.record());
                case TransferOutput.Got g -> got.add(g.envelope());
                case TransferOutput.Refused refused -> refusals.add(refused);
                case TransferOutput.Rejected rejected ->
                        rejects.merge(rejected.reason(), 1, Integer::sum);
                case TransferOutput.Complete complete -> {
                    completions++;
                    if (takes) {
                        taken.put(complete.envelope(), complete.ciphertext());
                        transfers.took(complete.envelope());
                    }
                }
            }
        }

        private void save(StoreRecord record) {
            String key = record.kind() + Arrays.toString(record.key());
            if (record.value() == null) {
                store.remove(key);
            } else {
                saved += record.value().length;
                store.put(key, record);
            }
        }

        /** The process ends and begins again; messages to it are lost. */
        void crash() {
            wire.removeIf(message -> message.to.equals(id));
            transfers = new Transfers(TransferBounds.usual(), crypto);
            outputsToLive = -1;
            for (Station other : stations) {
                if (other != this) {
                    other.transfers.unlinked(id, nowMs);
                }
            }
            transfers.restore(new ArrayList<>(store.values()), nowMs);
        }

        int records(StoreRecord.Kind kind) {
            int count = 0;
            for (StoreRecord record : store.values()) {
                count += record.kind() == kind ? 1 : 0;
            }
            return count;
        }
    }

    Station station() {
        Station station = new Station();
        stations.add(station);
        return station;
    }

    void link(Station one, Station other) {
        one.transfers.linked(other.id, nowMs);
        other.transfers.linked(one.id, nowMs);
    }

    void unlink(Station one, Station other) {
        one.transfers.unlinked(other.id, nowMs);
        other.transfers.unlinked(one.id, nowMs);
        wire.clear();
    }

    private void send(Id from, Id to, byte[] bytes) {
        posted++;
        int copies = random.chance(repeatPercent) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            if (!random.chance(lossPercent)) {
                int jitter = jitterMs == 0 ? 0 : random.below(jitterMs);
                wire.add(new Message(nowMs + delayMs + jitter, order++, from, to, bytes));
            }
        }
    }

    /**
     * One step: room for {@code room} messages on each link, then the next millisecond with work.
     */
    void step(int room) {
        for (Station station : stations) {
            for (Station other : stations) {
                station.transfers.room(other.id, room);
            }
            station.run();
        }
        nowMs += 5;
        while (!wire.isEmpty() && wire.peek().atMs <= nowMs) {
            Message message = wire.remove();
            for (Station station : stations) {
                if (station.id.equals(message.to) && station.outputsToLive != 0) {
                    station.packetsIn += message.bytes[0] == Messages.PACKET ? 1 : 0;
                    station.transfers.receive(message.from, message.bytes.clone(), nowMs);
                    station.run();
                }
            }
        }
        for (Station station : stations) {
            station.transfers.expire(nowMs);
        }
    }

    void run(long ms) {
        long endMs = nowMs + ms;
        while (nowMs < endMs) {
            step(64);
        }
    }
}
