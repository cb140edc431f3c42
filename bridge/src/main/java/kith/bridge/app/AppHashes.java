package kith.bridge.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash list of an app's folder: made when the app is packaged, compared with the folder when
 * somebody wants to know whether the package is whole.
 *
 * <p>Listed is every file that may be served. Hidden ones are not, as they never are.
 */
public final class AppHashes {
    /** By code point, which is the order of the bytes in UTF-8: what {@code LC_ALL=C sort} does. */
    public static final Comparator<String> ORDER = AppHashes::compare;

    private final Map<String, HashList.Entry> entries;

    private AppHashes(Map<String, HashList.Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads every file of the app in {@code folder}.
     *
     * @throws InvalidAppException if there is one that cannot be packaged: a link, a device, a name
     *     with control characters
     * @throws IOException if one cannot be read
     */
    public static AppHashes of(Path folder) throws IOException, InvalidAppException {
        return of(folder, Collections.emptyList());
    }

    /**
     * The same without some files.
     *
     * @param excluded paths of files, and of folders with all below them
     * @throws InvalidAppException also if the app has nothing of such a path
     */
    public static AppHashes of(Path folder, List<String> excluded)
            throws IOException, InvalidAppException {
        Map<String, HashList.Entry> entries = new TreeMap<>(ORDER);
        List<String> absent = new ArrayList<>(excluded);
        Map<String, Path> files = new TreeMap<>(ORDER);
        collect(folder, "", files, absent);
        if (!absent.isEmpty()) {
            throw new InvalidAppException(
                    "the manifest leaves out "
                            + absent.get(0)
                            + ", which the app does not have: take the line out");
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            entries.put(file.getKey(), entry(file.getKey(), file.getValue()));
        }
        return new AppHashes(entries);
    }

    /**
     * Adds what is below {@code folder} to {@code files}.
     *
     * @param excluded what is left out; loses what was found
     */
    private static void collect(
            Path folder, String prefix, Map<String, Path> files, List<String> excluded)
            throws IOException, InvalidAppException {
        List<Path> listed = new ArrayList<>();
        try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder)) {
            listing.forEach(listed::add);
        }
        for (Path file : listed) {
            String path = prefix + file.getFileName();
            if (isHidden(path) || excluded.remove(path)) {
                continue;
            }
            if (!isServed(path)) {
                throw new InvalidAppException(
                        "cannot package " + file + ": no address can name it");
            } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                collect(file, path + "/", files, excluded);
            } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                files.put(path, file);
            } else {
                throw new InvalidAppException(
                        "cannot package " + file + ": it is a link or a device, not a file");
            }
        }
    }

    private static boolean isHidden(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith(".") && UrlPath.problem(name, name.equals(path)) != null;
    }

    /** Whether {@code path} is that of a file an address can name. */
    static boolean isServed(String path) {
        if (path.length() > UrlPath.CHARS_MAX) {
            return false;
        }
        boolean top = true;
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || UrlPath.problem(name, top) != null) {
                return false;
            }
            top = false;
        }
        return true;
    }

    private static HashList.Entry entry(String path, Path file) throws IOException {
        MessageDigest whole = Sha256.digest();
        MessageDigest piece = Sha256.digest();
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(HashList.PIECE_BYTES);
            int count = AppFile.fill(channel, bytes, 0);
            while (count > 0) {
                whole.update(bytes.array(), 0, count);
                piece.update(bytes.array(), 0, count);
                pieces.write(piece.digest(), 0, Sha256.BYTES);
                size += count;
                ((Buffer) bytes).clear();
                count = AppFile.fill(channel, bytes, size);
            }
        }
        boolean single = HashList.pieces(size) <= 1;
        return new HashList.Entry(
                path, size, whole.digest(), single ? new byte[0] : pieces.toByteArray());
    }

    /** The files listed, by their paths below the app's folder, in the order of the list. */
    public Collection<String> paths() {
        return Collections.unmodifiableCollection(entries.keySet());
    }

    /** The text of the list. */
    public String text() {
        StringBuilder list = new StringBuilder(HashList.HEAD).append('\n');
        for (HashList.Entry entry : entries.values()) {
            entry.write(list);
        }
        return list.toString();
    }

    /** The SHA-256 of the list in hexadecimal: a name for exactly this package. */
    public String sha256() {
        return Sha256.hex(Sha256.digest().digest(text().getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes the list where a packaged app has it, {@code .kith/hashes} below {@code folder}. */
    public void write(Path folder) throws IOException {
        Path file = folder.resolve(HashList.PATH);
        Files.createDirectories(folder.resolve(".kith"));
        Files.write(file, text().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Compares a packaged app with its list.
     *
     * @return one sentence for each file that was changed, added or removed; empty for a whole
     *     package
     * @throws InvalidAppException if it has no list, or the list is none
     */
    public static List<String> differences(Path folder) throws IOException, InvalidAppException {
        HashList list = HashListReader.read(folder, null);
        if (list == null) {
            throw new InvalidAppException(folder + " is not packaged: it has no " + HashList.PATH);
        }
        List<String> differences = new ArrayList<>();
        Map<String, Path> files = new TreeMap<>(ORDER);
        collect(folder, "", files, new ArrayList<>());
        for (HashList.Entry entry : list.entries().values()) {
            Path file = files.remove(entry.path());
            if (file == null) {
                differences.add(entry.path() + " was removed after the app was packaged");
            } else if (!same(entry, entry(entry.path(), file))) {
                differences.add(entry.path() + " was changed after the app was packaged");
            }
        }
        for (String added : files.keySet()) {
            differences.add(added + " was added after the app was packaged");
        }
        return Collections.unmodifiableList(differences);
    }

    /** Whether the bytes of {@code file} are those of an entry; false also if there is no file. */
    public static boolean matches(HashList.Entry entry, Path file) {
        try {
            return hasSize(entry, file) && same(entry, entry(entry.path(), file));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether there is a file of the entry's size. */
    static boolean hasSize(HashList.Entry entry, Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == entry.size();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean same(HashList.Entry one, HashList.Entry other) {
        StringBuilder a = new StringBuilder();
        StringBuilder b = new StringBuilder();
        one.write(a);
        other.write(b);
        return a.toString().contentEquals(b);
    }

    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int x = a.codePointAt(i);
            int y = b.codePointAt(j);
            if (x != y) {
                return Integer.compare(x, y);
            }
            i += Character.charCount(x);
            j += Character.charCount(y);
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }
}
