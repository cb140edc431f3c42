package kith.cli.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;
import kith.bridge.app.Reasons;
import kith.bridge.manifest.Manifest;
import kith.bridge.pack.AppStatement;
import kith.bridge.pack.KithFile;

/**
 * One package as it lies unpacked.
 *
 * @param folder holds {@code head}, {@code files} and {@code in-use}
 */
record UnpackedApp(Path folder, KithFile.Head signed) {
    static final String HEAD = "head";
    static final String FILES = "files";
    static final String IN_USE = "in-use";

    /**
     * Reads the head. That it is the statement of this name shows its hash; the signature is left
     * to {@link #verify}.
     *
     * @param name of the package
     * @throws InstallException if something of it is not as it was signed
     */
    static UnpackedApp open(Path app, String name, String signer) throws InstallException {
        Path folder = app.resolve(name);
        Path head = folder.resolve(HEAD);
        try {
            KithFile.Head signed = KithFile.Head.parse(head.toString(), Files.readAllBytes(head));
            AppStatement statement = signed.statement();
            if (!statement.hash().equals(name)
                    || !statement.signer().equals(signer)
                    || !app.endsWith(statement.id())) {
                throw new InstallException(
                        head + " belongs to another package; install the app again");
            }
            return new UnpackedApp(folder, signed);
        } catch (InvalidAppException e) {
            throw new InstallException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new InstallException(
                    "cannot read " + head + ": " + Reasons.of(e) + "; install the app again", e);
        }
    }

    /**
     * Checks the signature.
     *
     * @throws InvalidAppException if it is wrong
     */
    void verify() throws InvalidAppException {
        signed.verify(folder.resolve(HEAD).toString());
    }

    AppStatement statement() {
        return signed.statement();
    }

    Path files() {
        return folder.resolve(FILES);
    }

    /** The hash list that the signature covers. */
    String seal() {
        return statement().files().sha256();
    }

    Manifest manifest() throws InvalidAppException {
        return Manifest.read(AppFiles.sealed(files(), seal()));
    }
}
