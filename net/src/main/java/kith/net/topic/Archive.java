package kith.net.topic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.net.Id;
import org.jspecify.annotations.Nullable;

/**
 * What a member remembers of a topic: which publications came, so that none is taken twice, and the
 * latest of them in full, for those who missed them.
 *
 * <p>A forgotten id raises its author's floor: what has a number up to that is never taken again,
 * so a replay cannot come back after it was forgotten.
 */
final class Archive {

    /** 10 min: copies of a publication come within seconds, those that were missed are kept. */
    static final long REMEMBERED_MS = 600_000;

    /** 256 ids of an author: two messages of the largest size. */
    static final int OF_AUTHOR_MAX = 256;

    /** 1024 authors; the one not heard for longest is forgotten. */
    static final int AUTHORS_MAX = 1024;

    /** 8192 ids of all authors, some 1.5 MB. */
    static final int IDS_MAX = 8192;

    private final int keptBytesMax;
    private final Map<MessageId, Entry> entries = new LinkedHashMap<>();
    private final Map<Id, Author> authors = new LinkedHashMap<>();
    private final ArrayDeque<Entry> kept = new ArrayDeque<>(2);
    private int keptBytes;

    /** Authors not known may say nothing with a number up to this. */
    private long strangersFloor;

    /** A publication that came. */
    static final class Entry {
        final MessageId id;
        private final Author author;
        final long number;
        final long cameMs;

        /** How far it came. */
        final int hops;

        /** Who pushed it; null if it is this node's own, or once it does not matter any more. */
        @Nullable Id from;

        /** Null when it is not kept any more. */
        byte @Nullable [] bytes;

        private Entry(Publication said, Author author, long cameMs, int hops, @Nullable Id from) {
            this.id = said.id();
            this.author = author;
            this.number = said.number();
            this.cameMs = cameMs;
            this.hops = hops;
            this.from = from;
        }
    }

    private static final class Author {
        final Bucket rate = new Bucket(OF_AUTHOR_MAX, Broadcast.AUTHOR_PER_SECOND);
        final ArrayDeque<Entry> entries = new ArrayDeque<>(2);
        long floor;
        long highest;
    }

    /** Keeps up to so many bytes of publications in full. */
    Archive(int keptBytesMax, long floor) {
        this.keptBytesMax = keptBytesMax;
        this.strangersFloor = floor;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    @Nullable Entry find(MessageId id) {
        return entries.get(id);
    }

    /** Whether its number is too low for it to be new. */
    boolean stale(Publication publication) {
        Author author = authors.get(publication.author());
        return publication.number() <= (author == null ? strangersFloor : author.floor);
    }

    /** Whether the author may say one thing more now. */
    boolean allows(Publication publication, long nowMs) {
        return author(publication.author()).rate.take(1, nowMs);
    }

    /** Remembers a new publication, and keeps it for others. */
    Entry add(Publication publication, int hops, @Nullable Id from, long nowMs) {
        Author author = author(publication.author());
        Entry entry = new Entry(publication, author, nowMs, hops, from);
        entries.put(entry.id, entry);
        author.entries.add(entry);
        author.highest = Math.max(author.highest, entry.number);
        if (publication.bytes().length <= keptBytesMax) {
            entry.bytes = publication.bytes();
            kept.add(entry);
            keptBytes += publication.bytes().length;
        }
        while (keptBytes > keptBytesMax) {
            drop(kept.remove());
        }
        if (author.entries.size() > OF_AUTHOR_MAX) {
            forget(author.entries.element());
        }
        if (entries.size() > IDS_MAX) {
            forget(entries.values().iterator().next());
        }
        return entry;
    }

    /** Forgets ids that are old and not kept. */
    void expire(long nowMs) {
        while (!entries.isEmpty()) {
            Entry oldest = entries.values().iterator().next();
            if (nowMs - oldest.cameMs < REMEMBERED_MS || oldest.bytes != null) {
                return;
            }
            forget(oldest);
        }
    }

    /** What is kept and has a number above {@code since}, the latest last. */
    List<Entry> since(long since) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : kept) {
            if (entry.number > since) {
                found.add(entry);
            }
        }
        return found;
    }

    /** The latest ids, at most so many. */
    List<MessageId> latest(int count) {
        List<MessageId> ids = new ArrayList<>(entries.keySet());
        return ids.subList(Math.max(0, ids.size() - count), ids.size());
    }

    /** No author's floor is above this: everything later that is not known is wanted. */
    long floor() {
        long floor = strangersFloor;
        for (Author author : authors.values()) {
            floor = Math.max(floor, author.floor);
        }
        return floor;
    }

    /** The highest number of all. */
    long highest() {
        long highest = strangersFloor;
        for (Author author : authors.values()) {
            highest = Math.max(highest, author.highest);
        }
        return highest;
    }

    int size() {
        return entries.size();
    }

    int keptBytes() {
        return keptBytes;
    }

    int authors() {
        return authors.size();
    }

    private Author author(Id id) {
        Author author = authors.remove(id);
        if (author == null) {
            author = new Author();
            author.floor = strangersFloor;
            author.highest = strangersFloor;
            if (authors.size() == AUTHORS_MAX) {
                Id oldest = authors.keySet().iterator().next();
                Author gone = authors.get(oldest);
                while (gone != null && !gone.entries.isEmpty()) {
                    forget(gone.entries.element());
                }
                authors.remove(oldest);
                strangersFloor = Math.max(strangersFloor, gone == null ? 0 : gone.highest);
            }
        }
        authors.put(id, author);
        return author;
    }

    private void forget(Entry entry) {
        entries.remove(entry.id);
        entry.author.entries.remove(entry);
        entry.author.floor = Math.max(entry.author.floor, entry.number);
        if (entry.bytes != null) {
            kept.remove(entry);
            drop(entry);
        }
    }

    private void drop(Entry entry) {
        byte[] bytes = entry.bytes;
        if (bytes != null) {
            keptBytes -= bytes.length;
            entry.bytes = null;
        }
    }
}
