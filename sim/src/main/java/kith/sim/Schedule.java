package kith.sim;

import java.util.Arrays;

/**
 * Events in order of their times; those of one time in the order they were added. A heap with four
 * children a node over plain arrays: half as deep as a binary one, and nothing is allocated for an
 * event.
 */
final class Schedule {

    private static final int CHILDREN = 4;

    private long[] timesUs = new long[1024];
    private long[] sequences = new long[1024];
    private Event[] events = new Event[1024];
    private int size;
    private long added;

    int size() {
        return size;
    }

    void add(long timeUs, Event event) {
        if (size == events.length) {
            grow();
        }
        rise(size++, timeUs, added++, event);
    }

    /** The time of the first event; {@link Long#MAX_VALUE} if there is none. */
    long firstUs() {
        return size == 0 ? Long.MAX_VALUE : timesUs[0];
    }

    /** Takes out the first event. There must be one. */
    Event take() {
        if (size == 0) {
            throw new IllegalStateException("the schedule is empty");
        }
        final Event first = events[0];
        size--;
        Event last = events[size];
        clear(size);
        if (size > 0) {
            sink(timesUs[size], sequences[size], last);
        }
        return first;
    }

    private void rise(int from, long timeUs, long sequence, Event event) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / CHILDREN;
            if (!before(timeUs, sequence, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        place(at, timeUs, sequence, event);
    }

    private void sink(long timeUs, long sequence, Event event) {
        int at = 0;
        while (true) {
            int child = firstChild(at);
            if (child < 0 || before(timeUs, sequence, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        place(at, timeUs, sequence, event);
    }

    /** The earliest child of a node; -1 if it has none. */
    private int firstChild(int node) {
        int first = node * CHILDREN + 1;
        if (first >= size) {
            return -1;
        }
        int end = Math.min(first + CHILDREN, size);
        for (int child = first + 1; child < end; child++) {
            if (before(timesUs[child], sequences[child], first)) {
                first = child;
            }
        }
        return first;
    }

    private boolean before(long timeUs, long sequence, int other) {
        return timeUs < timesUs[other] || (timeUs == timesUs[other] && sequence < sequences[other]);
    }

    private void move(int from, int to) {
        place(to, timesUs[from], sequences[from], events[from]);
    }

    private void place(int at, long timeUs, long sequence, Event event) {
        timesUs[at] = timeUs;
        sequences[at] = sequence;
        events[at] = event;
    }

    @SuppressWarnings("NullAway") // Beyond the size nothing is ever read.
    private void clear(int at) {
        events[at] = null;
    }

    private void grow() {
        int length = 2 * size;
        timesUs = Arrays.copyOf(timesUs, length);
        sequences = Arrays.copyOf(sequences, length);
        events = Arrays.copyOf(events, length);
    }
}
