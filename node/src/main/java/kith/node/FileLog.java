package kith.node;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.net.StoreRecord;
import org.jspecify.annotations.Nullable;

/**
 * A store that is one file to which records are appended. When most of it no longer counts, what
 * does is copied to a new file that takes its name. A file that ends within a record (the power
 * went) is cut after the last whole one, and a damaged record is left out; such bytes are kept in a
 * file beside it.
 */
public final class FileLog implements Store {

    /** 4 GiB: four thousand messages of the largest size. */
    public static final long QUOTA_BYTES = 4L << 30;

    /** 4 MiB: below that, copying saves nothing worth having. */
    private static final long SPARE_BYTES = 4 << 20;

    static final String NAME = "log";
    private static final String NEW_NAME = "log.new";
    private static final String CUT_NAME = "log.cut";
    private static final int CUTS_MAX = 8;

    private static final Set<StandardOpenOption> READ_WRITE =
            EnumSet.of(
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    /** Names a record. */
    private record Key(int kind, ByteBuffer bytes) {

        static Key of(StoreRecord record) {
            return new Key(record.kind().code(), ByteBuffer.wrap(record.key()));
        }
    }

    /** Where the last record of a key is, with its frame. */
    private record Place(long offset, int length) {}

    private final Path folder;
    private final long quotaBytes;
    private final Map<Key, Place> places = new LinkedHashMap<>();
    private FileChannel channel;
    private long endBytes;
    private long liveBytes;
    private long cutBytes;

    /** After copying failed, it is not tried again before the file is this long. */
    private long compactAtBytes;

    private FileLog(Path folder, long quotaBytes, FileChannel channel) {
        this.folder = folder;
        this.quotaBytes = quotaBytes;
        this.channel = channel;
    }

    /**
     * Opens the log of a folder, or begins one. Nothing else may have it open.
     *
     * @param quotaBytes what the records that count may take together
     * @throws StoreException if it is of another version (then nothing is touched), or the disk
     *     fails
     */
    public static FileLog open(Path folder, long quotaBytes) throws StoreException {
        Path path = folder.resolve(NAME);
        try {
            Files.deleteIfExists(folder.resolve(NEW_NAME));
            FileChannel channel = FileChannel.open(path, READ_WRITE);
            FileLog log = new FileLog(folder, quotaBytes, channel);
            try {
                log.load(path);
                return log;
            } catch (IOException | StoreException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StoreException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Bytes of torn or damaged records that were set aside when it was opened. */
    public long cutBytes() {
        return cutBytes;
    }

    @Override
    public List<StoreRecord> records() throws StoreException {
        List<StoreRecord> records = new ArrayList<>();
        try {
            for (Place place : sorted()) {
                records.add(read(place));
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
        return records;
    }

    @Override
    public void append(List<StoreRecord> records) throws StoreException {
        long live = liveAfter(records);
        if (live > quotaBytes) {
            throw new StoreException(
                    "the store in " + folder + " is full: " + quotaBytes + " bytes are its quota");
        }
        byte[] bytes = LogFormat.bytes(records);
        try {
            // Always from the last good end: what a failed try left there is written over.
            write(channel, ByteBuffer.wrap(bytes), endBytes);
            channel.force(false);
            for (StoreRecord record : records) {
                count(record, endBytes);
                endBytes += LogFormat.length(record);
            }
        } catch (IOException e) {
            throw failed("written", e);
        }
        if (endBytes > Math.max(2 * liveBytes + SPARE_BYTES, compactAtBytes)) {
            tryCompact();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** What would count if these records were appended. */
    private long liveAfter(List<StoreRecord> records) {
        Map<Key, Integer> changed = new LinkedHashMap<>();
        for (StoreRecord record : records) {
            changed.put(Key.of(record), record.value() == null ? 0 : LogFormat.length(record));
        }
        long live = liveBytes;
        for (Map.Entry<Key, Integer> change : changed.entrySet()) {
            Place before = places.get(change.getKey());
            live += change.getValue() - (before == null ? 0 : before.length());
        }
        return live;
    }

    private void count(StoreRecord record, long offset) {
        Key key = Key.of(record);
        Place before = places.remove(key);
        if (before != null) {
            liveBytes -= before.length();
        }
        if (record.value() != null) {
            Place place = new Place(offset, LogFormat.length(record));
            places.put(key, place);
            liveBytes += place.length();
        }
    }

    private void load(Path path) throws IOException, StoreException {
        long size = channel.size();
        byte[] header = read(0, (int) Math.min(size, LogFormat.HEADER_BYTES));
        byte[] right = LogFormat.header();
        if (size < right.length && Arrays.equals(header, Arrays.copyOf(right, header.length))) {
            // New, or it never got further than this.
            write(channel, ByteBuffer.wrap(right), 0);
            channel.force(true);
            forceFolder();
            size = right.length;
        } else if (size < right.length || LogFormat.version(header) < 0) {
            throw new StoreException(path + " is no store of Kith");
        } else if (LogFormat.version(header) != LogFormat.VERSION) {
            throw new StoreException(
                    path
                            + " is of version "
                            + LogFormat.version(header)
                            + ", made by a newer Kith");
        }
        endBytes = right.length;
        List<Place> damaged = new ArrayList<>();
        while (true) {
            StoreRecord record = readAt(endBytes, size);
            if (record != null) {
                count(record, endBytes);
                endBytes += LogFormat.length(record);
                continue;
            }
            long next = afterDamage(endBytes, size);
            if (next < 0) {
                break;
            }
            damaged.add(new Place(endBytes, (int) (next - endBytes)));
            endBytes = next;
        }
        if (size > endBytes) {
            damaged.add(new Place(endBytes, (int) Math.min(size - endBytes, Integer.MAX_VALUE)));
        }
        if (!damaged.isEmpty()) {
            keepAside(damaged);
            if (size > endBytes) {
                channel.truncate(endBytes);
                channel.force(true);
            }
            tryCompact();
        }
    }

    /**
     * Where whole records go on after one that is damaged, if its length still leads there; -1 if
     * not. Nothing else is tried: bytes within a record may be a stranger's, and look like records.
     */
    private long afterDamage(long offset, long size) throws IOException, StoreException {
        long at = offset;
        while (size - at >= LogFormat.FRAME_BYTES) {
            int length = ByteBuffer.wrap(read(at, LogFormat.FRAME_BYTES)).getInt();
            if (length < 0 || length > LogFormat.BODY_BYTES_MAX) {
                return -1;
            }
            at += LogFormat.FRAME_BYTES + length;
            if (at < size && readAt(at, size) != null) {
                return at;
            }
        }
        return -1;
    }

    private @Nullable StoreRecord readAt(long offset, long size)
            throws IOException, StoreException {
        if (size - offset < LogFormat.FRAME_BYTES) {
            return null;
        }
        ByteBuffer frame = ByteBuffer.wrap(read(offset, LogFormat.FRAME_BYTES));
        int length = frame.getInt();
        long left = size - offset - LogFormat.FRAME_BYTES;
        if (length < 0 || length > left || length > LogFormat.BODY_BYTES_MAX) {
            return null;
        }
        return LogFormat.read(frame.getInt(), read(offset + LogFormat.FRAME_BYTES, length));
    }

    private StoreRecord read(Place place) throws IOException, StoreException {
        StoreRecord record = readAt(place.offset(), place.offset() + place.length());
        if (record == null) {
            throw new IOException("a record has changed on the disk");
        }
        return record;
    }

    /** A name that is free, so that what was cut before stays, too; the last of 8 is used again. */
    private Path cutPath() {
        Path path = folder.resolve(CUT_NAME);
        for (int i = 2; i <= CUTS_MAX && Files.exists(path); i++) {
            path = folder.resolve(CUT_NAME + "." + i);
        }
        return path;
    }

    /** Keeps what is damaged or torn under another name. */
    private void keepAside(List<Place> damaged) throws IOException {
        try (FileChannel kept = FileChannel.open(cutPath(), READ_WRITE)) {
            kept.truncate(0);
            for (Place place : damaged) {
                long copied = 0;
                while (copied < place.length()) {
                    long from = place.offset() + copied;
                    copied += channel.transferTo(from, place.length() - copied, kept);
                }
                cutBytes += place.length();
            }
            kept.force(true);
        }
    }

    /**
     * The records are on the disk already, so nothing is lost if there is no room for a copy: the
     * log grows on for now.
     */
    private void tryCompact() {
        try {
            compact();
            compactAtBytes = 0;
        } catch (IOException | StoreException e) {
            compactAtBytes = endBytes + SPARE_BYTES;
        }
    }

    /**
     * Copies what counts to a new file, which then takes the name: before or after, one is whole.
     */
    private void compact() throws IOException, StoreException {
        Path path = folder.resolve(NEW_NAME);
        FileChannel next = FileChannel.open(path, READ_WRITE);
        Map<Key, Place> moved = new LinkedHashMap<>();
        long end = LogFormat.HEADER_BYTES;
        try {
            next.truncate(0);
            write(next, ByteBuffer.wrap(LogFormat.header()), 0);
            for (Place place : sorted()) {
                StoreRecord record = read(place);
                write(next, ByteBuffer.wrap(read(place.offset(), place.length())), end);
                moved.put(Key.of(record), new Place(end, place.length()));
                end += place.length();
            }
            next.force(true);
            Files.move(path, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | StoreException e) {
            next.close();
            Files.deleteIfExists(path);
            throw e;
        }
        FileChannel last = channel;
        channel = next;
        endBytes = end;
        places.clear();
        places.putAll(moved);
        forceFolder();
        last.close();
    }

    private List<Place> sorted() {
        List<Place> sorted = new ArrayList<>(places.values());
        sorted.sort(Comparator.comparingLong(Place::offset));
        return sorted;
    }

    private byte[] read(long offset, int length) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(length);
        while (into.hasRemaining()) {
            if (channel.read(into, offset + into.position()) < 0) {
                throw new EOFException("the log became shorter");
            }
        }
        return into.array();
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long offset)
            throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes, offset + bytes.position());
        }
    }

    /**
     * A name in a folder is on the disk when the folder is; systems that cannot do that need not.
     */
    private void forceFolder() {
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException e) {
            // Windows does not open folders and keeps names by itself.
        }
    }

    private StoreException failed(String what, IOException e) {
        String why = e.getMessage();
        return new StoreException(folder.resolve(NAME) + " cannot be " + what + ": " + why, e);
    }
}
