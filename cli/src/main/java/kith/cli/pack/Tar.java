package kith.cli.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Tar archives, compressed by xz: owned by root, one time for all files, in order. */
final class Tar {
    private static final int PROGRAM = 0755;
    private static final int FILE = 0644;

    private Tar() {}

    /**
     * Writes a new file.
     *
     * @param prefix before each path: {@code ./} in Debian's packages
     */
    static void write(FileTree files, String prefix, Path to) throws IOException {
        try (OutputStream file = Files.newOutputStream(to);
                OutputStream xz = new Xz(file);
                TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(xz, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            if (!prefix.isEmpty()) {
                tar.putArchiveEntry(entry(prefix, TarConstants.LF_DIR, PROGRAM));
                tar.closeArchiveEntry();
            }
            for (FileTree.Entry each : files.entries()) {
                add(tar, prefix + each.path(), each);
            }
        }
    }

    private static void add(TarArchiveOutputStream tar, String path, FileTree.Entry entry)
            throws IOException {
        switch (entry) {
            case FileTree.Folder folder ->
                    tar.putArchiveEntry(entry(path + "/", TarConstants.LF_DIR, PROGRAM));
            case FileTree.Link link -> {
                TarArchiveEntry header = entry(path, TarConstants.LF_SYMLINK, 0777);
                header.setLinkName(link.target());
                tar.putArchiveEntry(header);
            }
            case FileTree.File file -> {
                TarArchiveEntry header =
                        entry(path, TarConstants.LF_NORMAL, file.program() ? PROGRAM : FILE);
                header.setSize(file.size());
                tar.putArchiveEntry(header);
                try (InputStream contents = file.open()) {
                    contents.transferTo(tar);
                }
            }
        }
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String path, byte type, int mode) {
        TarArchiveEntry header = new TarArchiveEntry(path, type);
        header.setMode(mode);
        header.setIds(0, 0);
        header.setNames("root", "root");
        header.setModTime(Reproducible.timeMs());
        return header;
    }
}
