package kith.cli.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.bridge.app.InvalidAppException;
import kith.bridge.pack.KithFileWriter;

/** One signed file for wherever Kith is, see docs/format/kith-file.md. */
final class KithPackager implements Packager {
    @Override
    public Path write(Build build, Path folder) throws IOException, PackException {
        KithFileWriter.Signer signer = build.signer();
        if (signer == null) {
            throw new PackException(
                    "a .kith file is signed: add --sign KEY; to make a key: kith key new KEY");
        }
        String name = build.manifest().id() + "-" + build.manifest().version() + ".kith";
        Path file = folder.resolve(name);
        try {
            KithFileWriter.write(build.app(), build.manifest(), build.hashes(), signer, file);
        } catch (InvalidAppException e) {
            throw new PackException(String.valueOf(e.getMessage()), e);
        }
        build.progress().accept(name + ": " + Sizes.of(Files.size(file)));
        return file;
    }
}
