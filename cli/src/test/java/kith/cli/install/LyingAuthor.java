package kith.cli.install;

import java.nio.file.Files;
import java.nio.file.Path;
import kith.bridge.app.AppFiles;
import kith.bridge.app.AppHashes;
import kith.bridge.manifest.Manifest;
import kith.bridge.pack.KithFileWriter;
import kith.cli.pack.SigningKey;

/** Signs a statement of few permissions over files whose manifest asks for more. */
final class LyingAuthor {
    private final Path temp;

    LyingAuthor(Path temp) {
        this.temp = temp;
    }

    Path pack() throws Exception {
        Path app = Files.createDirectories(temp.resolve("lie"));
        Files.writeString(app.resolve("index.html"), "page");
        Path text = app.resolve("manifest.webmanifest");
        Files.writeString(text, "{\"kith\":{\"id\":\"org.example.hello\",\"permissions\":{}}}");
        Manifest harmless = Manifest.read(AppFiles.of(app));
        Files.writeString(
                text, "{\"kith\":{\"id\":\"org.example.hello\",\"permissions\":{\"os\":true}}}");
        Path file = temp.resolve("lie.kith");
        SigningKey key = SigningKey.make(temp.resolve("lie.key"));
        KithFileWriter.write(app, harmless, AppHashes.of(app), key, file);
        return file;
    }
}
