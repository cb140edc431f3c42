package kith.bridge.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kith.bridge.app.AppFiles;
import kith.bridge.app.InvalidAppException;

/** An app's folder on the disk. */
record TestApp(Path folder) {

    /** A folder with a page. */
    static TestApp in(Path folder) {
        return new TestApp(folder).with("index.html", "<!doctype html><title>Page</title>");
    }

    TestApp with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    TestApp with(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestApp manifest(String json) {
        return with("manifest.webmanifest", json);
    }

    /** With a manifest of Kith's members alone. */
    TestApp kith(String json) {
        return manifest("{\"kith\": " + json + "}");
    }

    Manifest read() throws InvalidAppException {
        return Manifest.read(AppFiles.of(folder));
    }

    /** The one line that is said about the app; its folder's name is left out. */
    String complaint() {
        try {
            Manifest manifest = read();
            throw new AssertionError("no complaint about " + manifest);
        } catch (InvalidAppException e) {
            return cut(String.valueOf(e.getMessage()));
        }
    }

    /** The warnings, without the folder's name. */
    List<String> warnings() throws InvalidAppException {
        return read().warnings().stream().map(this::cut).toList();
    }

    private String cut(String message) {
        return message.replace(folder + "/", "").replace("manifest.webmanifest:", "");
    }
}
