package kith.cli.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kith.bridge.app.AppFiles;
import kith.bridge.manifest.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kith build} leaves where, and what it leaves nowhere. */
final class BuilderTest {
    @TempDir private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void makesAFolderWithTheAppsFilesAndTheirHashes() throws Exception {
        Path made = build(app("hello"), new DirPackager()).path();
        assertEquals(folder.resolve("out/org.example.hello-1.2.0"), made);
        assertEquals("hello", Files.readString(made.resolve("app/index.html")));
        assertTrue(Files.readString(made.resolve("app/.kith/hashes")).contains(" 5 index.html\n"));
        assertEquals(List.of(made), list(folder.resolve("out")));
    }

    @Test
    void replacesAnEarlierPackage() throws Exception {
        Path app = app("hello");
        build(app, new DirPackager());
        Files.writeString(app.resolve("index.html"), "changed");
        Path made = build(app, new DirPackager()).path();
        assertEquals("changed", Files.readString(made.resolve("app/index.html")));
    }

    @Test
    void leavesNothingBehindWhenAFormatFails() throws Exception {
        Packager broken =
                (build, into) -> {
                    Files.writeString(into.resolve("half"), "x");
                    throw new IOException("No space left on device");
                };
        PackException e = assertThrows(PackException.class, () -> build(app("a"), broken));
        assertEquals("cannot make the package: No space left on device", e.getMessage());
        assertEquals(List.of(), list(folder.resolve("out")));
    }

    @Test
    void aBuildThatHasEndedLeavesNothingToTidyUp() throws Exception {
        Packager format =
                (build, into) -> {
                    assertEquals(Set.of(into.getParent()), Workplace.begun());
                    return Files.createDirectory(into.resolve("made"));
                };
        build(app("a"), format);
        assertEquals(Set.of(), Workplace.begun());
    }

    @Test
    void saysWhatIsWrongWithTheManifest() throws Exception {
        Path app = app("hello");
        Files.writeString(app.resolve("manifest.webmanifest"), "{ \"kith\": { \"id\": 7 } }");
        PackException e = assertThrows(PackException.class, () -> build(app, new DirPackager()));
        assertTrue(
                String.valueOf(e.getMessage()).contains("manifest.webmanifest:1:19"),
                e.getMessage());
        assertTrue(Files.notExists(folder.resolve("out")), "nothing was made");
    }

    @Test
    void refusesAPlaceThatIsAFile() throws Exception {
        Files.writeString(folder.resolve("out"), "");
        PackException e =
                assertThrows(PackException.class, () -> build(app("hello"), new DirPackager()));
        assertEquals(
                "cannot write to " + folder.resolve("out") + ": a file of that name is in the way",
                e.getMessage());
    }

    @Test
    void leavesAloneWhatIsNoPackage() throws Exception {
        Path mine = folder.resolve("out/org.example.hello-1.2.0/mine");
        Files.createDirectories(mine.getParent());
        Files.writeString(mine, "precious");
        PackException e =
                assertThrows(PackException.class, () -> build(app("hello"), new DirPackager()));
        assertTrue(String.valueOf(e.getMessage()).contains("is in the way"), e.getMessage());
        assertEquals("precious", Files.readString(mine));
    }

    @Test
    void packagesAmongTheAppsFilesAreNotPackedAgain() throws Exception {
        Path app = app("hello");
        Builder builder = new Builder(null, app, said::add);
        Made first = builder.app(app, Build.RuntimeKind.SHARED, new DirPackager());
        Made second = builder.app(app, Build.RuntimeKind.SHARED, new DirPackager());
        assertEquals(first, second);
    }

    @Test
    void whatIsSaidOfAnAppIsWellFormed() throws Exception {
        Path app = app("hello");
        Files.writeString(
                app.resolve("manifest.webmanifest"),
                """
                {"name": "Hello", "description": "a\\u0001b.",
                 "kith": {"id": "org.example.hello", "version": "1.2.0"}}
                """);
        Manifest manifest = Manifest.read(AppFiles.of(app));
        assertEquals("A b", AppStream.summary(manifest));
        assertTrue(AppStream.text(manifest, "1.2.0").contains("<p>a b.</p>"));
    }

    @Test
    void aDescriptionOfNothingIsMadeUpFor() throws Exception {
        Path app = app("hello");
        for (String description : List.of(".", " ")) {
            Files.writeString(
                    app.resolve("manifest.webmanifest"),
                    """
                    {"name": "Hello", "description": "%s",
                     "kith": {"id": "org.example.hello", "version": "1.2.0"}}
                    """
                            .formatted(description));
            assertEquals(
                    "App Hello", AppStream.summary(Manifest.read(AppFiles.of(app))), description);
        }
    }

    private Made build(Path app, Packager format) throws PackException {
        return new Builder(null, folder.resolve("out"), said::add)
                .app(app, Build.RuntimeKind.SHARED, format);
    }

    private Path app(String name) throws IOException {
        Path app = Files.createDirectory(folder.resolve(name));
        Files.writeString(app.resolve("index.html"), "hello");
        Files.writeString(
                app.resolve("manifest.webmanifest"),
                """
                {"name": "Hello", "kith": {"id": "org.example.hello", "version": "1.2.0"}}
                """);
        return app;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        }
    }
}
