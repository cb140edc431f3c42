package kith.net.stream;

import java.util.Arrays;

/**
 * A set of numbers as sorted, disjoint, not touching ranges [start, end). Adding a range that needs
 * one range more than the bound is refused.
 */
final class Ranges {

    private final int countMax;
    private long[] starts = new long[1];
    private long[] ends = new long[1];
    private int count;

    Ranges(int countMax) {
        this.countMax = countMax;
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    boolean contains(long number) {
        int i = firstEndingAfter(number);
        return i < count && starts[i] <= number;
    }

    /** Adds [start, end); false if the set is full and nothing was added. */
    boolean add(long start, long end) {
        if (start >= end) {
            return true;
        }
        if (count > 0 && start >= starts[count - 1] && start <= ends[count - 1]) {
            ends[count - 1] = Math.max(ends[count - 1], end);
            return true;
        }
        int from = firstEndingAfter(start - 1);
        int to = from;
        while (to < count && starts[to] <= end) {
            to++;
        }
        if (from == to) {
            return insert(from, start, end);
        }
        starts[from] = Math.min(starts[from], start);
        ends[from] = Math.max(ends[to - 1], end);
        cut(from + 1, to);
        return true;
    }

    /** Removes [start, end); may split a range, and then goes one beyond the bound at most. */
    void remove(long start, long end) {
        int i = firstEndingAfter(start);
        if (i == count || start >= end) {
            return;
        }
        if (starts[i] < start) {
            long rest = ends[i];
            ends[i] = start;
            i++;
            if (rest > end) {
                grow();
                shift(i, end, rest);
                return;
            }
        }
        int to = i;
        while (to < count && ends[to] <= end) {
            to++;
        }
        if (to < count && starts[to] < end) {
            starts[to] = end;
        }
        cut(i, to);
    }

    void removeFirst() {
        cut(0, 1);
    }

    private boolean insert(int at, long start, long end) {
        if (count >= countMax) {
            return false;
        }
        grow();
        shift(at, start, end);
        return true;
    }

    private void grow() {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
    }

    private void shift(int at, long start, long end) {
        System.arraycopy(starts, at, starts, at + 1, count - at);
        System.arraycopy(ends, at, ends, at + 1, count - at);
        starts[at] = start;
        ends[at] = end;
        count++;
    }

    private void cut(int from, int to) {
        if (from < to) {
            System.arraycopy(starts, to, starts, from, count - to);
            System.arraycopy(ends, to, ends, from, count - to);
            count -= to - from;
        }
    }

    /** The index of the first range whose end is greater than {@code number}. */
    private int firstEndingAfter(long number) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
