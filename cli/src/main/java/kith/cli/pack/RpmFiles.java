package kith.cli.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;

/** The files of an rpm: described in its header, contained in its payload. */
final class RpmFiles {
    private static final int FOLDER_MODE = 040755;
    private static final int LINK_MODE = 0120777;
    private static final int FILE_MODE = 0100644;
    private static final int PROGRAM_MODE = 0100755;
    private static final int SHA256 = 8;
    private static final int DOCUMENTATION = 2;

    private final List<FileTree.Entry> entries = new ArrayList<>();

    /**
     * @param own the folders below which all belongs to the package; others are the system's
     */
    RpmFiles(FileTree files, List<String> own) {
        for (FileTree.Entry entry : files.entries()) {
            boolean ownFolder = own.stream().anyMatch(top -> (entry.path() + "/").startsWith(top));
            if (!(entry instanceof FileTree.Folder) || ownFolder) {
                entries.add(entry);
            }
        }
    }

    void describe(RpmHeader header) throws IOException {
        List<String> folders = new ArrayList<>();
        List<Integer> folderOf = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        List<Integer> modes = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        List<String> links = new ArrayList<>();
        List<Integer> flags = new ArrayList<>();
        for (FileTree.Entry entry : entries) {
            String path = "/" + entry.path();
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            if (!folders.contains(folder)) {
                folders.add(folder);
            }
            folderOf.add(folders.indexOf(folder));
            names.add(path.substring(folder.length()));
            sizes.add(Math.toIntExact(size(entry)));
            modes.add(mode(entry));
            digests.add(entry instanceof FileTree.File file ? Deb.digest("SHA-256", file) : "");
            links.add(entry instanceof FileTree.Link link ? link.target() : "");
            flags.add(path.startsWith("/usr/share/doc/") ? DOCUMENTATION : 0);
        }
        header.numbers(1028, sizes);
        header.shorts(1030, modes);
        header.shorts(1033, all(0));
        header.numbers(1034, all((int) (Reproducible.timeMs() / 1000)));
        header.texts(1035, digests);
        header.texts(1036, links);
        header.numbers(1037, flags);
        header.texts(1039, allTexts("root"));
        header.texts(1040, allTexts("root"));
        // All is verified.
        header.numbers(1045, all(-1));
        header.numbers(1095, all(1));
        header.numbers(1096, inodes());
        header.texts(1097, allTexts(""));
        header.numbers(1116, folderOf);
        header.texts(1117, names);
        header.texts(1118, folders);
        header.number(5011, SHA256);
    }

    private List<Integer> all(int value) {
        return entries.stream().map(entry -> value).toList();
    }

    private List<String> allTexts(String value) {
        return entries.stream().map(entry -> value).toList();
    }

    private List<Integer> inodes() {
        List<Integer> numbers = new ArrayList<>();
        entries.forEach(entry -> numbers.add(numbers.size() + 1));
        return numbers;
    }

    /** The bytes of all files. */
    long size() {
        return entries.stream().mapToLong(FileTree.Entry::size).sum();
    }

    private static long size(FileTree.Entry entry) {
        return switch (entry) {
            case FileTree.Folder folder -> 4096;
            case FileTree.Link link -> link.target().length();
            case FileTree.File file -> file.size();
        };
    }

    private static int mode(FileTree.Entry entry) {
        return switch (entry) {
            case FileTree.Folder folder -> FOLDER_MODE;
            case FileTree.Link link -> LINK_MODE;
            // rpm's custom for libraries, which is not Debian's.
            case FileTree.File file ->
                    file.program() || file.path().endsWith(".so") ? PROGRAM_MODE : FILE_MODE;
        };
    }

    /** Writes the payload: a cpio archive, compressed by xz. */
    void write(Path to) throws IOException {
        try (OutputStream file = Files.newOutputStream(to);
                OutputStream xz = new Xz(file);
                CpioArchiveOutputStream cpio =
                        new CpioArchiveOutputStream(
                                xz, CpioConstants.FORMAT_NEW, 4, StandardCharsets.UTF_8.name())) {
            int number = 0;
            for (FileTree.Entry entry : entries) {
                number++;
                add(cpio, entry, number);
            }
        }
    }

    private static void add(CpioArchiveOutputStream cpio, FileTree.Entry entry, int number)
            throws IOException {
        var header = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, "./" + entry.path());
        header.setMode(mode(entry));
        header.setInode(number);
        header.setNumberOfLinks(1);
        header.setTime(Reproducible.timeMs() / 1000);
        byte[] target =
                entry instanceof FileTree.Link link
                        ? link.target().getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
        header.setSize(entry instanceof FileTree.Link ? target.length : entry.size());
        cpio.putArchiveEntry(header);
        if (entry instanceof FileTree.File file) {
            try (InputStream contents = file.open()) {
                contents.transferTo(cpio);
            }
        } else {
            cpio.write(target);
        }
        cpio.closeArchiveEntry();
    }
}
