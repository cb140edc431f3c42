package kith.net.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/**
 * An ordered set of ids that knows the sum of any range in logarithmic time: a B+ tree whose nodes
 * hold the sums of what is below them (Meyer, "Range-Based Set Reconciliation", 2022, section 4).
 * Not for use by several threads.
 */
public final class IdTree {

    /** 64 entries a node: three levels hold 10^5 ids; a range reads some hundred entries. */
    private static final int WIDTH = 64;

    /** Nodes begin with room for this many: most sets are small. */
    private static final int WIDTH_AT_FIRST = 4;

    private Node root = new Node(true);

    /** Ids, or nodes below; the sum of all ids below. */
    private static final class Node {

        final boolean leaf;
        @Nullable Object[] entries = new Object[WIDTH_AT_FIRST];
        int size;
        Sum sum = new Sum();

        /** At most the least id below, and above all ids of the node before. */
        @Nullable Id first;

        Node(boolean leaf) {
            this.leaf = leaf;
        }

        Id id(int i) {
            return (Id) entry(i);
        }

        Node node(int i) {
            return (Node) entry(i);
        }

        Object entry(int i) {
            Object entry = entries[i];
            if (entry == null) {
                throw new IndexOutOfBoundsException("entry " + i + " of " + size);
            }
            return entry;
        }

        private Id key(int i) {
            Id key = leaf ? id(i) : node(i).first;
            if (key == null) {
                throw new IllegalStateException("an empty node");
            }
            return key;
        }

        /** How many entries have a key below {@code id}, or with {@code or} at most that. */
        int position(Id id, boolean orEqual) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                int order = key(middle).compareTo(id);
                if (order < 0 || (orEqual && order == 0)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** The entry below which {@code id} belongs. */
        int child(Id id) {
            return Math.max(0, position(id, true) - 1);
        }

        void insert(int at, Object entry) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, 2 * size);
            }
            System.arraycopy(entries, at, entries, at + 1, size - at);
            entries[at] = entry;
            size++;
        }

        void delete(int at) {
            System.arraycopy(entries, at + 1, entries, at, size - at - 1);
            entries[--size] = null;
        }
    }

    /** How many ids are in the set. */
    public int size() {
        return root.sum.count();
    }

    public boolean contains(Id id) {
        Node node = root;
        while (!node.leaf) {
            node = node.node(node.child(id));
        }
        int at = node.position(id, false);
        return at < node.size && node.id(at).equals(id);
    }

    /** False if it was there. */
    public boolean add(Id id) {
        if (contains(id)) {
            return false;
        }
        Node right = add(root, id);
        if (right != null) {
            Node old = root;
            root = new Node(false);
            root.first = old.first;
            root.insert(0, old);
            root.insert(1, right);
            root.sum.add(old.sum);
            root.sum.add(right.sum);
        }
        return true;
    }

    /** The right half of the node if it had to be split. */
    private static @Nullable Node add(Node node, Id id) {
        node.sum.add(id);
        if (node.first == null || id.compareTo(node.first) < 0) {
            node.first = id;
        }
        if (node.leaf) {
            node.insert(node.position(id, false), id);
        } else {
            int at = node.child(id);
            Node right = add(node.node(at), id);
            if (right != null) {
                node.insert(at + 1, right);
            }
        }
        return node.size < WIDTH ? null : split(node);
    }

    private static Node split(Node node) {
        Node right = new Node(node.leaf);
        int half = node.size / 2;
        for (int i = half; i < node.size; i++) {
            right.insert(right.size, node.entry(i));
        }
        Arrays.fill(node.entries, half, node.size, null);
        node.size = half;
        for (int i = 0; i < right.size; i++) {
            if (right.leaf) {
                right.sum.add(right.id(i));
            } else {
                right.sum.add(right.node(i).sum);
            }
        }
        node.sum.remove(right.sum);
        right.first = right.key(0);
        return right;
    }

    /** False if it was not there. */
    public boolean remove(Id id) {
        if (!contains(id)) {
            return false;
        }
        remove(root, id);
        while (!root.leaf && root.size == 1) {
            root = root.node(0);
        }
        if (root.size == 0) {
            root = new Node(true);
        }
        return true;
    }

    private static void remove(Node node, Id id) {
        node.sum.remove(id);
        if (node.leaf) {
            node.delete(node.position(id, false));
            return;
        }
        int at = node.child(id);
        Node child = node.node(at);
        remove(child, id);
        if (child.size == 0) {
            node.delete(at);
        } else if (at + 1 < node.size && child.size + node.node(at + 1).size <= WIDTH / 2) {
            merge(child, node.node(at + 1));
            node.delete(at + 1);
        }
    }

    private static void merge(Node left, Node right) {
        for (int i = 0; i < right.size; i++) {
            left.insert(left.size, right.entry(i));
        }
        left.sum.add(right.sum);
    }

    /** How many ids are at least {@code from} and below {@code to}; null: no end. */
    public int count(Id from, @Nullable Id to) {
        return Math.max(0, rank(to) - rank(from));
    }

    /** How many ids are below {@code bound}; null: all. */
    public int rank(@Nullable Id bound) {
        if (bound == null) {
            return size();
        }
        int rank = 0;
        Node node = root;
        while (!node.leaf) {
            int at = node.child(bound);
            for (int i = 0; i < at; i++) {
                rank += node.node(i).sum.count();
            }
            node = node.node(at);
        }
        return rank + node.position(bound, false);
    }

    /** The sum of all ids that are at least {@code from} and below {@code to}; null: no end. */
    Sum sum(Id from, @Nullable Id to) {
        Sum sum = below(to);
        sum.remove(below(from));
        return sum;
    }

    private Sum below(@Nullable Id bound) {
        Sum sum = new Sum();
        if (bound == null) {
            sum.add(root.sum);
            return sum;
        }
        Node node = root;
        while (!node.leaf) {
            int at = node.child(bound);
            for (int i = 0; i < at; i++) {
                sum.add(node.node(i).sum);
            }
            node = node.node(at);
        }
        int end = node.position(bound, false);
        for (int i = 0; i < end; i++) {
            sum.add(node.id(i));
        }
        return sum;
    }

    /** The id with {@code rank} ids below it. */
    public Id at(int rank) {
        if (rank < 0 || rank >= size()) {
            throw new IndexOutOfBoundsException("rank " + rank + " of " + size());
        }
        int left = rank;
        Node node = root;
        while (!node.leaf) {
            int i = 0;
            while (left >= node.node(i).sum.count()) {
                left -= node.node(i).sum.count();
                i++;
            }
            node = node.node(i);
        }
        return node.id(left);
    }

    /** The first {@code most} ids that are at least {@code from} and below {@code to}, in order. */
    public List<Id> ids(Id from, @Nullable Id to, int most) {
        List<Id> ids = new ArrayList<>();
        collect(root, from, to, most, ids);
        return ids;
    }

    private static void collect(Node node, Id from, @Nullable Id to, int most, List<Id> ids) {
        int start = node.leaf ? node.position(from, false) : node.child(from);
        for (int i = start; i < node.size && ids.size() < most; i++) {
            if (to != null && node.key(i).compareTo(to) >= 0) {
                return;
            }
            if (node.leaf) {
                ids.add(node.id(i));
            } else {
                collect(node.node(i), from, to, most, ids);
            }
        }
    }
}
