package kith.cli.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/**
 * A package file of Debian, format 2.0.
 *
 * @see <a href="https://manpages.debian.org/deb.5">deb(5)</a>
 */
final class Deb {
    private static final int FILE = 0100644;

    private Deb() {}

    /**
     * Writes a new file.
     *
     * @param control the fields, each line with its end
     * @param files from the root
     * @param scratch a folder for the parts
     */
    static void write(String control, FileTree files, Path scratch, Path to) throws IOException {
        FileTree about = new FileTree();
        about.text("control", control);
        about.text("md5sums", sums(files));
        Path controlTar = scratch.resolve("control.tar.xz");
        Path dataTar = scratch.resolve("data.tar.xz");
        Tar.write(about, "./", controlTar);
        Tar.write(files, "./", dataTar);
        try (OutputStream file = Files.newOutputStream(to);
                ArArchiveOutputStream ar = new ArArchiveOutputStream(file)) {
            byte[] version = "2.0\n".getBytes(StandardCharsets.US_ASCII);
            ar.putArchiveEntry(entry("debian-binary", version.length));
            ar.write(version);
            ar.closeArchiveEntry();
            add(ar, controlTar);
            add(ar, dataTar);
        }
    }

    private static void add(ArArchiveOutputStream ar, Path part) throws IOException {
        ar.putArchiveEntry(entry(String.valueOf(part.getFileName()), Files.size(part)));
        Files.copy(part, ar);
        ar.closeArchiveEntry();
    }

    private static ArArchiveEntry entry(String name, long size) {
        return new ArArchiveEntry(name, size, 0, 0, FILE, Reproducible.timeMs() / 1000);
    }

    /** What {@code dpkg --verify} compares. */
    private static String sums(FileTree files) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (FileTree.Entry entry : files.entries()) {
            if (entry instanceof FileTree.File file) {
                sums.append(digest("MD5", file)).append("  ").append(file.path()).append('\n');
            }
        }
        return sums.toString();
    }

    /** The digest of a file in hexadecimal. */
    static String digest(String algorithm, FileTree.File file) throws IOException {
        try (InputStream contents = file.open();
                DigestInputStream digested =
                        new DigestInputStream(contents, MessageDigest.getInstance(algorithm))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
