package kith.cli.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
            // dpkg reads GNU's extensions, not those of POSIX. Long names are written below.
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_TRUNCATE);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
            if (!prefix.isEmpty()) {
                begin(tar, entry(prefix, TarConstants.LF_DIR, PROGRAM));
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
                    begin(tar, entry(path + "/", TarConstants.LF_DIR, PROGRAM));
            case FileTree.Link link -> {
                TarArchiveEntry header = entry(path, TarConstants.LF_SYMLINK, 0777);
                header.setLinkName(link.target());
                begin(tar, header);
            }
            case FileTree.File file -> {
                TarArchiveEntry header =
                        entry(path, TarConstants.LF_NORMAL, file.program() ? PROGRAM : FILE);
                header.setSize(file.size());
                begin(tar, header);
                try (InputStream contents = file.open()) {
                    contents.transferTo(tar);
                }
            }
        }
        tar.closeArchiveEntry();
    }

    /** Begins an entry, before it one that holds its name if that does not fit into a header. */
    private static void begin(TarArchiveOutputStream tar, TarArchiveEntry header)
            throws IOException {
        byte[] name = header.getName().getBytes(StandardCharsets.UTF_8);
        if (name.length >= TarConstants.NAMELEN) {
            // Not by the library, which would name the person that runs it as the owner.
            TarArchiveEntry full =
                    entry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME, FILE);
            full.setSize(name.length + 1L);
            tar.putArchiveEntry(full);
            tar.write(Arrays.copyOf(name, name.length + 1));
            tar.closeArchiveEntry();
        }
        tar.putArchiveEntry(header);
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
