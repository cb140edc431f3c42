package kith.cli.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import kith.bridge.app.Reasons;
import kith.bridge.app.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Which package of an app is installed: the file {@code receipt} in the app's folder.
 *
 * <pre>
 * kith-receipt 1
 * signer d75a9801…
 * current 60303ae2…
 * previous fd61a03a…
 * </pre>
 *
 * @param signer the public key trusted for this app
 * @param current the name of the package that is started
 * @param previous of the one before it, to which one can go back; null if there is none
 */
record Receipt(String signer, String current, @Nullable String previous) {
    static final String NAME = "receipt";

    private static final String HEAD = "kith-receipt 1";

    /** 1 KiB: the file has 230 bytes. */
    private static final int FILE_BYTES_MAX = 1024;

    /** What is installed in an app's folder; null if nothing is. */
    static @Nullable Receipt read(Path folder) throws InstallException {
        Path file = folder.resolve(NAME);
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw damaged(file);
            }
            return parse(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new InstallException("cannot read " + file + ": " + Reasons.of(e), e);
        }
    }

    private static Receipt parse(Path file, String text) throws InstallException {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4) {
            throw damaged(file);
        }
        String previous = value(lines[3], "previous ");
        Receipt receipt =
                new Receipt(
                        value(lines[1], "signer "),
                        value(lines[2], "current "),
                        previous.isEmpty() ? null : previous);
        if (Sha256.parse(receipt.signer) == null
                || Sha256.parse(receipt.current) == null
                || (!previous.isEmpty() && Sha256.parse(previous) == null)
                || !receipt.text().equals(text)) {
            throw damaged(file);
        }
        return receipt;
    }

    private static String value(String line, String word) {
        return line.startsWith(word) ? line.substring(word.length()) : "";
    }

    private static InstallException damaged(Path file) {
        return new InstallException(
                file
                        + " is damaged; remove the app by kith uninstall and install it again (its"
                        + " data are kept)");
    }

    /** With the version before in the place of the one that is started. */
    Receipt swapped(String before) {
        return new Receipt(signer, /* current= */ before, /* previous= */ current);
    }

    String text() {
        return HEAD
                + ("\nsigner " + signer)
                + ("\ncurrent " + current)
                + (previous == null ? "" : "\nprevious " + previous)
                + "\n";
    }
}
