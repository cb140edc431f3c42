package kith.cli.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a package by their path in it, folders before what is in them. Nothing of it depends
 * on whose files they were, their times or the order the disk lists them in.
 */
final class FileTree {
    private final TreeMap<String, Entry> entries = new TreeMap<>();

    /** A folder, a file or a link. */
    sealed interface Entry {
        /** Names with slashes in between, none at either end. */
        String path();

        /** In bytes; 0 for what is no file. */
        long size();
    }

    /** A folder. */
    record Folder(String path) implements Entry {
        @Override
        public long size() {
            return 0;
        }
    }

    /** A symbolic link. */
    record Link(String path, String target) implements Entry {
        @Override
        public long size() {
            return 0;
        }
    }

    /**
     * A file.
     *
     * @param onDisk where its contents are, or null for {@code contents}
     * @param program whether it can be run
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record File(String path, @Nullable Path onDisk, byte[] contents, long size, boolean program)
            implements Entry {
        InputStream open() throws IOException {
            return onDisk == null
                    ? new ByteArrayInputStream(contents)
                    : Files.newInputStream(onDisk);
        }
    }

    /** All entries, a folder always before what is in it. */
    Collection<Entry> entries() {
        return entries.values();
    }

    /** The bytes of all files. */
    long size() {
        return entries.values().stream().mapToLong(Entry::size).sum();
    }

    void text(String path, String text) {
        bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(String path, byte[] contents) {
        put(new File(path, null, contents, contents.length, false));
    }

    void script(String path, String text) {
        program(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void program(String path, byte[] contents) {
        put(new File(path, null, contents, contents.length, true));
    }

    void link(String path, String target) {
        put(new Link(path, target));
    }

    void file(String path, Path onDisk, boolean program) throws IOException {
        put(new File(path, onDisk, new byte[0], Files.size(onDisk), program));
    }

    /** The paths that begin with {@code prefix}. */
    List<String> paths(String prefix) {
        return entries.keySet().stream().filter(path -> path.startsWith(prefix)).toList();
    }

    void remove(String path) {
        entries.remove(path);
    }

    /** Adds what {@code folder} holds below {@code at}; links are followed. */
    void copy(String at, Path folder, Predicate<String> isProgram) throws IOException {
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                if (Files.isRegularFile(file)) {
                    String path = folder.relativize(file).toString();
                    file(at + "/" + path, file, isProgram.test(path));
                }
            }
        }
    }

    /** Adds all of {@code other} below {@code at}. */
    void addAll(String at, FileTree other) {
        for (Entry entry : other.entries()) {
            String path = at + "/" + entry.path();
            put(
                    switch (entry) {
                        case Folder folder -> new Folder(path);
                        case Link link -> new Link(path, link.target());
                        case File file ->
                                new File(
                                        path,
                                        file.onDisk(),
                                        file.contents(),
                                        file.size(),
                                        file.program());
                    });
        }
    }

    private void put(Entry entry) {
        String path = entry.path();
        for (int at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
            String above = path.substring(0, at);
            entries.putIfAbsent(above, new Folder(above));
        }
        entries.put(path, entry);
    }
}
