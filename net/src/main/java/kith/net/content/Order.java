package kith.net.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import kith.net.StoreRecord;
import kith.net.wire.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Puts opened messages in the order of their author's device and conversation. What is missing is
 * waited for, ten minutes or until it has expired; then the rest is delivered with a mark, and what
 * comes late is delivered late. Nothing is delivered twice, and two messages that claim one place
 * are both delivered.
 */
public final class Order {

    /** 10 minutes: longer than a packet is asked for again, shorter than people wait. */
    public static final long GAP_MS = 10 * 60 * 1000;

    /** 256 per author's device. */
    public static final int CONVERSATIONS_PER_DEVICE_MAX = 256;

    /** 128 of a device wait for ones before them: twice the small ones its peer has in flight. */
    public static final int PENDING_PER_DEVICE_MAX = 128;

    /** 8 MiB of them, as much as its peer has in flight of large ones. */
    public static final long PENDING_BYTES_PER_DEVICE_MAX = 8L << 20;

    /** 512 of all devices: half of what waits for the owner is left for what is in order. */
    public static final int PENDING_MAX = Inbox.UNTAKEN_MAX / 2;

    /** 32 MiB of them. */
    public static final long PENDING_BYTES_MAX = Inbox.UNTAKEN_BYTES_MAX / 2;

    private final Map<List<Id>, Lane> lanes = new LinkedHashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private @Nullable Reason refused;

    /** Takes a record back in; false if it is not one of this machine's or damaged. */
    public boolean restore(StoreRecord record) {
        byte[] key = record.key();
        byte[] value = record.value();
        boolean ours = record.kind() == StoreRecord.Kind.CONVERSATION;
        if (!ours || value == null || key.length != 1 + 2 * Id.BYTES || key[0] != Lane.RECORD) {
            return false;
        }
        Id device = Id.of(Arrays.copyOfRange(key, 1, 1 + Id.BYTES));
        Id conversation = Id.of(Arrays.copyOfRange(key, 1 + Id.BYTES, key.length));
        Lane lane = new Lane(device, conversation);
        return lane.restore(value) && lanes.put(Arrays.asList(device, conversation), lane) == null;
    }

    /**
     * Whether there is room for a message. What nothing has to be waited for always has room, so
     * that gaps can close and nobody blocks others, as has the first of a device that waits, so
     * that each gap has its time.
     */
    public boolean hasRoom(Opened message) {
        Lane lane = lanes.get(name(message));
        if (lane == null && conversations(message.device()) >= CONVERSATIONS_PER_DEVICE_MAX) {
            return false;
        }
        boolean next = lane == null ? message.after() == 0 : lane.isNext(message);
        return next || mayWait(message);
    }

    private boolean mayWait(Opened message) {
        int ofDevice = 0;
        int all = 0;
        long bytesOfDevice = message.content().length;
        long bytes = message.content().length;
        for (Lane lane : lanes.values()) {
            all += lane.pendingCount();
            bytes += lane.pendingBytes();
            if (lane.device.equals(message.device())) {
                ofDevice += lane.pendingCount();
                bytesOfDevice += lane.pendingBytes();
            }
        }
        boolean fitsOfDevice =
                ofDevice < PENDING_PER_DEVICE_MAX && bytesOfDevice <= PENDING_BYTES_PER_DEVICE_MAX;
        return ofDevice == 0 || (fitsOfDevice && all < PENDING_MAX && bytes <= PENDING_BYTES_MAX);
    }

    /**
     * Takes a message, if there is {@link #hasRoom} or it was taken before; what can be delivered
     * now is in {@link #take}.
     *
     * @return the lane's record, to be saved before what is delivered leaves; null if nothing
     *     changed that must be kept
     */
    public @Nullable StoreRecord offer(Arrived message, long nowMs) {
        Lane lane = lane(message.opened());
        Reason reason = lane.offer(message, deliveries);
        if (reason != null) {
            refused = reason;
            return null;
        }
        refused = null;
        boolean changed = lane.advance(deliveries, nowMs) || !deliveries.isEmpty();
        return changed ? lane.record() : null;
    }

    /** Why the message of the last {@link #offer} was not taken; null if it was. */
    @Nullable Reason refused() {
        return refused;
    }

    /** Takes a message from the store that the owner has not taken: gives it out again or on. */
    @Nullable StoreRecord offerAgain(Arrived message, long nowMs) {
        Lane lane = lane(message.opened());
        Delivery before = lane.again(message);
        if (before == null) {
            return offer(message, nowMs);
        }
        refused = null;
        deliveries.add(before);
        return null;
    }

    /** Gives up gaps whose time is over; the lanes' records to save. */
    public List<StoreRecord> expire(long nowMs) {
        List<StoreRecord> records = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            if (lane.advance(deliveries, nowMs)) {
                records.add(lane.record());
            }
        }
        return records;
    }

    public long deadlineMs() {
        long deadlineMs = Long.MAX_VALUE;
        for (Lane lane : lanes.values()) {
            deadlineMs = Math.min(deadlineMs, lane.deadlineMs());
        }
        return deadlineMs;
    }

    /** Takes out what is to be delivered now, in order. */
    public List<Delivery> take() {
        List<Delivery> taken = new ArrayList<>(deliveries);
        deliveries.clear();
        return taken;
    }

    private Lane lane(Opened message) {
        Lane lane = lanes.get(name(message));
        if (lane == null) {
            lane = new Lane(message.device(), message.conversation());
            lanes.put(name(message), lane);
        }
        return lane;
    }

    private int conversations(Id device) {
        int count = 0;
        for (Lane lane : lanes.values()) {
            count += lane.device.equals(device) ? 1 : 0;
        }
        return count;
    }

    private static List<Id> name(Opened message) {
        return Arrays.asList(message.device(), message.conversation());
    }
}
