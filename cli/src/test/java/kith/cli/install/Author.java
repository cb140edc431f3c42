package kith.cli.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.bridge.app.AppFiles;
import kith.bridge.app.AppHashes;
import kith.bridge.manifest.Manifest;
import kith.bridge.pack.DiskSource;
import kith.bridge.pack.KithFile;
import kith.bridge.pack.KithFileWriter;
import kith.cli.pack.SigningKey;

/** Somebody who packs an app in a test: a folder with its files, and a key. */
final class Author {
    static final String ID = "org.example.hello";

    private final Path folder;
    private final SigningKey key;
    private int packages;

    Author(Path temp, String name) throws Exception {
        folder = Files.createDirectories(temp.resolve(name));
        key = SigningKey.make(folder.resolve("key"));
        with("index.html", "<!doctype html><p>Hello");
        with("large.txt", "large ".repeat(60_000));
    }

    String publicKey() {
        return key.publicKey();
    }

    Author with(String path, String text) throws IOException {
        Path file = folder.resolve("app").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** The package of what is there now. */
    Path pack(String version, String permissions) throws Exception {
        return pack(ID, version, permissions);
    }

    Path pack(String id, String version, String permissions) throws Exception {
        with(
                "manifest.webmanifest",
                "{\"name\":\"Hello\",\"kith\":{\"id\":\""
                        + id
                        + "\",\"version\":\""
                        + version
                        + "\",\"permissions\":{"
                        + permissions
                        + "}},\"icons\":[{\"src\":\"icon.svg\",\"sizes\":\"any\"}],"
                        + "\"file_handlers\":[{\"action\":\"/\",\"accept\":"
                        + "{\"text/markdown\":[\".md\"],\"application/x-hello\":[\".hello\"]}}]}");
        with("icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Path app = folder.resolve("app");
        Path file = folder.resolve(packages++ + ".kith");
        Manifest manifest = Manifest.read(AppFiles.of(app));
        KithFileWriter.write(app, manifest, AppHashes.of(app), key, file);
        return file;
    }

    static KithFile open(Path file) throws Exception {
        return KithFile.open(new DiskSource(file));
    }
}
